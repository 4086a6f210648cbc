import { describe, expect, it } from 'vitest'
import { countDueByDay, countReviewsByDay, countReviewsByTopic, type DueFacts, summarizeDue } from './due-summary'

const VIENNA = 'Europe/Vienna'
/** Tuesday evening, 21:00 in Vienna; its day ends on Wednesday at 03:00 UTC. */
const NOW = new Date('2026-11-24T20:00:00Z')
const at = (iso: string) => new Date(iso)

const STRANGER: DueFacts = {
  now: NOW,
  zone: VIENNA,
  newPerDay: 20,
  interviewAt: null,
  questionIds: ['q_a', 'q_b', 'q_c', 'q_d', 'q_e'],
  sets: [
    { slug: 'one', questionIds: ['q_a', 'q_b', 'q_e'] },
    { slug: 'two', questionIds: ['q_c'] },
  ],
  dueDates: [],
  suspended: new Set(),
  newToday: 0,
  reviewedToday: 0,
}

describe('summarizeDue', () => {
  it('of a stranger says that nothing is due and all is new', () => {
    expect(summarizeDue(STRANGER)).toMatchObject({
      hasReviewed: false,
      dueNow: 0,
      dueToday: 0,
      overdue: 0,
      newLeft: 5,
      nextDueAt: null,
      reviewedToday: 0,
      sets: { one: { due: 0, new: 3 }, two: { due: 0, new: 1 } },
      interviewAt: null,
    })
  })

  it('counts what is overdue, due now, due before 04:00 and later', () => {
    const summary = summarizeDue({
      ...STRANGER,
      newPerDay: 3,
      newToday: 2,
      reviewedToday: 4,
      interviewAt: at('2026-12-11T09:00:00Z'),
      dueDates: [
        { questionId: 'q_a', due: at('2026-11-24T02:59:59Z') },
        { questionId: 'q_b', due: at('2026-11-24T03:00:00Z') },
        { questionId: 'q_c', due: at('2026-11-25T02:59:59Z') },
        { questionId: 'q_d', due: at('2026-11-25T03:00:00Z') },
      ],
    })
    expect(summary).toMatchObject({
      hasReviewed: true,
      dueNow: 2,
      dueToday: 3,
      overdue: 1,
      newLeft: 1,
      nextDueAt: '2026-11-25T02:59:59.000Z',
      reviewedToday: 4,
      sets: { one: { due: 2, new: 1 }, two: { due: 1, new: 0 } },
      interviewAt: '2026-12-11T09:00:00.000Z',
    })
    expect(summary.road).toHaveLength(17)
    expect(summary.road.slice(0, 3)).toEqual([
      { day: '2026-11-24', due: 3 },
      { day: '2026-11-25', due: 1 },
      { day: '2026-11-26', due: 0 },
    ])
  })

  it('leaves out what is suspended or no longer in the library', () => {
    const due = at('2026-11-24T12:00:00Z')
    const dueDates = ['q_a', 'q_b', 'q_gone'].map((questionId) => ({ questionId, due }))
    expect(summarizeDue({ ...STRANGER, dueDates, suspended: new Set(['q_b', 'q_c']) })).toMatchObject({
      hasReviewed: true,
      dueToday: 1,
      newLeft: 2,
      sets: { one: { due: 1, new: 1 }, two: { due: 0, new: 0 } },
    })
  })

  it('never has a negative number of new ones left', () => {
    expect(summarizeDue({ ...STRANGER, newPerDay: 3, newToday: 9 }).newLeft).toBe(0)
  })
})

describe('counts by day', () => {
  it('put what lies beyond the last day nowhere', () => {
    const due = [at('2026-11-25T12:00:00Z'), at('2026-11-26T03:00:00Z')].map((each) => ({ due: each }))
    expect(countDueByDay(due, NOW, VIENNA, 2).map(({ count }) => count)).toEqual([0, 1])
  })

  it('put a review after midnight to the evening before, across the change of the clocks', () => {
    const reviews = ['2026-10-24T23:30:00Z', '2026-10-25T02:30:00Z', '2026-10-25T03:30:00Z'].map((iso) => ({
      rating: 'good' as const,
      reviewedAt: at(iso),
    }))
    const days = countReviewsByDay(reviews, at('2026-10-26T12:00:00Z'), VIENNA, 3)
    expect(days).toEqual([
      { day: '2026-10-24', again: 0, hard: 0, good: 2, easy: 0 },
      { day: '2026-10-25', again: 0, hard: 0, good: 1, easy: 0 },
      { day: '2026-10-26', again: 0, hard: 0, good: 0, easy: 0 },
    ])
  })

  it('leave out reviews from before the first day', () => {
    const reviews = [{ rating: 'good' as const, reviewedAt: at('2026-10-01T12:00:00Z') }]
    expect(countReviewsByDay(reviews, NOW, VIENNA, 2).map(({ good }) => good)).toEqual([0, 0])
  })
})

describe('countReviewsByTopic', () => {
  it('counts each rating under its topic', () => {
    expect(
      countReviewsByTopic([
        { rating: 'good', topic: 'webhooks' },
        { rating: 'again', topic: 'auth' },
        { rating: 'good', topic: 'webhooks' },
      ]),
    ).toEqual([
      { topic: 'auth', again: 1, hard: 0, good: 0, easy: 0 },
      { topic: 'webhooks', again: 0, hard: 0, good: 2, easy: 0 },
    ])
  })
})
