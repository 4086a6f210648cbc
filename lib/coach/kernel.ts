/**
 * The one loop that an encoder spends its time in, as WebAssembly: products of whole numbers, eight at once. By whole
 * numbers throughout, so that the sums are the same on every machine.
 */

/** How many rows of activations are multiplied together, and how many numbers at once. */
export const ROWS = 4
export const LANES = 8
const PAGE = 65_536

export type Kernel = {
  memory: WebAssembly.Memory
  /**
   * For each of `outputs` rows of weights its products with four rows of activations.
   * @param weights address of the weights, a byte each, row by row, `inputs` a row
   * @param activations address of the activations, two bytes each: eight of the first row, of the second and so on
   * @param into address of the sums, four bytes each: four a row of weights
   * @param inputs a multiple of eight
   */
  multiply: (weights: number, activations: number, into: number, outputs: number, inputs: number) => void
}

/** Makes the kernel with so many bytes of memory. */
export function makeKernel(bytes: number): Kernel {
  const memory = new WebAssembly.Memory({ initial: Math.ceil(bytes / PAGE) })
  const instance = new WebAssembly.Instance(new WebAssembly.Module(moduleBytes()), { own: { memory } })
  return { memory, multiply: instance.exports.multiply as Kernel['multiply'] }
}

/** Where the activation of a row and column stands among those of its block of four rows. */
export function activationAt(row: number, column: number): number {
  return (Math.floor(column / LANES) * ROWS + row) * LANES + (column % LANES)
}

const [I32, V128] = [0x7f, 0x7b]
const [WEIGHTS, ACTIVATIONS, INTO, OUTPUTS, INPUTS, AT, END, SUM, LOADED] = [0, 1, 2, 3, 4, 5, 6, 7, 11]
const get = (local: number) => [0x20, local]
const set = (local: number) => [0x21, local]
const tee = (local: number) => [0x22, local]
const constant = (value: number) => [0x41, ...signed(value)]
const ADD = [0x6a]
const SUBTRACT = [0x6b]
const MULTIPLY = [0x6c]
const IS_LESS = [0x49]
const LOOP = [0x03, 0x40]
const REPEAT_IF = [0x0d, 0x00]
const CLOSE = [0x0b]
const load = (offset: number) => [0xfd, 0x00, 0x00, ...unsigned(offset)]
const LOAD_BYTES = [0xfd, 0x01, 0x00, 0x00]
const NOUGHT = [0xfd, 0x0c, ...Array.from({ length: 16 }, () => 0)]
const DOT = [0xfd, 0xba, 0x01]
const ADD_LANES = [0xfd, 0xae, 0x01]
const lane = (index: number) => [0xfd, 0x1b, index]
const store = (offset: number) => [0x36, 0x02, ...unsigned(offset)]

const rows = Array.from({ length: ROWS }, (_, row) => row)

/** For each row of weights: four sums of nought, then eight columns at a time, then the sums' lanes together. */
function instructions(): number[] {
  const eightColumns = [
    ...[...get(WEIGHTS), ...LOAD_BYTES, ...set(LOADED)],
    ...rows.flatMap((row) => [
      ...[...get(SUM + row), ...get(LOADED), ...get(AT), ...load(row * LANES * 2)],
      ...[...DOT, ...ADD_LANES, ...set(SUM + row)],
    ]),
    ...[...get(WEIGHTS), ...constant(LANES), ...ADD, ...set(WEIGHTS)],
    ...[...get(AT), ...constant(ROWS * LANES * 2), ...ADD, ...tee(AT), ...get(END), ...IS_LESS, ...REPEAT_IF],
  ]
  const lanes = (row: number) => [
    ...[...get(SUM + row), ...lane(0), ...get(SUM + row), ...lane(1), ...ADD],
    ...[...get(SUM + row), ...lane(2), ...get(SUM + row), ...lane(3), ...ADD, ...ADD],
  ]
  return [
    ...[...get(ACTIVATIONS), ...get(INPUTS), ...constant(ROWS * 2), ...MULTIPLY, ...ADD, ...set(END)],
    ...LOOP,
    ...[...get(ACTIVATIONS), ...set(AT)],
    ...rows.flatMap((row) => [...NOUGHT, ...set(SUM + row)]),
    ...[...LOOP, ...eightColumns, ...CLOSE],
    ...rows.flatMap((row) => [...get(INTO), ...lanes(row), ...store(row * 4)]),
    ...[...get(INTO), ...constant(ROWS * 4), ...ADD, ...set(INTO)],
    ...[...get(OUTPUTS), ...constant(1), ...SUBTRACT, ...tee(OUTPUTS), ...REPEAT_IF],
    ...CLOSE,
  ]
}

/** A module with one imported memory and one exported function (WebAssembly Core Specification 2.0, section 5.5). */
function moduleBytes(): Uint8Array<ArrayBuffer> {
  const locals = [2, ...[2, I32], ...[ROWS + 1, V128]]
  const body = [...locals, ...instructions(), ...CLOSE]
  return Uint8Array.from([
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, [1, 0x60, 5, I32, I32, I32, I32, I32, 0]),
    ...section(2, [1, ...name('own'), ...name('memory'), 2, 0, 1]),
    ...section(3, [1, 0]),
    ...section(7, [1, ...name('multiply'), 0, 0]),
    ...section(10, [1, ...unsigned(body.length), ...body]),
  ])
}

function section(id: number, content: number[]): number[] {
  return [id, ...unsigned(content.length), ...content]
}

function name(text: string): number[] {
  return [text.length, ...new TextEncoder().encode(text)]
}

/** LEB128. */
function unsigned(value: number): number[] {
  return value < 128 ? [value] : [(value & 127) | 128, ...unsigned(value >>> 7)]
}

/** LEB128 of a whole number that isn't negative, whose sign needs a bit too. */
function signed(value: number): number[] {
  return value < 64 ? [value] : [(value & 127) | 128, ...signed(value >>> 7)]
}
