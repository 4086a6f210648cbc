import { activationAt, type Kernel, makeKernel, ROWS } from './kernel'
import { makePieces, type Pieces, piecesOf } from './pieces'

/**
 * A sentence as 512 numbers of length 1: the Universal Sentence Encoder, lite (Cer et al. 2018), two layers of a
 * transformer, with a byte a weight. Deterministic; about 1 ms for four words.
 */
export type Encoder = (text: string) => Float32Array

export const ENCODED = 512
/** More pieces of a sentence aren't read. */
const MOST_PIECES = 128
const HEADS = 4
/** Activations are whole numbers up to it: 1,536 products with a byte stay below 2^31. */
const MOST_ACTIVATION = 8191
const MAGIC = 'CBE1'

/** A matrix has a row for each output, of whole numbers, with a scale; a list of numbers has one row. */
type Part = { name: string; rows: number; columns: number; isWhole: boolean }
type Matrix = { rows: number; columns: number; scales: Float32Array; at: number; cells: Int8Array }

/**
 * Packs an encoder: the magic, the length of the head in four bytes (little-endian), the head as JSON, blanks up to a
 * multiple of eight, then each part: a scale a row and a byte a cell, or four bytes a number.
 */
export function packEncoder(
  pieces: readonly [string, number][],
  parts: readonly { name: string; rows: number; columns: number; cells: Float32Array; isWhole: boolean }[],
): Uint8Array {
  const list = parts.map(({ name, rows, columns, isWhole }): Part => ({ name, rows, columns, isWhole }))
  const head = new TextEncoder().encode(JSON.stringify({ pieces, parts: list }))
  const start = Math.ceil((8 + head.length) / 8) * 8
  const sizes = list.map(sizeOf)
  const bytes = new Uint8Array(start + sizes.reduce((sum, size) => sum + size, 0))
  const view = new DataView(bytes.buffer)
  bytes.set(new TextEncoder().encode(MAGIC))
  view.setUint32(4, head.length, true)
  bytes.fill(32, 8, start)
  bytes.set(head, 8)
  let at = start
  parts.forEach(({ rows, columns, cells, isWhole }, index) => {
    for (let row = 0; row < rows; row++) {
      const own = cells.subarray(row * columns, (row + 1) * columns)
      const scale = own.reduce((most, cell) => Math.max(most, Math.abs(cell)), 1e-9) / 127
      if (isWhole) view.setFloat32(at + 4 * row, scale, true)
      own.forEach((cell, column) => {
        if (isWhole) view.setInt8(at + 4 * rows + row * columns + column, Math.round(cell / scale))
        else view.setFloat32(at + 4 * (row * columns + column), cell, true)
      })
    }
    at += sizes[index] ?? 0
  })
  return bytes
}

function sizeOf({ rows, columns, isWhole }: Part): number {
  return rows * (isWhole ? 4 + columns : 4 * columns)
}

/** Reads what packEncoder wrote. Throws where the bytes are something else. */
export function makeEncoder(bytes: Uint8Array): Encoder {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (new TextDecoder().decode(bytes.subarray(0, 4)) !== MAGIC) throw new Error('This is no file of an encoder.')
  const length = view.getUint32(4, true)
  const head: { pieces: [string, number][]; parts: Part[] } = JSON.parse(
    new TextDecoder().decode(bytes.subarray(8, 8 + length)),
  )
  const whole = head.parts.filter(({ isWhole }) => isWhole).reduce((sum, part) => sum + part.rows * part.columns, 0)
  const room = whole + ROWS * 1536 * 2 + 1536 * ROWS * 4
  const kernel = makeKernel(room)
  const matrices = new Map<string, Matrix>()
  const lists = new Map<string, Float32Array>()
  let [from, to] = [Math.ceil((8 + length) / 8) * 8, 0]
  for (const part of head.parts) {
    const { name, rows, columns, isWhole } = part
    const floats = Float32Array.from({ length: isWhole ? rows : rows * columns }, (_, at) =>
      view.getFloat32(from + 4 * at, true),
    )
    if (isWhole) {
      const cells = new Int8Array(kernel.memory.buffer, to, rows * columns)
      cells.set(new Int8Array(bytes.buffer, bytes.byteOffset + from + 4 * rows, rows * columns))
      matrices.set(name, { rows, columns, scales: floats, at: to, cells })
      to += rows * columns
    } else lists.set(name, floats)
    from += sizeOf(part)
  }
  const weights: Weights = {
    pieces: makePieces(head.pieces),
    kernel,
    free: Math.ceil(to / 16) * 16,
    matrix: (name) => found(matrices, name),
    list: (name) => found(lists, name),
  }
  return (text) => encode(weights, text)
}

type Weights = {
  pieces: Pieces
  kernel: Kernel
  /** From where on the kernel's memory is free. */
  free: number
  matrix: (name: string) => Matrix
  list: (name: string) => Float32Array
}

function found<Value>(map: ReadonlyMap<string, Value>, name: string): Value {
  const value = map.get(name)
  if (value === undefined) throw new Error(`The encoder has no ${name}.`)
  return value
}

/** A row of numbers for each piece. */
type Rows = Float32Array[]

