import fc from 'fast-check'
import { expect, test } from 'vitest'
import { keepLast } from './keep-last'

test('gives what the function gives, and asks it anew only for what wasn’t among the last', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 6 })), fc.integer({ min: 1, max: 5 }), (inputs, most) => {
      const asked: number[] = []
      const square = keepLast(
        (input: number) => {
          asked.push(input)
          return input * input
        },
        String,
        most,
      )
      const expected: number[] = []
      let last: number[] = []
      for (const input of inputs) {
        expect(square(input)).toBe(input * input)
        if (!last.includes(input)) expected.push(input)
        last = [...last.filter((other) => other !== input), input].slice(-most)
      }
      expect(asked).toEqual(expected)
    }),
  )
})
