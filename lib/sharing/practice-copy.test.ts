import { expect, it } from 'vitest'
import type { OwnQuestion } from '../question-set/question-set'
import { keyOfOrigin, practiceCopyOf, practiceSetOf } from './practice-copy'
import { sharedKey } from './share-key'

const LINK = { linkId: 'AAAAAAAAAAAAAAAAAAAAAA', isExampleHidden: false }
const QUESTION: OwnQuestion = {
  ...{ id: '5c2f5f3e-0000-4000-8000-000000000001', text: 'Why?', kind: 'motivation', level: 'mid' },
  ...{ topics: ['motives'], timeLimitSeconds: 90, guidance: 'Say why.' },
  keyPoints: [{ id: 'a', text: 'A reason', detail: 'One.' }],
  ...{ exampleAnswer: 'Because.', followUps: ['And?'], listenFor: ['A doubt'], notes: 'Ask twice.' },
}

it('carries what a candidate may have, and no more', () => {
  const { origin, ...copy } = practiceCopyOf(QUESTION, LINK)
  const { id: _, ...rest } = QUESTION
  expect(copy).toEqual({ ...rest, listenFor: [], notes: '' })
  expect(origin).not.toContain(QUESTION.id)
  expect(practiceCopyOf(QUESTION, { ...LINK, isExampleHidden: true }).exampleAnswer).toBe('')
})

it('names a state of a question: another one is another copy, of the same question', () => {
  const { origin } = practiceCopyOf(QUESTION, LINK)
  expect(practiceCopyOf({ ...QUESTION }, LINK).origin).toBe(origin)
  const changed = practiceCopyOf({ ...QUESTION, text: 'Why us?' }, LINK).origin
  expect(changed).not.toBe(origin)
  expect([keyOfOrigin(changed), keyOfOrigin(origin)]).toEqual(Array(2).fill(sharedKey(LINK.linkId, QUESTION.id)))
  expect(practiceCopyOf(QUESTION, { ...LINK, linkId: 'BAAAAAAAAAAAAAAAAAAAAA' }).origin).not.toBe(origin)
  // What isn't carried makes no new copy.
  expect(practiceCopyOf({ ...QUESTION, notes: 'Other', listenFor: [] }, LINK).origin).toBe(origin)
})

it('leaves the owner’s plan, places and ids behind', () => {
  const entry = { isMustAsk: true, minutes: 9 }
  const set = {
    ...{ title: 'Set', purpose: 'To find out.', plannedMinutes: 45 },
    anchors: { technical: ['a', 'b', 'c', 'd'] as [string, string, string, string] },
    sections: [
      { id: '5c2f5f3e-0', title: 'Gone', entries: [{ questionId: 'gone', ...entry }] },
      { id: '5c2f5f3e-1', title: 'Here', entries: [{ questionId: 'one', ...entry }] },
    ],
  }
  expect(practiceSetOf(set, (id) => (id === 'one' ? 'copy' : undefined))).toEqual({
    ...{ title: 'Set', purpose: 'To find out.', plannedMinutes: null, anchors: {} },
    sections: [{ id: 'section-1', title: 'Here', entries: [{ questionId: 'copy', isMustAsk: false, minutes: null }] }],
  })
})
