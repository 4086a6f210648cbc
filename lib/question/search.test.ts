import { describe, expect, test } from 'vitest'
import type { QuestionView } from './question-views'
import { searchQuestions } from './search'

const question = (slug: string, text: string, topic: string, point: string): QuestionView => ({
  id: `q_${slug}`,
  slug,
  text,
  topic,
  topics: [topic],
  kind: 'technical',
  level: 'mid',
  timeLimitSeconds: 120,
  guidanceHtml: '',
  exampleAnswerHtml: '',
  keyPoints: [{ id: 'a', text: point, detail: '' }],
  followUps: [],
})

const questions = [
  question('one', 'How do you test against a sandbox?', 'testing', 'Retries are bounded'),
  question('two', 'When do you stop retrying?', 'limits', 'A dead letter tells someone'),
]
const found = (query: string, topic = '') => searchQuestions(questions, { query, topic }).map(({ slug }) => slug)

describe('searchQuestions', () => {
  test('every word must begin some word of the question or its key points', () => {
    expect(found('dead let')).toEqual(['two'])
    expect(found('dead sandbox')).toEqual([])
  })

  test('a hit in the question itself goes before one in a key point', () => {
    expect(found('retr')).toEqual(['two', 'one'])
  })

  test('no words give all of the topic, or all', () => {
    expect(found('  ?! ')).toEqual(['one', 'two'])
    expect(found('', 'limits')).toEqual(['two'])
  })
})
