import fc from 'fast-check'
import { expect, test } from 'vitest'
import { editDistances } from './edit-distance'

test.each([
  ['kuberntes', 'kubernetes', 1, 1],
  ['webhook', 'webhook', 0, 0],
  ['webhoko', 'webhook', 1, 1],
  ['ebhook', 'webhook', 1, 1],
  ['idempotnacy', 'idempotency', 2, 2],
  ['authrn', 'authentication', 3, 1],
  ['abcdefgh', 'zzzzzzzz', 3, 3],
  ['cba', 'abc', 2, 2],
])('%s is %s but for some letters', (typed, word, whole, beginning) => {
  expect(editDistances(typed, word, 2)).toEqual({ whole, beginning })
})

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 9 })

test('is what the whole table gives, up to the limit', () => {
  fc.assert(
    fc.property(word, word, fc.constantFrom(1, 2), (a, b, limit) => {
      const lasts = wholeTable(a, b)
      expect(editDistances(a, b, limit)).toEqual({
        whole: Math.min(limit + 1, lasts.at(-1) ?? 0),
        beginning: Math.min(limit + 1, ...lasts),
      })
    }),
    { numRuns: 2_000 },
  )
})

/** The last row of the table of distances, every cell of it worked out. */
function wholeTable(a: string, b: string): number[] {
  const cells = new Map<string, number>()
  const at = (i: number, j: number): number => cells.get(`${i},${j}`) ?? Number.POSITIVE_INFINITY
  for (let i = 0; i <= a.length; i += 1) {
    for (let j = 0; j <= b.length; j += 1) {
      const same = at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1)
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      const least = Math.min(same, at(i - 1, j) + 1, at(i, j - 1) + 1, swapped ? at(i - 2, j - 2) + 1 : 99)
      cells.set(`${i},${j}`, i === 0 && j === 0 ? 0 : least)
    }
  }
  return Array.from({ length: b.length + 1 }, (_, j) => at(a.length, j))
}
