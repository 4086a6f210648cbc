import { expect, test } from 'vitest'
import type { SearchPage } from '@/lib/question/search-views'
import { correctionSentences, resultSentences } from './search-sentences'

const page = (change: Partial<SearchPage>): SearchPage => ({
  filters: { set: null, topic: null, kind: null, level: null },
  choices: { sets: [], topics: [] },
  hasWords: true,
  hits: [],
  total: 3,
  isCapped: false,
  page: 1,
  pages: 1,
  first: 0,
  listed: 3,
  corrections: [],
  missing: [],
  isPartial: false,
  ...change,
})
const say = (change: Partial<SearchPage>) => resultSentences(page(change), 'a b').join(' ')
const inLimits = { set: null, topic: 'limits', kind: null, level: null }

test.each<[string, Partial<SearchPage>]>([
  ['3 questions.', {}],
  ['1 question.', { total: 1, listed: 1 }],
  ['321 questions; the best 200 are listed.', { total: 321, listed: 200 }],
  ['More than 1000 questions; the best 200 are listed.', { total: 1_000, isCapped: true, listed: 200 }],
  ['Nothing says “a b”.', { total: 0, listed: 0, missing: ['a', 'b'] }],
  ['Nothing here says “a b”.', { total: 0, listed: 0, filters: inLimits }],
  ['No question is all of this.', { total: 0, listed: 0, hasWords: false, filters: inLimits }],
  ['Nothing says “a”. Showing what says the rest. 3 questions.', { missing: ['a'] }],
  ['No question says all of it. Showing those that say most. 3 questions.', { isPartial: true }],
  ['None of these says all of it. Showing those that say most. 3 questions.', { isPartial: true, filters: inLimits }],
])('%s', (sentences, change) => {
  expect(say(change)).toBe(sentences)
})

test('says what a slip was taken for', () => {
  expect(correctionSentences([{ typed: 'kuberntes', shown: ['kubernetes'] }])).toEqual([
    'Nothing says “kuberntes”. Showing “kubernetes”.',
  ])
  expect(correctionSentences([{ typed: 'lettr', shown: ['letter', 'lettuce'] }])).toEqual([
    'Nothing says “lettr”. Showing “letter” or “lettuce”.',
  ])
})
