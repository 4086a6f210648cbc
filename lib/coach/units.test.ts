import { expect, test } from 'vitest'
import { makeReader } from './language'
import { readUnits } from './units'

const read = makeReader()
const textsOf = (text: string) => readUnits(read, text).map(({ start, end }) => text.slice(start, end))

test('gives sentences, and the clauses of those in which both sides have a verb', () => {
  expect(textsOf('I check the signature first; then I write the event to a queue. Nobody waits.')).toEqual([
    'I check the signature first; then I write the event to a queue.',
    'I check the signature first;',
    'then I write the event to a queue.',
    'Nobody waits.',
  ])
})

test('leaves whole what would have no verb', () => {
  expect(textsOf('I rang Anna, Ben and the two from the office downstairs.')).toHaveLength(1)
})

test('cuts a sentence that doesn’t end', () => {
  const units = readUnits(read, 'we went on and on with it '.repeat(100))
  expect(Math.max(...units.map(({ tokens }) => tokens.length))).toBeLessThanOrEqual(60)
})
