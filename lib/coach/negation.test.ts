import { expect, test } from 'vitest'
import { makeReader } from './language'
import { deniesFirstVerb, isNegated } from './negation'

const read = makeReader()
const tokensOf = (text: string) => read(text).flatMap(({ tokens }) => tokens)

test.each([
  ['I check the signature.', false],
  ["I don't check the signature.", true],
  ['Nobody checks the signature.', true],
  ['We never checked it.', true],
  ['I check it before anything else, not only once.', false],
])('%s', (text, denies) => {
  expect(deniesFirstVerb(tokensOf(text))).toBe(denies)
})

test('two denials take each other back', () => {
  expect(isNegated(tokensOf("There's nothing that I don't check."))).toBe(false)
})
