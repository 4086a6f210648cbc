import { expect, test } from 'vitest'
import { cosinesOf, packVectors, unpackVectors } from './vectors'

const UNIT = [Float64Array.from([1, 0]), Float64Array.from([0.6, 0.8]), Float64Array.from([0, -1])]

test('packs and unpacks words with their vectors', () => {
  const vectors = unpackVectors(packVectors(['up', 'côté', 'down'], UNIT, 2))
  expect(['up', 'côté', 'down', 'left'].map(vectors.rowOf)).toEqual([0, 1, 2, undefined])
  const cosines = cosinesOf(vectors, [0, 1, null], [1, 2])
  const expected = [0.6, 0, 1, -0.8, 0, 0]
  expect(cosines.length).toBe(expected.length)
  for (const [at, value] of expected.entries()) expect(cosines[at]).toBeCloseTo(value, 2)
})

test('reads a file as Node reads it, wherever in memory it lies', () => {
  const packed = packVectors(['up', 'côté', 'down'], UNIT, 2)
  const file = Buffer.from(new Uint8Array([7, ...packed]).buffer, 1)
  expect(unpackVectors(file)).toMatchObject({
    scales: unpackVectors(packed).scales,
    cells: unpackVectors(packed).cells,
  })
})

test('refuses what is no such file, or cut', () => {
  const bytes = packVectors(['a'], [Float64Array.from([1, 0])], 2)
  expect(() => unpackVectors(bytes.subarray(0, bytes.length - 1))).toThrow()
  expect(() => unpackVectors(new Uint8Array(40))).toThrow()
})

test('more rows than are compared at once are compared too', () => {
  const vectors = unpackVectors(packVectors(['up', 'côté', 'down'], UNIT, 2))
  const many = Array.from({ length: 2500 }, (_, at) => at % 3)
  const few = cosinesOf(vectors, [1], [0, 1, 2])
  expect([...cosinesOf(vectors, [1], many)]).toEqual(many.map((row) => few[row]))
})
