'use client'

import { useEffect, useMemo, useState } from 'react'
import type { MockEvent, MockEventBody, TurnId } from '@/lib/mock/mock'
import { listPendingMockEvents, sendMockEvent } from '@/lib/mock/mock-log-browser'
import type { ScorecardPage } from '@/lib/mock/mock-queries'
import { newestTextOf, replayMock } from '@/lib/mock/replay-mock'
import { keyPointsOf, type Scorecard, type ScorecardRow, scorecardOf } from '@/lib/mock/scorecard'
import type { Rating } from '@/lib/review/review'
import { newId } from '@/lib/session/new-id-browser'
import { openOutbox } from '@/lib/session/outbox-browser'

export type MockReviewing = {
  scorecard: Scorecard
  rate: (row: ScorecardRow, rating: Rating, tickedKeyPoints: string[]) => void
  /** Takes a rating back, here and in study. */
  undo: (row: ScorecardRow) => void
  /** Puts what was said right, as it is written down. */
  correct: (turn: TurnId, text: string) => void
  /** Keeps an answer as the one that study shows first. */
  keep: (row: ScorecardRow) => void
}

/** What is done on a finished mock's scorecard: at once on the page, and by the queue to the server. */
export function useMockReview(page: ScorecardPage): MockReviewing {
  const { id: mockId, ownerId, isGuest, plan, questions } = page
  const [events, setEvents] = useState<MockEvent[]>(page.events)
  const [lastEntryIds, setLastEntryIds] = useState(page.lastEntryIds)
  const [ownAnswers, setOwnAnswers] = useState(page.ownAnswers)

  // What waits from a tab that was closed offline goes first, and counts already.
  useEffect(() => {
    let isGone = false
    void listPendingMockEvents({ ownerId, isGuest }, mockId).then((pending) => {
      if (!isGone && pending.length > 0) setEvents((known) => [...known, ...pending])
      void openOutbox().flush()
    })
    return () => {
      isGone = true
    }
  }, [ownerId, isGuest, mockId])

  const scorecard = useMemo(
    () => scorecardOf(plan, replayMock(plan, events), keyPointsOf(questions)),
    [plan, events, questions],
  )

  function emit(body: MockEventBody, grown?: { id: string; revision: number }) {
    const event: MockEvent = { ...(grown ?? { id: newId(), revision: 0 }), at: new Date(), ...body }
    setEvents((known) => [...known.filter(({ id }) => id !== event.id), event])
    void sendMockEvent(ownerId, mockId, event)
  }

  function send(name: string, payload: Record<string, unknown>) {
    void openOutbox().enqueue({ name, payload, ownerId, id: newId() })
  }

  function emitRating(row: ScorecardRow, rating: Rating | null, tickedKeyPoints: string[], entryId: string) {
    setLastEntryIds((known) => ({ ...known, [row.questionId]: entryId }))
    emit({ type: 'rated', index: row.index, rating, tickedKeyPoints, entryId })
  }

  return {
    scorecard,
    rate(row, rating, tickedKeyPoints) {
      const { questionId, answer } = row
      const entryId = newId()
      const at = new Date().toISOString()
      const attemptId = answer.trim() === '' ? null : newId()
      if (attemptId) send('saveAttempt', { id: attemptId, questionId, text: answer, createdAt: at })
      send('rateQuestion', {
        ...{ id: entryId, questionId, rating, source: 'mock', reviewedAt: at },
        ...{ basedOn: lastEntryIds[questionId] ?? '', tickedKeyPoints, attemptId },
        durationMs: row.spentSeconds * 1000,
      })
      emitRating(row, rating, tickedKeyPoints, entryId)
    },
    undo(row) {
      if (row.entryId === null) return
      const id = newId()
      const { questionId, entryId: reviewId } = row
      send('retractReview', { id, reviewId, questionId, retractedAt: new Date().toISOString() })
      emitRating(row, null, row.tickedKeyPoints, id)
    },
    correct(turn, text) {
      const known = newestTextOf(events, turn)
      emit(
        { type: 'text', turn, writerId: known?.writerId ?? newId(), text },
        { id: known?.id ?? newId(), revision: (known?.revision ?? 0) + 1 },
      )
    },
    keep({ questionId, answer: text }) {
      const own = ownAnswers[questionId] ?? { answerId: newId(), lastSaveId: '' }
      const saveId = newId()
      const writerId = newId()
      const { answerId, lastSaveId: basedOn } = own
      send('saveAnswer', { id: saveId, answerId, questionId, text, basedOn, writerId, isNewRevision: true })
      send('keepAnswer', { id: newId(), answerId, text, writerId })
      setOwnAnswers((known) => ({ ...known, [questionId]: { answerId, lastSaveId: saveId } }))
    },
  }
}
