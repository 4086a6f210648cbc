import { expect, test } from 'vitest'
import { readQuery } from './search-query'
import { rankMatches } from './search-score'
import { makeVocabulary } from './search-vocabulary'

const match = (slug: string, textWords: string, pointWords = '') => ({ topic: 'limits', slug, textWords, pointWords })
const rank = (query: string, matches: ReturnType<typeof match>[]) => {
  const words = matches.flatMap(({ textWords, pointWords }) => `${textWords} ${pointWords}`.split(' ').filter(Boolean))
  const counts = new Map<string, number>()
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  return rankMatches(matches, readQuery(query, makeVocabulary(counts), 10).words, true).map(({ slug }) => slug)
}

test('the text goes before key points, and these before the rest', () => {
  expect(
    rank('retry', [match('rest', 'a b'), match('points', 'a b', 'retry'), match('text', 'when is a retry right')]),
  ).toEqual(['text', 'points', 'rest'])
})

test('the word itself goes before its forms and what begins so', () => {
  expect(rank('test', [match('begins', 'testament a'), match('form', 'testing a'), match('same', 'test a')])).toEqual([
    'same',
    'form',
    'begins',
  ])
})

test('words that stand together go before words apart', () => {
  expect(rank('rate limit', [match('apart', 'limit the rate'), match('together', 'the rate limit')])).toEqual([
    'together',
    'apart',
  ])
})

test('of two that say it, the one that says less besides', () => {
  expect(rank('retry', [match('a-long', 'retry and a b c d e f'), match('short', 'retry and')])).toEqual([
    'short',
    'a-long',
  ])
})

test('equals stand by topic and slug', () => {
  expect(rank('retry', [match('b', 'retry'), match('a', 'retry')])).toEqual(['a', 'b'])
})
