import { beforeAll, expect, test } from 'vitest'
import { ENCODED, type Encoder, makeEncoder } from './encoder'
import { loadEncoder } from './encoder-repository'

let encode: Encoder

beforeAll(async () => {
  encode = await loadEncoder()
})

const cosine = (a: string, b: string) => {
  const [own, other] = [encode(a), encode(b)]
  return own.reduce((sum, cell, at) => sum + cell * (other[at] ?? 0), 0)
}

test('an encoding has length 1 and is the same each time', () => {
  const encoding = encode('I rang the customer before noon.')
  expect(encoding.length).toBe(ENCODED)
  expect(encoding.reduce((sum, cell) => sum + cell * cell, 0)).toBeCloseTo(1, 5)
  expect(encode('I rang the customer before noon.')).toEqual(encoding)
})

test('what means the same is nearer than what has nothing to do with it', () => {
  const said = 'I called the client the same morning.'
  expect(cosine(said, 'She phoned her customer early in the day.')).toBeGreaterThan(
    cosine(said, 'The water in the lake was cold.') + 0.2,
  )
})

test('no text and a very long one are encoded too', () => {
  expect(encode('').length).toBe(ENCODED)
  expect(encode('word '.repeat(3000)).every(Number.isFinite)).toBe(true)
})

test('a file of something else is refused', () => {
  expect(() => makeEncoder(new Uint8Array(64))).toThrow('no file of an encoder')
})
