import fc from 'fast-check'
import { expect, test } from 'vitest'
import { editDistances } from './edit-distance'
import { listAlternatives } from './search-alternatives'
import { makeVocabulary } from './search-vocabulary'

// So few letters that most words have a near one.
const word = fc.string({ unit: fc.constantFrom('a', 'b', 'b', 'c'), minLength: 3, maxLength: 9 })

test('gives the nearest of all words, whichever letter is wrong', () => {
  let found = 0
  fc.assert(
    fc.property(fc.uniqueArray(word, { minLength: 1, maxLength: 30 }), word, (words, typed) => {
      fc.pre(!words.includes(typed))
      const best = Math.min(...words.map((one) => rankOf(typed, one)))
      const alternatives = listAlternatives(makeVocabulary(new Map(words.map((one) => [one, 1]))), typed)
      for (const alternative of alternatives) expect(rankOf(typed, alternative)).toBe(best)
      expect(alternatives.length > 0).toBe(best < Number.POSITIVE_INFINITY)
      if (alternatives.length > 0) found += 1
    }),
    { numRuns: 3_000 },
  )
  expect(found).toBeGreaterThan(200)
})

test.each([
  ['missing', 'ebhook', 'webhook'],
  ['another', 'vebhook', 'webhook'],
  ['swapped with the next', 'ewbhook', 'webhook'],
  ['one too many', 'swebhook', 'webhook'],
  ['missing, and the word still being typed', 'uthent', 'authentication'],
  ['the same as the next, and one too many', 'lllama', 'llama'],
  ['of a pair of surrogates', '𐌰𐌱𐌲', '𐌳𐌱𐌲'],
])('the first letter may be %s', (_, typed, meant) => {
  expect(listAlternatives(makeVocabulary(new Map([[meant, 1]])), typed)).toEqual([meant])
})

/** How far off a word is by the rules: its letters wrong, whole ones first; infinite where it is no alternative. */
function rankOf(typed: string, other: string): number {
  const { whole, beginning } = editDistances(typed, other, 2)
  const distance = typed.length < 6 ? whole : Math.min(whole, beginning)
  const most = typed.length < 8 ? 1 : 2
  const isOff = typed.length < 4 || distance === 0 || distance > most || (distance === 2 && typed[0] !== other[0])
  return isOff ? Number.POSITIVE_INFINITY : 2 * distance + (whole === distance ? 0 : 1)
}