function encode(weights: Weights, text: string): Float32Array {
  const numbers = piecesOf(weights.pieces, text).slice(0, MOST_PIECES)
  const start = numbers.map((number, at) => placed(weights, number, at))
  const first = layer(weights, 'first', start, linear(weights, 'first.widen', start))
  const last = layer(weights, 'last', first, first)
  const sum = new Float32Array(ENCODED)
  for (const row of last) for (let at = 0; at < ENCODED; at++) sum[at] = (sum[at] ?? 0) + (row[at] ?? 0) / last.length
  const [out = sum] = linear(weights, 'out', [sum])
  const bent = out.map(Math.tanh)
  const size = Math.sqrt(bent.reduce((total, cell) => total + cell * cell, 0)) || 1
  return bent.map((cell) => cell / size)
}

/** A piece's own numbers, twice, as the model was trained, and those of its place: sines and cosines of it. */
function placed({ matrix, list }: Weights, number: number, at: number): Float32Array {
  const { cells, scales, columns } = matrix('pieces')
  const speeds = list('speeds')
  return Float32Array.from({ length: columns }, (_, column) => {
    const speed = (speeds[column % speeds.length] ?? 0) * at
    const place = column < speeds.length ? Math.sin(speed) : Math.cos(speed)
    return 2 * (cells[number * columns + column] ?? 0) * (scales[number] ?? 0) + place
  })
}

/** A layer of a transformer (Vaswani et al. 2017), norms first: what each piece takes from the others, then its own. */
function layer(weights: Weights, name: string, input: Rows, straight: Rows): Rows {
  const asked = linear(weights, `${name}.ask`, normed(weights, `${name}.norm`, input))
  const attended = linear(weights, `${name}.attend`, attend(asked))
  const middle = added(straight, attended)
  const wide = linear(weights, `${name}.wide`, normed(weights, `${name}.wideNorm`, middle))
  const bent = wide.map((row) => row.map((cell) => Math.max(0, cell)))
  return added(middle, linear(weights, `${name}.narrow`, bent))
}

function added(a: Rows, b: Rows): Rows {
  return a.map((row, index) => row.map((cell, at) => cell + (b[index]?.[at] ?? 0)))
}

function normed({ list }: Weights, name: string, rows: Rows): Rows {
  const [scale, shift] = [list(`${name}.scale`), list(`${name}.shift`)]
  return rows.map((row) => {
    const mean = row.reduce((sum, cell) => sum + cell, 0) / row.length
    const variance = row.reduce((sum, cell) => sum + (cell - mean) ** 2, 0) / row.length
    const spread = Math.sqrt(variance + 1e-6)
    return row.map((cell, at) => ((cell - mean) / spread) * (scale[at] ?? 1) + (shift[at] ?? 0))
  })
}

/** Scaled dot-product attention in four heads; each row holds queries, keys and values one after another. */
function attend(rows: Rows): Rows {
  const width = (rows[0]?.length ?? 0) / 3
  const size = width / HEADS
  const out = rows.map(() => new Float32Array(width))
  for (let head = 0; head < HEADS; head++) {
    const [query, key, value] = [head * size, width + head * size, 2 * width + head * size]
    rows.forEach((row, index) => {
      const scores = rows.map((other) => {
        let dot = 0
        for (let at = 0; at < size; at++) dot += (row[query + at] ?? 0) * (other[key + at] ?? 0)
        return dot / Math.sqrt(size)
      })
      const most = Math.max(...scores)
      const shares = scores.map((score) => Math.exp(score - most))
      const all = shares.reduce((sum, share) => sum + share, 0)
      const into = out[index]
      if (!into) return
      rows.forEach((other, at) => {
        const share = (shares[at] ?? 0) / all
        for (let cell = 0; cell < size; cell++)
          into[query + cell] = (into[query + cell] ?? 0) + share * (other[value + cell] ?? 0)
      })
    })
  }
  return out
}

/** Each row times a matrix, plus a shift: four rows at once, in whole numbers. */
function linear({ kernel, free, matrix, list }: Weights, name: string, rows: Rows): Rows {
  const { rows: outputs, columns: inputs, scales, at: address } = matrix(name)
  const shift = list(`${name}.shift`)
  const activations = new Int16Array(kernel.memory.buffer, free, ROWS * inputs)
  const intoAt = free + ROWS * inputs * 2
  const sums = new Int32Array(kernel.memory.buffer, intoAt, outputs * ROWS)
  const out = rows.map(() => new Float32Array(outputs))
  for (let first = 0; first < rows.length; first += ROWS) {
    const steps = Array.from({ length: ROWS }, (_, index) => write(activations, rows[first + index], index))
    kernel.multiply(address, free, intoAt, outputs, inputs)
    for (let index = 0; index < ROWS; index++) {
      const into = out[first + index]
      const step = steps[index] ?? 0
      if (!into) continue
      for (let cell = 0; cell < outputs; cell++)
        into[cell] = (sums[cell * ROWS + index] ?? 0) * step * (scales[cell] ?? 0) + (shift[cell] ?? 0)
    }
  }
  return out
}

/** Writes a row as whole numbers, or nought where there is none; returns what one of them stands for. */
function write(activations: Int16Array, row: Float32Array | undefined, index: number): number {
  if (!row) return 0
  let most = 1e-9
  for (let at = 0; at < row.length; at++) most = Math.max(most, Math.abs(row[at] ?? 0))
  const step = most / MOST_ACTIVATION
  for (let at = 0; at < row.length; at++) activations[activationAt(index, at)] = Math.round((row[at] ?? 0) / step)
  return step
}
