import { firstIds, type IdSet, noIds } from './search-id-set'

/** A token's documents are kept in pieces of so many ids: a change then writes no more than a few kB anew. */
const PIECE = 16_384

/** The piece that an id is in. */
export function pieceOf(id: number): number {
  return Math.floor(id / PIECE)
}

const SPARSE = 's'
const DENSE = 'd'

/**
 * Ids of one piece as a text: a mark, and in base64 either their places in the piece, two bytes each, or a bit for each
 * place up to the last. The shorter one, as Roaring bitmaps do it (https://arxiv.org/abs/1603.06549). Empty: none.
 */
function packPiece(set: IdSet): string {
  const places = firstIds(set, PIECE)
  const last = places.at(-1)
  if (last === undefined) return ''
  if (places.length * 16 <= last) {
    const bytes = Buffer.alloc(places.length * 2)
    for (const [index, place] of places.entries()) bytes.writeUInt16LE(place, index * 2)
    return SPARSE + bytes.toString('base64')
  }
  const bytes = Buffer.alloc((last >>> 3) + 1)
  for (let index = 0; index < bytes.length; index += 1) bytes[index] = (set[index >>> 2] ?? 0) >>> ((index & 3) * 8)
  return DENSE + bytes.toString('base64')
}

/** Adds the ids of a piece to a set. What lies behind the set's end is left out. */
export function addPiece(set: IdSet, piece: number, packed: string): void {
  const start = (piece * PIECE) >>> 5
  const bytes = Buffer.from(packed.slice(1), 'base64')
  if (packed.startsWith(DENSE)) {
    for (let index = 0; index < bytes.length; index += 1) {
      const word = start + (index >>> 2)
      set[word] = (set[word] ?? 0) | ((bytes[index] ?? 0) << ((index & 3) * 8))
    }
    return
  }
  for (let index = 0; index + 1 < bytes.length; index += 2) {
    const place = (bytes[index] ?? 0) | ((bytes[index + 1] ?? 0) << 8)
    const word = start + (place >>> 5)
    set[word] = (set[word] ?? 0) | (1 << (place & 31))
  }
}

/** A piece with some ids put in, and others, which are negative here, taken out. @param changes ids of this piece */
export function changedPiece(packed: string, changes: readonly number[]): string {
  const set = noIds(PIECE - 1)
  addPiece(set, 0, packed)
  for (const change of changes) {
    const place = Math.abs(change) % PIECE
    const bits = set[place >>> 5] ?? 0
    set[place >>> 5] = change > 0 ? bits | (1 << (place & 31)) : bits & ~(1 << (place & 31))
  }
  return packPiece(set)
}
