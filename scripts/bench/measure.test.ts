import { expect, it } from 'vitest'
import { interleave, median, percentile, ratioOf } from './measure'

it('has the middle of an odd and of an even count', () => {
  expect(median([9, 1, 5])).toBe(5)
  expect(median([9, 1, 5, 7])).toBe(6)
  expect(() => median([])).toThrow('median of nothing')
})

it('has the value that a share of all stays within', () => {
  const hundred = Array.from({ length: 100 }, (_, index) => 100 - index)
  expect(percentile(hundred, 0.95)).toBe(95)
  expect(percentile(hundred, 1)).toBe(100)
  expect(percentile([3], 0.95)).toBe(3)
})

it('measures both sides in each round, each time the other one first', async () => {
  const order: string[] = []
  const side = (name: string, value: number) => async () => {
    order.push(name)
    return value
  }
  const pairs = await interleave(3, { a: side('a', 6), b: side('b', 2) })
  expect(order.join('')).toBe('abbaab')
  expect(pairs).toEqual(Array(3).fill({ a: 6, b: 2 }))
})

it('compares round by round, so that a slow round is slow for both', () => {
  expect(
    ratioOf([
      { a: 2, b: 1 },
      { a: 40, b: 20 },
      { a: 9, b: 1 },
    ]),
  ).toBe(2)
})
