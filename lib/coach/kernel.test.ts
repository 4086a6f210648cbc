import { expect, test } from 'vitest'
import { activationAt, makeKernel, ROWS } from './kernel'

test('multiplies rows of bytes with four rows of whole numbers', () => {
  const [outputs, inputs, activationsAt, intoAt] = [5, 24, 1024, 4096]
  const { memory, multiply } = makeKernel(8192)
  const weights = new Int8Array(memory.buffer, 0, outputs * inputs)
  weights.forEach((_, at) => {
    weights[at] = ((at * 37) % 255) - 127
  })
  const rows = Array.from({ length: ROWS }, (_, row) =>
    Array.from({ length: inputs }, (_, column) => (((row * 31 + column * 17) * 977) % 16_000) - 8000),
  )
  const activations = new Int16Array(memory.buffer, activationsAt, ROWS * inputs)
  for (const [row, cells] of rows.entries())
    for (const [column, cell] of cells.entries()) activations[activationAt(row, column)] = cell
  multiply(0, activationsAt, intoAt, outputs, inputs)
  const sums = Array.from({ length: outputs }, (_, output) =>
    rows.map((cells) => cells.reduce((sum, cell, at) => sum + cell * (weights[output * inputs + at] ?? 0), 0)),
  )
  expect([...new Int32Array(memory.buffer, intoAt, outputs * ROWS)]).toEqual(sums.flat())
})
