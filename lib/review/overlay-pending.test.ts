import { expect, test } from 'vitest'
import { overlayPending } from './overlay-pending'
import { schedule } from './schedule'
import type { StudyCard } from './study-card'

const RATED_AT = new Date('2026-11-24T10:00:00Z')

const card: StudyCard = {
  question: {
    id: 'q_1',
    slug: 'one',
    topic: 'data',
    text: 'One?',
    guidanceHtml: '',
    exampleAnswerHtml: '',
    keyPoints: [],
  },
  position: 0,
  progress: { memory: null, lastEntryId: '' },
  suspended: false,
  flagged: false,
  ownAnswer: null,
}

const rating = {
  id: 'r1',
  name: 'rateQuestion',
  payload: { id: 'r1', questionId: 'q_1', rating: 'good', reviewedAt: RATED_AT.toISOString(), basedOn: '' },
}
const retraction = { id: 'u1', name: 'retractReview', payload: { id: 'u1', reviewId: 'r1', questionId: 'q_1' } }

test('a rating that waits counts already, and is what the next one is based on', () => {
  const [laid] = overlayPending([card], [rating])
  expect(laid?.progress).toEqual({ memory: schedule(null, 'good', RATED_AT), lastEntryId: 'r1' })
})

test('an undo that waits behind it gives the memory back, and is the newest entry', () => {
  const [laid] = overlayPending([card], [rating, retraction])
  expect(laid?.progress).toEqual({ memory: null, lastEntryId: 'u1' })
})

test('marks that wait count, and what concerns other questions does not', () => {
  const mark = { id: 'm1', name: 'markQuestion', payload: { questionId: 'q_1', suspended: true } }
  const other = { id: 'm2', name: 'markQuestion', payload: { questionId: 'q_2', flagged: true } }
  const [laid] = overlayPending([card], [mark, other, { id: 's1', name: 'updateSettings', payload: {} }])
  expect(laid).toEqual({ ...card, suspended: true })
})
