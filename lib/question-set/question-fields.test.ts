import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { keyPointsOfText, linesOfText, textOfKeyPoints } from './question-fields'
import { ownQuestionSchema } from './set-schema'

const point = (id: string, text: string, detail = '') => ({ id, text, detail })

describe('key points as they are typed', () => {
  it('keep their ids where their words stay, wherever they move, and where words change in their place', () => {
    const before = [point('a', 'First', 'More of it'), point('b', 'Second')]
    expect(textOfKeyPoints(before)).toBe('First\n  More of it\nSecond')
    expect(keyPointsOfText('- Second\nFirst\n  More of it', before)).toEqual([
      point('b', 'Second'),
      point('a', 'First', 'More of it'),
    ])
    expect(keyPointsOfText('First\nSecond, said better', before)).toEqual([
      point('a', 'First'),
      point('b', 'Second, said better'),
    ])
    expect(keyPointsOfText('New\nFirst\nSecond', before).map(({ id }) => id)).toEqual(['point-1', 'a', 'b'])
  })

  it('are what a question may hold, whatever is typed', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a', 'b', ' ', '  ', '\n', '- ', '\t', 'c d')).map((parts) => parts.join('')),
        fc.uniqueArray(fc.constantFrom('point-1', 'point-2', 'x')),
        (text, ids) => {
          const keyPoints = keyPointsOfText(
            text,
            ids.map((id) => point(id, id)),
          )
          expect(ownQuestionSchema.safeParse({ id: 'q', text: 'Why?', keyPoints }).success).toBe(true)
        },
      ),
    )
  })
})

it('a list is typed one item a line', () => {
  expect(linesOfText('- One\n\n • Two \n\tThree')).toEqual(['One', 'Two', 'Three'])
})
