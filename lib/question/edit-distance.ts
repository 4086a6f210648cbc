/** What a word is away from another, and from the nearest beginning of it. */
export type EditDistances = { whole: number; beginning: number }

/** Rows that every call writes over: none is kept from one to the next. */
let older = new Uint8Array(64)
let old = new Uint8Array(64)
let row = new Uint8Array(64)

/**
 * How many letters are wrong, missing, too many or swapped with their neighbour (Damerau–Levenshtein, each letter
 * touched once: https://en.wikipedia.org/wiki/Damerau–Levenshtein_distance, optimal string alignment). Above `limit` it
 * is `limit + 1`. Both words have under 63 characters.
 */
export function editDistances(typed: string, word: string, limit: number): EditDistances {
  const tooFar = limit + 1
  const length = Math.min(word.length, typed.length + tooFar)
  for (let column = 0; column <= length; column += 1) old[column] = Math.min(column, tooFar)
  for (let line = 1; line <= typed.length; line += 1) {
    // Only a band along the diagonal can be within the limit.
    const from = Math.max(1, line - limit)
    const to = Math.min(length, line + limit)
    row.fill(tooFar, 0, length + 1)
    row[0] = Math.min(line, tooFar)
    let best = row[0]
    for (let column = from; column <= to; column += 1) {
      const isSame = typed.charCodeAt(line - 1) === word.charCodeAt(column - 1)
      let cost = Math.min(at(old, column - 1) + (isSame ? 0 : 1), at(old, column) + 1, at(row, column - 1) + 1)
      const isSwapped =
        line > 1 &&
        column > 1 &&
        typed.charCodeAt(line - 1) === word.charCodeAt(column - 2) &&
        typed.charCodeAt(line - 2) === word.charCodeAt(column - 1)
      if (isSwapped) cost = Math.min(cost, at(older, column - 2) + 1)
      row[column] = Math.min(cost, tooFar)
      best = Math.min(best, cost)
    }
    // A swap looks back two lines, so one line beyond the limit is not yet the end.
    if (best > limit && smallest(old, length) > limit) return { whole: tooFar, beginning: tooFar }
    const free = older
    older = old
    old = row
    row = free
  }
  return { whole: length === word.length ? at(old, length) : tooFar, beginning: smallest(old, length) }
}

function at(cells: Uint8Array, column: number): number {
  return cells[column] ?? 0
}

function smallest(cells: Uint8Array, length: number): number {
  let least = 255
  for (let column = 0; column <= length; column += 1) least = Math.min(least, at(cells, column))
  return least
}
