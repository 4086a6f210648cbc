import fc from 'fast-check'
import { expect, test } from 'vitest'
import { firstIds, noIds } from './search-id-set'
import { addPiece, changedPiece, pieceOf } from './search-postings'

const PIECE = 16_384
const LAST = 3 * PIECE - 1

const idsOf = (packed: string, piece: number) => {
  const set = noIds(LAST)
  addPiece(set, piece, packed)
  return firstIds(set, LAST + 1)
}
const idIn = (piece: number) => fc.nat(PIECE - 1).map((place) => Math.max(1, piece * PIECE + place))
/** Few far apart, or many side by side. */
const idsIn = (piece: number) =>
  fc.oneof(
    fc.uniqueArray(idIn(piece), { maxLength: 20 }),
    fc
      .tuple(fc.nat(PIECE - 2_000), fc.integer({ min: 1, max: 2_000 }), fc.integer({ min: 1, max: 9 }))
      .map(([start, count, step]) =>
        Array.from({ length: count }, (_, at) => piece * PIECE + ((start + at * step) % PIECE)).filter(Boolean),
      )
      .map((ids) => [...new Set(ids)]),
  )

const sorted = (ids: Iterable<number>) => [...ids].sort((a, b) => a - b)

test.each([0, 1, 2])('piece %s has what was put in, without what was taken out', (piece) => {
  fc.assert(
    fc.property(idsIn(piece), idsIn(piece), (first, second) => {
      const packed = changedPiece('', first)
      expect(idsOf(packed, piece)).toEqual(sorted(first))
      const more = changedPiece(packed, second)
      expect(idsOf(more, piece)).toEqual(sorted(new Set([...first, ...second])))
      const gone = new Set(second)
      const left = first.filter((id) => !gone.has(id))
      expect(
        changedPiece(
          more,
          [...gone].map((id) => -id),
        ),
      ).toBe(changedPiece('', left))
    }),
  )
})

test('a piece without ids is empty, one with all of them is small', () => {
  expect(changedPiece(changedPiece('', [5, 9]), [-5, -9])).toBe('')
  const all = Array.from({ length: PIECE - 1 }, (_, at) => at + 1)
  expect(changedPiece('', all).length).toBeLessThan(2_750)
  expect(changedPiece('', [PIECE + 3]).length).toBeLessThan(10)
})

test('an id is in the piece of its thousands, and left out where a set ends before it', () => {
  expect([1, PIECE - 1, PIECE, 2 * PIECE].map(pieceOf)).toEqual([0, 0, 1, 2])
  const small = noIds(31)
  addPiece(small, 0, changedPiece('', [7, 40]))
  addPiece(small, 1, changedPiece('', [PIECE + 1]))
  expect(firstIds(small, 10)).toEqual([7])
})
