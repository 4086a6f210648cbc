import { expect, test } from 'vitest'
import { countTopics, idsInSetOrder, type SetRow, setListingOf, setViewOf, viewOf } from './assemble-views'
import type { QuestionListing } from './question'

const listing = (id: string, topics: string[], timeLimitSeconds = 60): QuestionListing => ({
  id,
  slug: `slug-${id}`,
  topic: topics[0] ?? '',
  topics,
  kind: 'technical',
  level: 'mid',
  timeLimitSeconds,
  text: `What is ${id}?`,
})

const LISTINGS = [listing('a', ['rate-limits']), listing('b', ['data', 'rate-limits'], 90), listing('c', ['data'])]
const BY_ID = new Map(LISTINGS.map((one) => [one.id, one]))
const row = (...entries: [section: string, questionId: string][]): SetRow => ({
  slug: 'set',
  title: 'Set',
  purpose: 'To test.',
  entries: entries.map(([section, questionId]) => ({ section, questionId })),
})

test('a set keeps its order and its sections, and leaves out what isn’t published', () => {
  const view = setViewOf(row(['One', 'b'], ['One', 'gone'], ['Two', 'a']), BY_ID)
  expect(view.sections.map(({ title, questions }) => [title, questions.map(({ id }) => id)])).toEqual([
    ['One', ['b']],
    ['Two', ['a']],
  ])
  expect(view).toMatchObject({ questionCount: 2, totalSeconds: 150 })
})

test('a set’s card counts its sections, or its topics where it has none', () => {
  expect(setListingOf(row(['One', 'b'], ['Two', 'a'], ['Two', 'c']), BY_ID)).toMatchObject({
    questionCount: 3,
    totalSeconds: 210,
    lines: [
      { name: 'One', count: 1 },
      { name: 'Two', count: 2 },
    ],
    questionIds: ['b', 'a', 'c'],
  })
  expect(setListingOf(row(['', 'a'], ['', 'b']), BY_ID).lines).toEqual([
    { name: 'Rate limits', count: 2 },
    { name: 'Data', count: 1 },
  ])
})

test('all questions: those in sets first, as these have them, each once', () => {
  expect(idsInSetOrder(LISTINGS, [row(['', 'c'], ['', 'gone']), row(['', 'b'], ['', 'c'])])).toEqual(['c', 'b', 'a'])
})

test('topics come with the number of their questions, most first', () => {
  expect(countTopics([...LISTINGS, listing('d', ['data'])])).toEqual([
    { topic: 'data', count: 3 },
    { topic: 'rate-limits', count: 2 },
  ])
})

test('a view carries HTML and no markdown', () => {
  const { guidanceHtml, exampleAnswerHtml, ...rest } = viewOf({
    ...listing('a', ['data']),
    guidance: 'Say *it*.',
    exampleAnswer: 'I **say** it.',
    keyPoints: [],
    followUps: [],
  })
  expect(guidanceHtml).toBe('<p>Say <em>it</em>.</p>')
  expect(exampleAnswerHtml).toBe('<p>I <strong>say</strong> it.</p>')
  expect(rest).not.toHaveProperty('guidance')
  expect(rest).not.toHaveProperty('exampleAnswer')
})
