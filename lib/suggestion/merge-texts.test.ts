import fc from 'fast-check'
import { expect, it } from 'vitest'
import { mergeTexts, sentencesOf } from './merge-texts'

/** Sentences that are all different, some of them paragraphs. */
const texts = fc
  .uniqueArray(fc.stringMatching(/^[a-z]{3,8}(?: [a-z]{3,8}){0,4}$/), { minLength: 2, maxLength: 12 })
  .chain((words) =>
    fc
      .array(fc.constantFrom(' ', '\n\n', '\n- '), { minLength: words.length, maxLength: words.length })
      .map((gaps) => words.map((word, index) => `${word}.${index < words.length - 1 ? gaps[index] : ''}`).join('')),
  )

it('cuts a text so that the pieces are the text', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a.?”) \n\r\t-]*$/), (text) => {
      expect(sentencesOf(text).join('')).toBe(text)
    }),
  )
  expect(sentencesOf('One. Two (e.g. this)? “Three.” Four\n\nFive.')).toEqual([
    ...['One. ', 'Two (e.g. ', 'this)? ', '“Three.” ', 'Four\n\n', 'Five.'],
  ])
})

it('takes both of two changes that don’t touch, whichever comes first', () => {
  fc.assert(
    fc.property(texts, fc.nat(), fc.nat(), fc.boolean(), (base, first, second, isCut) => {
      const units = sentencesOf(base)
      const [one, other] = [first % units.length, second % units.length]
      fc.pre(one !== other)
      const put = (at: number, text: string) => units.map((unit, index) => (index === at ? text : unit)).join('')
      const ours = put(one, 'OURS. ')
      const theirs = put(other, isCut ? '' : 'THEIRS. ')
      const merged = mergeTexts(base, ours, theirs)
      expect(merged).toEqual(mergeTexts(base, theirs, ours))
      const wanted = units.map((unit, at) => (at === one ? 'OURS. ' : at === other ? (isCut ? '' : 'THEIRS. ') : unit))
      expect(merged).toEqual({ kind: 'merged', text: wanted.join('') })
    }),
  )
})

it('is what the other made of it where one changed nothing, and one change where both made the same', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (base, text) => {
      for (const merged of [mergeTexts(base, base, text), mergeTexts(base, text, base), mergeTexts(base, text, text)])
        expect(merged).toEqual({ kind: 'merged', text })
    }),
  )
})

it('leaves to a person what touches', () => {
  const base = 'One. Two. Three.'
  expect(mergeTexts(base, 'One. 2. Three.', 'One. Zwei. Three.')).toEqual({ kind: 'conflict' })
  expect(mergeTexts(base, 'One. Three.', 'One. Two, too. Three.')).toEqual({ kind: 'conflict' })
  expect(mergeTexts(base, 'One. Two. 2a. Three.', 'One. Two. 2b. Three.')).toEqual({ kind: 'conflict' })
  // Each a sentence of its own, though nothing stands between.
  expect(mergeTexts(base, '1. Two. Three.', 'One. 2. Three.')).toEqual({ kind: 'merged', text: '1. 2. Three.' })
})

it('gives up on texts that have nothing in common, in time', () => {
  const words = (prefix: string) => Array.from({ length: 4_000 }, (_, index) => `${prefix}${index}.`).join(' ')
  expect(mergeTexts(words('a'), words('b'), words('c'))).toEqual({ kind: 'conflict' })
})
