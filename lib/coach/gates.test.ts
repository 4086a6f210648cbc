import { beforeAll, expect, test } from 'vitest'
import { copiedShare, findGates, MOST_WORDS, readablePart } from './gates'
import { makeReader, type Reader, type Token } from './language'
import type { Vectors } from './vectors'
import { loadVectors } from './vectors-repository'

const EXAMPLE =
  'I treat the endpoint as a mailbox, not as a worker. When a call comes in, I check the signature over the raw body, in constant time, and refuse anything older than five minutes. Then I insert the event into a table whose unique key is the event id and answer.'
const OWN =
  'We had this at the bakery when the oven went down in the week before Easter, and I rang the three hotels before they could ring us, with a time for each that we could keep.'

let read: Reader
let vectors: Vectors

beforeAll(async () => {
  read = makeReader()
  vectors = await loadVectors()
})

const tokensOf = (text: string): Token[] => read(text).flatMap(({ tokens }) => tokens)

function gatesOf(answer: string): string[] {
  const { text, isCut } = readablePart(answer)
  return findGates(vectors, text, isCut, tokensOf(text), tokensOf(EXAMPLE)).map(({ name }) => name)
}

test.each([
  ['', 'empty'],
  [' \n\t ', 'empty'],
  ['I check the signature first.', 'short'],
  ['I don’t know, sorry.', 'refusal'],
  [
    'Honestly, I have no idea what to say to this one, I have never done anything like it in my life, so please let us go on.',
    'refusal',
  ],
  ['?!… —— ,,, ;;; ?? !!', 'unreadable'],
  ['asdf qwer lkjh zxcv poiu mnbv asdf ghjk tyui rewq fdsa vcxz bnm lkj poi uyt rew asd zxc vbn hjk', 'unreadable'],
  [
    'Ich habe damals in einem kleinen Team gearbeitet und wir hatten ein Problem mit der Datenbank, die jede Nacht stehen blieb, bis ich den Index gefunden habe.',
    'unreadable',
  ],
  [
    'En aquel momento trabajaba en un equipo pequeño y teníamos un problema con la base de datos que se caía cada noche hasta que encontré el índice.',
    'unreadable',
  ],
  [
    '我当时在一个小团队工作，数据库每天晚上都会停止，直到我找到了索引的问题，然后一切都恢复正常。'.repeat(5),
    'unreadable',
  ],
  ['server '.repeat(200), 'unreadable'],
])('refuses %j', (text, gate) => {
  expect(gatesOf(text)).toEqual([gate])
})

test.each([
  [EXAMPLE, ['copied']],
  [`${EXAMPLE} ${OWN}`, ['resembles']],
  [`${OWN} I told [company name] about it.`, ['placeholders']],
  [OWN, []],
])('remarks on what is judged all the same', (text, gates) => {
  expect(gatesOf(text)).toEqual(gates)
})

test('reads the first 3,000 words of 20,000, and of one endless sentence', () => {
  for (const text of [
    `${OWN} `.repeat(600),
    'and then we went on to the next one because nobody stopped us '.repeat(2000),
  ]) {
    const part = readablePart(text)
    expect(part.isCut).toBe(true)
    expect(part.text.split(/\s+/).filter(Boolean).length).toBeLessThanOrEqual(MOST_WORDS)
  }
  expect(gatesOf(`${OWN} `.repeat(600))).toEqual(['long'])
})

test('tells a copy with every fourth word changed from an answer of one’s own', () => {
  const changed = EXAMPLE.split(' ')
    .map((word, at) => (at % 4 === 3 ? 'thing' : word))
    .join(' ')
  expect(copiedShare(tokensOf(changed), tokensOf(EXAMPLE))).toBeGreaterThan(0.6)
  expect(copiedShare(tokensOf(OWN), tokensOf(EXAMPLE))).toBe(0)
})
