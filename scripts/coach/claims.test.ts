import { expect, test } from 'vitest'
import { labelledClaims } from './claims'
import type { LabelledQuestion } from './labelled'

const question = (id: string): LabelledQuestion => ({
  ...{ id, kind: 'technical', set: '', field: '', slug: id, question: '?', guidance: '', exampleAnswer: '' },
  keyPoints: ['a', 'b'].map((point) => ({
    ...{ id: point, text: point, detail: '', cues: [], good: [], vague: [], misconception: [] },
  })),
  answers: [],
})

test('what is vouched for becomes labelled answers, a text each, of the questions that are known', () => {
  const answer = (questionId: string, claims: { keyPointId: string; text: string }[]) => ({
    ...{ id: `of-${questionId}`, questionId, text: 'now', claims, revisions: [] },
  })
  const exported = {
    format: 'callback-export',
    answers: [
      answer('q_a', [
        { keyPointId: 'a', text: 'first' },
        { keyPointId: 'b', text: 'later' },
        { keyPointId: 'c', text: 'later' },
      ]),
      answer('q_b', []),
      answer('own', [{ keyPointId: 'a', text: 'mine' }]),
    ],
  }
  const labelled = labelledClaims(exported, [question('q_a'), question('q_b')])
  expect(
    labelled.map(({ id, answers }) => [id, answers.map(({ text, labels }) => [text, Object.keys(labels)])]),
  ).toEqual([
    [
      'q_a',
      [
        ['first', ['a']],
        ['later', ['b', 'c']],
      ],
    ],
  ])
  expect(labelled[0]?.answers[0]?.labels.a?.label).toBe('hit')
})
