import { expect, test } from 'vitest'
import { cosine, packVectors, unpackVectors } from './vectors'

const UNIT = [Float64Array.from([1, 0]), Float64Array.from([0.6, 0.8]), Float64Array.from([0, -1])]

test('packs and unpacks words with their vectors', () => {
  const vectors = unpackVectors(packVectors(['up', 'côté', 'down'], UNIT, 2))
  expect([...vectors.rows]).toEqual([
    ['up', 0],
    ['côté', 1],
    ['down', 2],
  ])
  expect(cosine(vectors, 0, 1)).toBeCloseTo(0.6, 2)
  expect(cosine(vectors, 1, 2)).toBeCloseTo(-0.8, 2)
})

test('refuses what is no such file, or cut', () => {
  const bytes = packVectors(['a'], [Float64Array.from([1, 0])], 2)
  expect(() => unpackVectors(bytes.subarray(0, bytes.length - 1))).toThrow()
  expect(() => unpackVectors(new Uint8Array(40))).toThrow()
})
