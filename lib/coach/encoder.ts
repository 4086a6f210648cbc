import { activationAt, type Kernel, LANES, makeKernel, ROWS } from './kernel'
import { makePieces, type Pieces, piecesOf } from './pieces'
import { added, attend, bent, makeRows, meanRow, normed, type Rows } from './rows'

/**
 * A sentence as 512 numbers of length 1: the Universal Sentence Encoder, lite (Cer et al. 2018), two layers of a
 * transformer, with a byte a weight. Deterministic; about 1 ms for four words.
 */
export type Encoder = (text: string) => Float32Array

export const ENCODED = 512
/** More pieces of a sentence aren't read. */
const MOST_PIECES = 128
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

function encode(weights: Weights, text: string): Float32Array {
  const numbers = piecesOf(weights.pieces, text).slice(0, MOST_PIECES)
  const start = placed(weights, numbers)
  const first = layer(weights, 'first', start, linear(weights, 'first.widen', start))
  const { cells } = linear(weights, 'out', meanRow(layer(weights, 'last', first, first)))
  const curved = cells.map(Math.tanh)
  const size = Math.sqrt(curved.reduce((total, cell) => total + cell * cell, 0)) || 1
  return curved.map((cell) => cell / size)
}

/** A piece's own numbers, twice, as the model was trained, and those of its place: sines and cosines of it. */
function placed({ matrix, list }: Weights, numbers: readonly number[]): Rows {
  const { cells, scales, columns } = matrix('pieces')
  const speeds = list('speeds')
  const rows = makeRows(numbers.length, columns)
  numbers.forEach((number, at) => {
    const scale = scales[number] ?? 0
    for (let column = 0; column < columns; column++) {
      const speed = (speeds[column % speeds.length] ?? 0) * at
      const place = column < speeds.length ? Math.sin(speed) : Math.cos(speed)
      rows.cells[at * columns + column] = 2 * (cells[number * columns + column] ?? 0) * scale + place
    }
  })
  return rows
}

/** A layer of a transformer (Vaswani et al. 2017), norms first: what each piece takes from the others, then its own. */
function layer(weights: Weights, name: string, input: Rows, straight: Rows): Rows {
  const asked = linear(weights, `${name}.ask`, normed(input, ...normOf(weights, `${name}.norm`)))
  const middle = added(straight, linear(weights, `${name}.attend`, attend(asked)))
  const wide = linear(weights, `${name}.wide`, normed(middle, ...normOf(weights, `${name}.wideNorm`)))
  return added(middle, linear(weights, `${name}.narrow`, bent(wide)))
}

function normOf({ list }: Weights, name: string): [scale: Float32Array, shift: Float32Array] {
  return [list(`${name}.scale`), list(`${name}.shift`)]
}

/** Each row times a matrix, plus a shift: four rows at once, in whole numbers. */
function linear({ kernel, free, matrix, list }: Weights, name: string, rows: Rows): Rows {
  const { rows: outputs, columns: inputs, scales, at: address } = matrix(name)
  const shift = list(`${name}.shift`)
  const activations = new Int16Array(kernel.memory.buffer, free, ROWS * inputs)
  const intoAt = free + ROWS * inputs * 2
  const sums = new Int32Array(kernel.memory.buffer, intoAt, outputs * ROWS)
  const out = makeRows(rows.count, outputs)
  const steps = new Float64Array(ROWS)
  for (let first = 0; first < rows.count; first += ROWS) {
    const count = Math.min(ROWS, rows.count - first)
    for (let index = 0; index < count; index++) steps[index] = write(activations, rows, first + index, index)
    kernel.multiply(address, free, intoAt, outputs, inputs)
    for (let index = 0; index < count; index++) {
      const [step, from] = [steps[index] ?? 0, (first + index) * outputs]
      for (let cell = 0; cell < outputs; cell++)
        out.cells[from + cell] = (sums[cell * ROWS + index] ?? 0) * step * (scales[cell] ?? 0) + (shift[cell] ?? 0)
    }
  }
  return out
}

/** Writes a row as whole numbers, as the `index`th of a block; returns what one of them stands for. */
function write(activations: Int16Array, { width, cells }: Rows, row: number, index: number): number {
  const from = row * width
  let most = 1e-9
  for (let at = 0; at < width; at++) {
    const size = Math.abs(cells[from + at] ?? 0)
    if (size > most) most = size
  }
  const step = most / MOST_ACTIVATION
  for (let at = 0; at < width; at += LANES) {
    const into = activationAt(index, at)
    // As Math.round, which takes so much longer that a sentence took a seventh more.
    for (let lane = 0; lane < LANES; lane++)
      activations[into + lane] = Math.floor((cells[from + at + lane] ?? 0) / step + 0.5)
  }
  return step
}
