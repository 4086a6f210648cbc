import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { KIT_SCORES } from './kit'
import { isBlank, type KitMarks, markOf, NO_MARK, NO_MARKS, parseMarks, withMark, withRestored } from './kit-marks'

const typed = fc.string({ maxLength: 6 })
const marks: fc.Arbitrary<KitMarks> = fc.record({
  candidate: typed,
  interviewer: typed,
  date: typed,
  byKey: fc
    .uniqueArray(
      fc.tuple(
        fc.constantFrom('a', 'b', 'constructor', '__proto__', '7'),
        fc.record({
          question: typed,
          score: fc.constantFrom(null, ...KIT_SCORES),
          anchor: typed,
          notes: typed,
        }),
      ),
      { selector: ([key]) => key },
    )
    .map((entries) => Object.fromEntries(entries.filter(([, { score, notes }]) => score !== null || notes !== ''))),
})

describe('a mark', () => {
  it('is made, changed, and gone when it says nothing any more', () => {
    const scored = withMark(NO_MARKS, 'a', { question: 'Why?', score: 3, anchor: 'Enough' })
    const noted = withMark(scored, 'a', { notes: 'Because' })
    expect(markOf(noted, 'a')).toEqual({ question: 'Why?', score: 3, anchor: 'Enough', notes: 'Because' })
    expect(isBlank(withMark(withMark(noted, 'a', { score: null }), 'a', { notes: '' }))).toBe(true)
  })

  it('is only a question’s own', () => {
    expect(markOf(NO_MARKS, 'constructor')).toBe(NO_MARK)
    const made = withMark(withMark(NO_MARKS, '__proto__', { score: 1 }), 'constructor', { score: 2 })
    expect([markOf(made, '__proto__').score, markOf(made, 'constructor').score]).toEqual([1, 2])
  })
})

describe('what a browser kept', () => {
  it('is read as it was written', () => {
    fc.assert(
      fc.property(marks, (kept) => {
        expect(parseMarks(JSON.stringify(kept))).toEqual(kept)
      }),
    )
  })

  it.each([null, '', '{', '[]', 'null', '7', '{"byKey":[]}', '{"byKey":{"a":null,"b":{"score":9}},"date":4}'])(
    'is nothing where it is %s',
    (kept) => expect(parseMarks(kept)).toEqual(NO_MARKS),
  )
})

describe('what was cleared', () => {
  it('comes back whole where nothing was typed since', () => {
    fc.assert(
      fc.property(marks, (cleared) => {
        expect(withRestored(NO_MARKS, cleared)).toEqual(cleared)
      }),
    )
  })

  it('never takes the place of what was typed since', () => {
    fc.assert(
      fc.property(marks, marks, (since, cleared) => {
        const restored = withRestored(since, cleared)
        expect(restored.candidate).toBe(since.candidate || cleared.candidate)
        for (const [key, { score, notes }] of Object.entries(since.byKey)) {
          expect(markOf(restored, key).score).toBe(score ?? markOf(cleared, key).score)
          expect(markOf(restored, key).notes).toBe(notes || markOf(cleared, key).notes)
        }
      }),
    )
  })
})
