import { beginningTokensOf, isOfVocabulary } from './search-document'
import { pieceOf } from './search-postings'

/** What becomes of a piece: ids that are put in, and as negative ones those that are taken out. */
export type PieceChange = { token: string; piece: number; changes: number[] }

/** What some documents' change means for the tokens that they have, had, or have no longer. */
export type IndexChange = {
  /** A document had these tokens (none: it is new) and has those (none: it is gone). */
  add: (id: number, before: readonly string[], after: readonly string[]) => void
  /** How many ids are to be put in and taken out. */
  size: () => number
  /** All of them, by token and piece, one after another; from then on they are forgotten. */
  takePieces: () => Generator<PieceChange>
  /** By how much the number of a word's questions changed, of all that was taken. */
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
  }
  return {
    add(id, before, after) {
      // Most are new: an import that has many is soon through.
      if (before.length === 0) {
        for (const token of after) note(token, id)
        return
      }
      const [had, has] = [new Set(before), new Set(after)]
      for (const token of before) if (!has.has(token)) note(token, -id)
      for (const token of after) if (!had.has(token)) note(token, id)
      const begins = new Set(after.flatMap(beginningTokensOf))
      for (const token of new Set(before.flatMap(beginningTokensOf))) if (!begins.has(token)) note(token, -id)
    },
    size: () => size,
    *takePieces() {
      const taken = pending
      pending = new Map()
      size = 0
      for (const [token, changes] of taken)
        if (isOfVocabulary(token))
          counts.set(
            token,
            changes.reduce((sum, change) => sum + Math.sign(change), counts.get(token) ?? 0),
          )
      addBeginnings(taken)
      // Neighbours in the index are then written one after another.
      for (const token of [...taken.keys()].sort()) {
        yield* byPiece(token, taken.get(token) ?? [])
        taken.delete(token)
      }
    },
    counts: () => new Map([...counts].filter(([, change]) => change !== 0)),
  }
}

/** What gained a word gained its beginnings: to add them to whole lists is far less than for each document. */
function addBeginnings(pending: Map<string, number[]>): void {
  for (const [token, changes] of [...pending]) {
    for (const beginning of beginningTokensOf(token)) {
      const list = pending.get(beginning) ?? []
      for (const change of changes) if (change > 0) list.push(change)
      pending.set(beginning, list)
    }
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
