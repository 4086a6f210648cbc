/** Numbers that look random and are the same for the same seed: `next` gives one from 0 up to 1. */
export type Random = {
  next: () => number
  /** A whole number from 0 up to a bound. */
  below: (bound: number) => number
  pick: <One>(from: readonly [One, ...One[]]) => One
  /** An index below a bound, the lower the likelier: a few of them are met again and again. */
  skewed: (bound: number, skew: number) => number
}

/** Of a seed and the name of what is made with it. Mulberry32 over an FNV-1a hash of both. */
export function randomOf(seed: number, name: string): Random {
  let state = 2_166_136_261 ^ seed
  for (let at = 0; at < name.length; at += 1) state = Math.imul(state ^ name.charCodeAt(at), 16_777_619)
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (bound: number) => Math.floor(next() * bound)
  return {
    next,
    below,
    pick: ([first, ...others]) => others[below(others.length + 1) - 1] ?? first,
    skewed: (bound, skew) => Math.floor(bound * next() ** skew),
  }
}
