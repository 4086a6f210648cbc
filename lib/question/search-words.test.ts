import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { spokenWords, stemOf, wordsIn } from './search-words'

const words = (text: string) => wordsIn(text).map(({ word }) => word)

describe('wordsIn', () => {
  test.each([
    ['Two-way SYNC, twice!', ['two', 'way', 'sync', 'twice']],
    ['the provider’s don’t', ['the', 'provider', 'dont']],
    ['Zoë über ÅNGSTRÖM', ['zoe', 'uber', 'angstrom']],
    ['e\u0301te\u0301', ['ete']],
    ['C++, c# and F#, on .NET', ['cplusplus', 'csharp', 'and', 'fsharp', 'on', 'dotnet']],
    ['Node.js and ASP.NET.', ['nodejs', 'and', 'aspnet']],
    ['abc++ c#x', ['abc', 'c', 'x']],
    ['a.b.js', ['a', 'b', 'js']],
    ['429s ½', ['429s', '12']],
    ['限流 мир שלום', ['限', '流', 'мир', 'שלום']],
    ['👩‍👩‍👧 \uD800 \0 "', []],
  ])('%j is %j', (text, expected) => {
    expect(words(text)).toEqual(expected)
  })

  test('gives where each stands, and what else it is found by', () => {
    expect(wordsIn('In Node.js 22')[1]).toEqual({ word: 'nodejs', parts: ['node', 'js'], start: 3, end: 10 })
    expect(spokenWords('In Node.js')).toEqual(['in', 'nodejs', 'node', 'js'])
  })

  test('a word of any text is itself one word', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        for (const word of words(text)) expect(words(word)).toEqual([word])
      }),
    )
  })

  test('words stand in order, within the text, and never on one another', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        let end = 0
        for (const word of wordsIn(text)) {
          expect(word.start).toBeGreaterThanOrEqual(end)
          expect(word.end).toBeGreaterThan(word.start)
          end = word.end
        }
        expect(end).toBeLessThanOrEqual(text.length)
      }),
    )
  })

  test('a word has letters and digits alone, so that no database reads more into it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        for (const word of words(text)) expect(word).toMatch(/^[\p{L}\p{N}\p{M}]{1,40}$/u)
      }),
    )
  })
})

test('forms of a word have one stem', () => {
  expect(new Set(['retry', 'retries', 'retrying'].map(stemOf)).size).toBe(1)
  expect(stemOf('überall')).toBe('überall')
})

test('all of a stem but its last letter begins the word', () => {
  const endings = ['s', 'ies', 'ied', 'ing', 'ed', 'ational', 'izer', 'ability', 'ably', 'iveness', 'icate', 'y', 'e']
  const syllable = fc.string({ unit: fc.constantFrom(...'aeioubcdlrsty'), minLength: 1, maxLength: 6 })
  fc.assert(
    fc.property(syllable, fc.array(fc.constantFrom(...endings), { maxLength: 3 }), (start, ends) => {
      const word = start + ends.join('')
      expect(word.startsWith(stemOf(word).slice(0, -1))).toBe(true)
    }),
    { numRuns: 2_000 },
  )
})
