import { expect, test } from 'vitest'
import { countWords, firstChangedWords, isKept, speakingSeconds, stateOf } from './answer'
import { continuesRevision } from './revise'

test.each([
  ['', 0],
  ['  \n ', 0],
  ["I don't re-send it.", 4],
  ['70,000 a day: 429s', 5],
  ['Grüße an alle', 3],
])('%j has %i words', (text, count) => {
  expect(countWords(text)).toBe(count)
})

test('140 words take a minute', () => {
  expect(speakingSeconds(140)).toBe(60)
})

test('kept is what stands as it was kept', () => {
  expect(isKept({ text: 'a', keptText: 'a' })).toBe(true)
  expect(isKept({ text: 'a, changed', keptText: 'a' })).toBe(false)
  expect(stateOf([{ text: 'a, changed', keptText: 'a' }])).toBe('kept')
  expect(stateOf([{ text: ' ', keptText: null }])).toBe('none')
  expect(stateOf([{ text: 'a', keptText: null }])).toBe('draft')
})

test('a revision is named by its first changed words', () => {
  expect(firstChangedWords('I split the failures', 'I split all failures into three kinds')).toBe(
    'all failures into three',
  )
  expect(firstChangedWords('', 'We had a connector that')).toBe('We had a connector')
  expect(firstChangedWords('', `https://example.org/${'x'.repeat(300)} we had`)).toBe('https://example.or… we had')
})

const START = new Date('2026-11-24T10:00:00Z')
const at = (minutes: number) => new Date(START.getTime() + minutes * 60_000)
const last = { cause: 'draft' as const, writerId: 'tab', startedAt: START, savedAt: at(5) }

test.each([
  ['the same tab, minutes later', last, 'tab', at(9), true],
  ['the same tab after a pause', last, 'tab', at(16), false],
  ['a long sitting', { ...last, savedAt: at(59) }, 'tab', at(61), false],
  ['another tab', last, 'other', at(6), false],
  ['what was kept', { ...last, cause: 'kept' as const }, 'tab', at(6), false],
  ['what lost', { ...last, cause: 'conflict' as const }, 'tab', at(6), false],
  ['nothing', null, 'tab', at(6), false],
])('a save goes on with a revision: %s', (_, revision, writerId, now, expected) => {
  expect(continuesRevision(revision, writerId, now)).toBe(expected)
})
