/** Some of the index's documents by their ids, a bit each. Those that are put together have one length. */
export type IdSet = Uint32Array

/** No document, of an index whose ids go up to `lastId`. */
export function noIds(lastId: number): IdSet {
  return new Uint32Array((lastId >>> 5) + 1)
}

/** These documents; an id behind the last is left out. */
export function setOfIds(ids: Iterable<number>, lastId: number): IdSet {
  const set = noIds(lastId)
  for (const id of ids) set[id >>> 5] = (set[id >>> 5] ?? 0) | (1 << (id & 31))
  return set
}

/** Whether a document is among them. */
export function hasId(set: IdSet, id: number): boolean {
  return ((set[id >>> 5] ?? 0) & (1 << (id & 31))) !== 0
}

/** What is in both. */
export function both(a: IdSet, b: IdSet): IdSet {
  const set = new Uint32Array(a.length)
  for (let index = 0; index < a.length; index += 1) set[index] = (a[index] ?? 0) & (b[index] ?? 0)
  return set
}

/** What is in either. */
export function either(a: IdSet, b: IdSet): IdSet {
  const set = new Uint32Array(a.length)
  for (let index = 0; index < a.length; index += 1) set[index] = (a[index] ?? 0) | (b[index] ?? 0)
  return set
}

/** What is in the first and not in the second. */
export function without(a: IdSet, b: IdSet): IdSet {
  const set = new Uint32Array(a.length)
  for (let index = 0; index < a.length; index += 1) set[index] = (a[index] ?? 0) & ~(b[index] ?? 0)
  return set
}

/** How many they are. */
export function countIds(set: IdSet): number {
  let count = 0
  for (const bits of set) count += countBits(bits)
  return count
}

/** The first so many by id. */
export function firstIds(set: IdSet, most: number): number[] {
  const ids: number[] = []
  for (let index = 0; index < set.length && ids.length < most; index += 1) {
    // Each turn takes the lowest bit off.
    for (let bits = set[index] ?? 0; bits !== 0 && ids.length < most; bits &= bits - 1)
      ids.push(index * 32 + 31 - Math.clz32(bits & -bits))
  }
  return ids
}

/** How many bits of a number's 32 are set (Warren, Hacker's Delight, 5-1). */
export function countBits(bits: number): number {
  const pairs = bits - ((bits >>> 1) & 0x55555555)
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333)
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}
