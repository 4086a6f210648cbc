import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { findNearDuplicates } from './near-duplicates'

const LIBRARY = [
  'How do you stay under a strict rate limit?',
  'How do you build a webhook consumer that you can rely on?',
  'Tell me about a time when a customer disagreed with you.',
  'How do you keep two systems in agreement?',
  'Why do you want this role?',
  'How do you test against an unreliable sandbox?',
]
const found = (...texts: string[]) =>
  findNearDuplicates(texts.map((text, index) => ({ path: String(index), text, place: { line: 1, column: 1 } }))).map(
    ({ path, message }) => [path, message],
  )

describe('findNearDuplicates', () => {
  test.each([
    ['the same', 'How do you stay under a strict rate limit?', 0],
    ['other case and marks', 'how do you stay under a strict RATE LIMIT', 0],
    ['other forms of the words', 'How do you stay under strict rate limits?', 0],
    ['other small words', 'How did you build the webhook consumer that you can rely on?', 1],
  ])('finds %s', (_, text, twin) => {
    expect(found(...LIBRARY, text)).toEqual([[String(LIBRARY.length), `It asks nearly what ${twin} asks.`]])
  })

  test.each([
    ['How do you build a team that you can rely on?'],
    ['How do you keep up with changes?'],
    ['Tell me about a time when a deadline slipped.'],
  ])('leaves %s alone', (text) => {
    expect(found(...LIBRARY, text)).toEqual([])
  })

  test('the seed library’s own questions are all different', () => {
    const texts = readdirSync('content/questions', { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.md'))
      .map((name) => /^# (.+)$/m.exec(readFileSync(`content/questions/${name}`, 'utf8'))?.[1] ?? '')
    expect(texts.length).toBeGreaterThan(0)
    expect(found(...texts)).toEqual([])
  })
})
