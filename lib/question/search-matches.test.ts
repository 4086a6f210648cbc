import fc from 'fast-check'
import { expect, test } from 'vitest'
import { firstIds, setOfIds } from './search-id-set'
import { bestOf, type FoundWord, matchesOf } from './search-matches'

const LAST = 40
const ids = fc.uniqueArray(fc.nat(LAST))
const words = fc.array(
  fc.record({ anywhere: ids, marks: fc.array(fc.boolean()), weight: fc.integer({ min: 1, max: 3 }) }),
  { minLength: 1, maxLength: 6 },
)
/** What stands in the text stands in the question. */
const readWords = (some: { anywhere: number[]; marks: boolean[]; weight: number }[]) =>
  some.map(({ anywhere, marks, weight }) => ({ anywhere, inText: anywhere.filter((_, at) => marks[at]), weight }))
const foundOf = (some: ReturnType<typeof readWords>): FoundWord[] =>
  some.map(({ weight, anywhere, inText }) => ({
    weight,
    anywhere: setOfIds(anywhere, LAST),
    inText: setOfIds(inText, LAST),
  }))
const all = (set: Uint32Array) => firstIds(set, LAST + 1)
const ALL = Array.from({ length: LAST + 1 }, (_, id) => id)

test('matches have all the words, else the most that any has of the rarest four', () => {
  fc.assert(
    fc.property(words, ids, (some, within) => {
      const read = readWords(some)
      const { ids: found, isPartial } = matchesOf(foundOf(read), setOfIds(within, LAST))
      const countOf = (id: number, of: typeof read) => of.filter(({ anywhere }) => anywhere.includes(id)).length
      const whole = ALL.filter((id) => within.includes(id) && countOf(id, read) === read.length)
      expect(isPartial).toBe(whole.length === 0 && read.length > 1)
      const rarest = read.toSorted((a, b) => b.weight - a.weight).slice(0, 4)
      const most = Math.max(0, ...within.map((id) => countOf(id, rarest)))
      const nearest = ALL.filter((id) => within.includes(id) && most > 0 && countOf(id, rarest) === most)
      expect(all(found)).toEqual(isPartial ? nearest : whole)
    }),
  )
})

test('of many the first are those with all in the text, then those with the rarest there, each by id', () => {
  fc.assert(
    fc.property(words, fc.integer({ min: 1, max: LAST }), (some, most) => {
      const read = readWords(some)
      const found = foundOf(read)
      const matches = matchesOf(found, setOfIds(ALL, LAST))
      const [rarest] = read.toSorted((a, b) => b.weight - a.weight)
      const stepOf = (id: number) =>
        matches.isPartial || read.every(({ inText }) => inText.includes(id)) ? 0 : rarest?.inText.includes(id) ? 1 : 2
      const expected = all(matches.ids).toSorted((a, b) => stepOf(a) - stepOf(b) || a - b)
      expect(bestOf(found, matches, most)).toEqual(expected.slice(0, most))
    }),
  )
})

test('no word matches nothing', () => {
  expect(all(matchesOf([], setOfIds(ALL, LAST)).ids)).toEqual([])
})
