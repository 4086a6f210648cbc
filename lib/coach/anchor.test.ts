import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Place, placeFollower } from './anchor'

const words = fc
  .array(fc.constantFrom('a', 'bb', 'ccc', ' ', '\n', 'é', '😀'), { maxLength: 40 })
  .map((all) => all.join(''))
/** A text cut in four: before, the quote, between, after. */
const parts = fc.tuple(words, fc.constantFrom('the quoted words', 'q', 'a bb a'), words, words)

const followPlace = (read: string, place: Place, now: string) => placeFollower(read, now)(place)
const placeOf = (before: string, quote: string) => ({ start: before.length, end: before.length + quote.length })
const at = (text: string, place: { start: number; end: number } | null) => place && text.slice(place.start, place.end)

describe('a place in a text that is edited', () => {
  it('keeps its words, wherever else something is put in, taken out or changed', () => {
    fc.assert(
      fc.property(parts, words, words, ([before, quote, between, after], first, second) => {
        const read = before + quote + between + after
        const place = placeOf(before, quote)
        for (const now of [
          first + quote + between + after,
          before + quote + second,
          before + first + quote + second + between + after,
          quote,
        ])
          expect(at(now, followPlace(read, place, now))).toBe(quote)
      }),
    )
  })

  it('is where it was, moved by what came before it, while the edit is elsewhere', () => {
    fc.assert(
      fc.property(parts, words, ([before, quote, between, after], typed) => {
        const read = before + quote + between + after
        const later = `${before}${quote}${between}${typed}${after}`
        expect(followPlace(read, placeOf(before, quote), later)).toEqual(placeOf(before, quote))
      }),
    )
    expect(followPlace('one two one', { start: 8, end: 11 }, 'zero one two one')).toEqual({ start: 13, end: 16 })
  })

  it('is nowhere once its words are changed', () => {
    fc.assert(
      fc.property(words, words, (before, after) => {
        const read = `${before}Things got better${after}`
        const now = `${before}Things got much better${after}`
        expect(followPlace(read, placeOf(before, 'Things got better'), now)).toBeNull()
        expect(followPlace(read, placeOf(before, 'Things got better'), before + after)).toBeNull()
      }),
    )
  })

  it('takes of several the one in the same surroundings', () => {
    const read = 'First it broke. We fixed it. Then it broke. We left it.'
    const place = {
      start: read.indexOf('it broke. We left'),
      end: read.indexOf('it broke. We left') + 'it broke'.length,
    }
    const now = `Oh. ${read.replace('We fixed', 'I fixed').replace('Then', 'And then')} The end.`
    expect(followPlace(read, place, now)?.start).toBe(now.lastIndexOf('it broke'))
  })
})
