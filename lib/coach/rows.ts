/* What a layer of the encoder does to rows of numbers. Pure, and the same on every machine. */

const HEADS = 4

/** A row of numbers for each piece, one row after another: with a list of lists a sentence takes twice the time. */
export type Rows = { count: number; width: number; cells: Float32Array }

/** Rows of noughts. */
export function makeRows(count: number, width: number): Rows {
  return { count, width, cells: new Float32Array(count * width) }
}

/** The mean of all rows, as one. */
export function meanRow({ count, width, cells }: Rows): Rows {
  const mean = makeRows(1, width)
  for (let at = 0; at < cells.length; at++)
    mean.cells[at % width] = (mean.cells[at % width] ?? 0) + (cells[at] ?? 0) / count
  return mean
}

/** Two of a size, cell by cell. */
export function added(a: Rows, b: Rows): Rows {
  const sum = makeRows(a.count, a.width)
  for (let at = 0; at < sum.cells.length; at++) sum.cells[at] = (a.cells[at] ?? 0) + (b.cells[at] ?? 0)
  return sum
}

/** What is below nought, as nought. */
export function bent({ count, width, cells }: Rows): Rows {
  const rows = makeRows(count, width)
  for (let at = 0; at < cells.length; at++) rows.cells[at] = Math.max(0, cells[at] ?? 0)
  return rows
}

/** Each row with a mean of nought and a spread of one, then scaled and shifted column by column. */
export function normed({ count, width, cells }: Rows, scale: Float32Array, shift: Float32Array): Rows {
  const rows = makeRows(count, width)
  for (let from = 0; from < cells.length; from += width) {
    let sum = 0
    for (let at = 0; at < width; at++) sum += cells[from + at] ?? 0
    const mean = sum / width
    let squares = 0
    for (let at = 0; at < width; at++) squares += ((cells[from + at] ?? 0) - mean) ** 2
    const spread = Math.sqrt(squares / width + 1e-6)
    for (let at = 0; at < width; at++)
      rows.cells[from + at] = (((cells[from + at] ?? 0) - mean) / spread) * (scale[at] ?? 1) + (shift[at] ?? 0)
  }
  return rows
}

/** Scaled dot-product attention in four heads; each row holds queries, keys and values one after another. */
export function attend({ count, width, cells }: Rows): Rows {
  const out = makeRows(count, width / 3)
  const size = out.width / HEADS
  const shares = new Float64Array(count)
  for (let head = 0; head < HEADS; head++)
    for (let row = 0; row < count; row++) {
      const most = score(cells, row * width + head * size, out.width + head * size, width, size, shares)
      let all = 0
      for (let other = 0; other < count; other++) {
        const share = Math.exp((shares[other] ?? 0) - most)
        shares[other] = share
        all += share
      }
      for (let other = 0; other < count; other++) shares[other] = (shares[other] ?? 0) / all
      mix(
        cells,
        2 * out.width + head * size,
        width,
        shares,
        out.cells.subarray(row * out.width + head * size, row * out.width + (head + 1) * size),
      )
    }
  return out
}

/**
 * Writes how much a query has in common with each key, and returns the most. Four keys at a time: none waits for the sum
 * of another.
 * @param key where the first key begins; the others stand `width` apart
 */
function score(
  cells: Float32Array,
  query: number,
  key: number,
  width: number,
  size: number,
  into: Float64Array,
): number {
  const last = into.length - 1
  const root = Math.sqrt(size)
  let most = -Infinity
  for (let first = 0; first <= last; first += 4) {
    // Past the last key it is the last again, which writes the same twice.
    const second = Math.min(first + 1, last)
    const third = Math.min(first + 2, last)
    const fourth = Math.min(first + 3, last)
    let [a, b, c, d] = [0, 0, 0, 0]
    for (let at = 0; at < size; at++) {
      const asked = cells[query + at] ?? 0
      a += asked * (cells[key + first * width + at] ?? 0)
      b += asked * (cells[key + second * width + at] ?? 0)
      c += asked * (cells[key + third * width + at] ?? 0)
      d += asked * (cells[key + fourth * width + at] ?? 0)
    }
    into[first] = a / root
    into[second] = b / root
    into[third] = c / root
    into[fourth] = d / root
    most = Math.max(most, a / root, b / root, c / root, d / root)
  }
  return most
}

/** Adds the values by their shares, in their order, rounded each time; four at a time, to read and write less. */
function mix(cells: Float32Array, value: number, width: number, shares: Float64Array, into: Float32Array): void {
  const last = shares.length - 1
  for (let first = 0; first <= last; first += 4) {
    // Past the last value it is the last again, with no share.
    const second = Math.min(first + 1, last)
    const third = Math.min(first + 2, last)
    const fourth = Math.min(first + 3, last)
    const a = shares[first] ?? 0
    const b = second > first ? (shares[second] ?? 0) : 0
    const c = third > second ? (shares[third] ?? 0) : 0
    const d = fourth > third ? (shares[fourth] ?? 0) : 0
    for (let at = 0; at < into.length; at++) {
      let sum = Math.fround((into[at] ?? 0) + a * (cells[value + first * width + at] ?? 0))
      sum = Math.fround(sum + b * (cells[value + second * width + at] ?? 0))
      sum = Math.fround(sum + c * (cells[value + third * width + at] ?? 0))
      into[at] = sum + d * (cells[value + fourth * width + at] ?? 0)
    }
  }
}
