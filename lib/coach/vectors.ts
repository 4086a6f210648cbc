import { activationAt, type Kernel, LANES, makeKernel, ROWS } from './kernel'
import { indexWords, type RowOf } from './word-rows'

/** Word vectors as one compact table: what words mean, as far as the company tells that they keep. Pure: no I/O. */

export type Vectors = {
  /** Rows stand in the order of frequency, the most frequent first. */
  rowOf: RowOf
  dimensions: number
  /** Unit vectors, row by row, as whole numbers; times the row's scale they have length 1. */
  cells: Int8Array
  scales: Float32Array
  /** What cosines are reckoned by: room for MOST_ROWS rows of bytes, four of activations, and their sums. */
  kernel: Kernel
}

/** So many rows are compared at once; of more, one part after another. */
const MOST_ROWS = 1024

/** What the first four bytes of a file of vectors say: Callback, vectors, version 1. */
const MAGIC = 'CBV1'

/**
 * Packs unit vectors into bytes: the magic, three little-endian 32-bit counts (rows, dimensions, bytes of the words),
 * the words joined by line feeds, blanks up to a multiple of four, a 32-bit scale a row, then a signed byte a cell.
 * @param vectors one of `dimensions` numbers for each word, of length 1
 */
export function packVectors(
  words: readonly string[],
  vectors: readonly Float64Array[],
  dimensions: number,
): Uint8Array {
  const text = new TextEncoder().encode(words.join('\n'))
  const wordBytes = Math.ceil(text.length / 4) * 4
  const head = MAGIC.length + 12
  const bytes = new Uint8Array(head + wordBytes + words.length * (4 + dimensions))
  const view = new DataView(bytes.buffer)
  bytes.set(new TextEncoder().encode(MAGIC))
  ;[words.length, dimensions, text.length].forEach((count, index) => {
    view.setUint32(MAGIC.length + 4 * index, count, true)
  })
  bytes.fill(32, head, head + wordBytes)
  bytes.set(text, head)
  const scalesAt = head + wordBytes
  const cellsAt = scalesAt + 4 * words.length
  vectors.forEach((vector, row) => {
    const scale = vector.reduce((most, cell) => Math.max(most, Math.abs(cell)), 1e-9) / 127
    view.setFloat32(scalesAt + 4 * row, scale, true)
    vector.forEach((cell, column) => {
      view.setInt8(cellsAt + row * dimensions + column, Math.round(cell / scale))
    })
  })
  return bytes
}

/** Reads what packVectors wrote. Throws where the bytes are something else. */
export function unpackVectors(bytes: Uint8Array): Vectors {
  const head = MAGIC.length + 12
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < head || new TextDecoder().decode(bytes.subarray(0, MAGIC.length)) !== MAGIC)
    throw new Error('This is no file of word vectors.')
  const [count, dimensions, textBytes] = [0, 1, 2].map((index) => view.getUint32(MAGIC.length + 4 * index, true))
  if (count === undefined || dimensions === undefined || textBytes === undefined) throw new Error('The head is cut.')
  const scalesAt = head + Math.ceil(textBytes / 4) * 4
  const cellsAt = scalesAt + 4 * count
  if (bytes.length !== cellsAt + count * dimensions) throw new Error('The file of word vectors is cut.')
  const rowOf = indexWords(bytes.subarray(head, head + textBytes), count)
  // Copied, since they may not lie at a multiple of four; what Node runs on is little-endian, as they are.
  const scales = new Float32Array(bytes.buffer.slice(bytes.byteOffset + scalesAt, bytes.byteOffset + cellsAt))
  const cells = new Int8Array(bytes.buffer, bytes.byteOffset + cellsAt, count * dimensions)
  const kernel = makeKernel(MOST_ROWS * widthOf(dimensions) + ROWS * widthOf(dimensions) * 2 + MOST_ROWS * ROWS * 4)
  return { rowOf, dimensions, cells, scales, kernel }
}

/** The kernel takes eight numbers at a time: what is beyond the dimensions is nought. */
function widthOf(dimensions: number): number {
  return Math.ceil(dimensions / LANES) * LANES
}

/** Cosines, -1 to 1, of each of some rows with each of others: row `a`, column `b`; 0 where either is null. */
export function cosinesOf(
  { dimensions, cells, scales, kernel: { memory, multiply } }: Vectors,
  a: readonly (number | null)[],
  b: readonly (number | null)[],
): Float64Array {
  const width = widthOf(dimensions)
  const weights = new Int8Array(memory.buffer, 0, MOST_ROWS * width)
  const activations = new Int16Array(memory.buffer, weights.byteLength, ROWS * width)
  const intoAt = weights.byteLength + activations.byteLength
  const sums = new Int32Array(memory.buffer, intoAt, MOST_ROWS * ROWS)
  const scaleOf = (row: number | null | undefined) => (typeof row === 'number' ? (scales[row] ?? 0) : 0)
  const cosines = new Float64Array(a.length * b.length)
  for (let from = 0; from < b.length; from += MOST_ROWS) {
    const part = b.slice(from, from + MOST_ROWS)
    part.forEach((row, at) => {
      const start = (row ?? 0) * dimensions
      weights.set(cells.subarray(start, start + dimensions), at * width)
    })
    for (let first = 0; first < a.length; first += ROWS) {
      const block = a.slice(first, first + ROWS)
      block.forEach((row, index) => {
        const start = (row ?? 0) * dimensions
        for (let at = 0; at < dimensions; at++) activations[activationAt(index, at)] = cells[start + at] ?? 0
      })
      multiply(0, weights.byteLength, intoAt, part.length, width)
      block.forEach((row, index) => {
        const [scale, into] = [scaleOf(row), (first + index) * b.length + from]
        for (let at = 0; at < part.length; at++)
          cosines[into + at] = (sums[at * ROWS + index] ?? 0) * scale * scaleOf(part[at])
      })
    }
  }
  return cosines
}

/** The direction that some weighted words point to together: their weighted mean, of length 1 (or 0 without any). */
export function meanDirection(
  { dimensions, cells, scales }: Vectors,
  words: readonly { row: number | null; weight: number }[],
): Float64Array {
  const sum = new Float64Array(dimensions)
  for (const { row, weight } of words) {
    if (row === null) continue
    const factor = weight * (scales[row] ?? 0)
    for (let column = 0; column < dimensions; column++)
      sum[column] = (sum[column] ?? 0) + factor * (cells[row * dimensions + column] ?? 0)
  }
  return scaledToOne(sum)
}

/** The middle of several directions, of length 1. */
export function middleOf(directions: readonly Float64Array[], dimensions: number): Float64Array {
  const sum = new Float64Array(dimensions)
  for (const direction of directions) for (const [at, cell] of direction.entries()) sum[at] = (sum[at] ?? 0) + cell
  return scaledToOne(sum)
}

export function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let at = 0; at < a.length; at++) sum += (a[at] ?? 0) * (b[at] ?? 0)
  return sum
}

function scaledToOne(vector: Float64Array): Float64Array {
  const length = Math.sqrt(dot(vector, vector)) || 1
  return vector.map((cell) => cell / length)
}
