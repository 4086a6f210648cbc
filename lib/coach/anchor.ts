/** A stretch of a text: from `start` (0 is the first character) to `end`, which is excluded. */
export type Place = { start: number; end: number }

/** How much of what stands around a quote tells it from others that say the same. */
const CONTEXT = 32

/**
 * Where stretches of a text are once that text was edited.
 * @param read the text that the places are of
 * @param now the text as it is
 * @returns what gives a place in `now` for one in `read`; null where its words are there no more
 */
export function placeFollower(read: string, now: string): (place: Place) => Place | null {
  if (read === now) return (place) => place
  const before = commonStart(read, now)
  const after = commonEnd(read, now, before)
  const moved = now.length - read.length
  return (place) => {
    if (place.end <= before) return place
    if (place.start >= read.length - after) return { start: place.start + moved, end: place.end + moved }
    return findQuote(read, place, now)
  }
}

/** How much of a text stands untouched at both ends once it was edited, 0 to 1. */
export function keptShare(read: string, now: string): number {
  if (read === '') return now === '' ? 1 : 0
  const before = commonStart(read, now)
  return (before + commonEnd(read, now, before)) / read.length
}

/** By its words and what stood around them: of several the one in the likest surroundings, then the nearest. */
function findQuote(read: string, { start, end }: Place, now: string): Place | null {
  const quote = read.slice(start, end)
  if (quote.trim() === '') return null
  const left = read.slice(Math.max(0, start - CONTEXT), start)
  const right = read.slice(end, end + CONTEXT)
  let best: { at: number; likeness: number } | null = null
  for (let at = now.indexOf(quote); at >= 0; at = now.indexOf(quote, at + 1)) {
    const likeness =
      commonEnd(left, now.slice(Math.max(0, at - CONTEXT), at), 0) +
      commonStart(right, now.slice(at + quote.length, at + quote.length + CONTEXT))
    const isNearer = best !== null && likeness === best.likeness && Math.abs(at - start) < Math.abs(best.at - start)
    if (best === null || likeness > best.likeness || isNearer) best = { at, likeness }
  }
  return best && { start: best.at, end: best.at + quote.length }
}

function commonStart(a: string, b: string): number {
  const most = Math.min(a.length, b.length)
  let length = 0
  while (length < most && a.charCodeAt(length) === b.charCodeAt(length)) length += 1
  return length
}

/** @param taken how much of both is taken by their common start already */
function commonEnd(a: string, b: string, taken: number): number {
  const most = Math.min(a.length, b.length) - taken
  let length = 0
  while (length < most && a.charCodeAt(a.length - 1 - length) === b.charCodeAt(b.length - 1 - length)) length += 1
  return length
}
