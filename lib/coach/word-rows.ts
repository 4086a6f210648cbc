/** Where words stand in a list of many. Pure: no I/O. */

/** The row of a word, from 0, or undefined of one that isn't in the list. */
export type RowOf = (word: string) => number | undefined

const LINE_FEED = 10
/** FNV-1a (Fowler, Noll, Vo), 32 bits. */
const HASH_START = 0x811c9dc5
const HASH_FACTOR = 0x01000193
/** In bytes: a longer word is in no list. */
const LONGEST = 256

/**
 * Finds words in a list of so many, one a line in UTF-8. The bytes stay as they are: to make a string of each of 80,000
 * words, and a place for it in a map, took a fifth of the coach's loading.
 */
export function indexWords(lines: Uint8Array, count: number): RowOf {
  const starts = new Int32Array(count + 1)
  // At most half full, so that a search ends soon. 0 is an empty place: rows are kept from 1.
  const places = new Int32Array(2 ** Math.ceil(Math.log2(count * 2 + 2)))
  const mask = places.length - 1
  let [row, hash] = [0, HASH_START]
  for (let at = 0; at <= lines.length && row < count; at++) {
    const byte = lines[at]
    if (byte !== undefined && byte !== LINE_FEED) {
      hash = mix(hash, byte)
      continue
    }
    let place = hash & mask
    while (places[place] !== 0) place = (place + 1) & mask
    places[place] = row + 1
    row++
    starts[row] = at + 1
    hash = HASH_START
  }

  const encoder = new TextEncoder()
  const asked = new Uint8Array(LONGEST)
  return (word) => {
    const { read, written } = encoder.encodeInto(word, asked)
    if (read < word.length) return undefined
    let wanted = HASH_START
    for (let at = 0; at < written; at++) wanted = mix(wanted, asked[at] ?? 0)
    for (let place = wanted & mask; places[place] !== 0; place = (place + 1) & mask) {
      const found = (places[place] ?? 0) - 1
      if (isAt(lines, starts[found] ?? 0, (starts[found + 1] ?? 0) - 1, asked, written)) return found
    }
    return undefined
  }
}

function mix(hash: number, byte: number): number {
  return Math.imul(hash ^ byte, HASH_FACTOR)
}

function isAt(lines: Uint8Array, start: number, end: number, asked: Uint8Array, length: number): boolean {
  if (end - start !== length) return false
  for (let at = 0; at < length; at++) if (lines[start + at] !== asked[at]) return false
  return true
}
