import fc from 'fast-check'
import { expect, test } from 'vitest'
import { indexWords } from './word-rows'

const word = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }).filter((text) => !text.includes('\n'))

test('each word of a list is found where it stands, and no other is found', () => {
  fc.assert(
    fc.property(fc.uniqueArray(word, { maxLength: 200 }), fc.array(fc.string({ maxLength: 20 })), (words, others) => {
      const rowOf = indexWords(new TextEncoder().encode(words.join('\n')), words.length)
      expect(words.map(rowOf)).toEqual(words.map((_, row) => row))
      for (const other of others.filter((text) => !words.includes(text))) expect(rowOf(other)).toBeUndefined()
    }),
  )
})

test('a word of any length is looked for, and none is found in an empty list', () => {
  const rowOf = indexWords(new TextEncoder().encode('up\ndown'), 2)
  expect(['up', 'down', '', 'u', 'updown', 'up\ndown', 'x'.repeat(10_000)].map(rowOf)).toEqual([
    ...[0, 1],
    ...Array(5).fill(undefined),
  ])
  expect(indexWords(new Uint8Array(0), 0)('up')).toBeUndefined()
})
