import { indexedUnder, isOfVocabulary } from './search-document'
import { pieceOf } from './search-postings'

/** What becomes of a piece: ids that are put in, and as negative ones those that are taken out. */
type PieceChange = { token: string; piece: number; changes: number[] }

/** What some documents' change means for the tokens that they have, had, or have no longer. */
export type IndexChange = {
  /** A document had these tokens (none: it is new) and has those (none: it is gone). */
  add: (id: number, before: readonly string[], after: readonly string[]) => void
  /** How many ids are to be put in and taken out. */
  size: () => number
  /** All of them, by token and piece; from then on they are forgotten. */
  takePieces: () => PieceChange[]
  /** By how much the number of a word's questions changed, of all that was added. */
  counts: () => Map<string, number>
}

/** A change of nothing yet. */
export function makeIndexChange(): IndexChange {
  const counts = new Map<string, number>()
  let pending = new Map<string, number[]>()
  let size = 0
  const note = (token: string, change: number) => {
    const changes = pending.get(token)
    if (changes) changes.push(change)
    else pending.set(token, [change])
    size += 1
    if (isOfVocabulary(token)) counts.set(token, (counts.get(token) ?? 0) + Math.sign(change))
  }
  return {
    add(id, before, after) {
      const had = indexedUnder(before)
      const has = indexedUnder(after)
      for (const token of had) if (!has.has(token)) note(token, -id)
      for (const token of has) if (!had.has(token)) note(token, id)
    },
    size: () => size,
    takePieces() {
      // Neighbours in the index are then written one after another.
      const tokens = [...pending.keys()].sort()
      const taken = tokens.flatMap((token) => byPiece(token, pending.get(token) ?? []))
      pending = new Map()
      size = 0
      return taken
    },
    counts: () => new Map([...counts].filter(([, change]) => change !== 0)),
  }
}

function byPiece(token: string, changes: readonly number[]): PieceChange[] {
  const pieces = new Map<number, number[]>()
  for (const change of changes) {
    const piece = pieceOf(Math.abs(change))
    const known = pieces.get(piece)
    if (known) known.push(change)
    else pieces.set(piece, [change])
  }
  return [...pieces].map(([piece, all]) => ({ token, piece, changes: all }))
}
