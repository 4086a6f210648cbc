/** Splits a text into the word pieces that an encoder knows. Pure: no I/O. */

/** Pieces by their number, each with its log-probability; the first few stand for no text. */
export type Pieces = { scores: number[]; numbers: ReadonlyMap<string, number>; longest: number }

const SPACE = '▁'
/** What no piece covers. */
const UNKNOWN = 0
/** So many at the start are marks of the model's own. */
const RESERVED = 6

export function makePieces(pieces: readonly [string, number][]): Pieces {
  const known = pieces.map(([piece], number): [string, number] => [piece, number]).slice(RESERVED)
  return {
    scores: pieces.map(([, score]) => score),
    numbers: new Map(known),
    longest: Math.max(...known.map(([piece]) => [...piece].length)),
  }
}

/** The likeliest pieces of a text by a unigram model (Kudo 2018), as SentencePiece splits: numbers of pieces. */
export function piecesOf({ scores, numbers, longest }: Pieces, text: string): number[] {
  const marked = SPACE + text.normalize('NFKC').replaceAll(' ', SPACE)
  // Where each sign begins: some take two places.
  const starts = [0]
  for (const sign of marked) starts.push((starts.at(-1) ?? 0) + sign.length)
  const count = starts.length - 1
  const best = [0]
  const last: { from: number; number: number }[] = [{ from: 0, number: UNKNOWN }]
  for (let end = 1; end <= count; end++) {
    let most = -Infinity
    for (let from = Math.max(0, end - longest); from < end; from++) {
      const number = numbers.get(marked.slice(starts[from], starts[end]))
      const isUnknown = number === undefined
      // One sign that no piece covers costs more than any piece.
      if (isUnknown && from < end - 1) continue
      const score = (best[from] ?? 0) + (isUnknown ? -20 : (scores[number] ?? 0))
      if (score < most) continue
      most = score
      last[end] = { from, number: number ?? UNKNOWN }
    }
    best[end] = most
  }
  const found: number[] = []
  for (let at = count; at > 0; at = last[at]?.from ?? 0) found.unshift(last[at]?.number ?? UNKNOWN)
  return found.filter((number, at) => number !== UNKNOWN || found[at - 1] !== UNKNOWN)
}
