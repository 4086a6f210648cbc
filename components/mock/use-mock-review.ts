'use client'

import { useEffect, useMemo, useRef, useState } from 'react'
import { useOutbox } from '@/components/review/use-outbox'
import type { MockEvent, MockEventBody, TurnId } from '@/lib/mock/mock'
import { listPendingMockEvents, sendMockEvent } from '@/lib/mock/mock-log-browser'
import type { ScorecardPage } from '@/lib/mock/mock-queries'
import { replayMock } from '@/lib/mock/replay-mock'
import { keyPointsOf, type Scorecard, scorecardOf } from '@/lib/mock/scorecard'
import type { ScorecardRow } from '@/lib/mock/scorecard-row'
import { type LogEnds, withEntry, withPendingEntries, withSettledEntry } from '@/lib/review/log-ends'
import type { Rating } from '@/lib/review/review'
import { newId } from '@/lib/session/new-id-browser'
import { openOutbox } from '@/lib/session/outbox-browser'
import { useReadings } from './use-readings'

export type MockReviewing = {
  scorecard: Scorecard
  /** A sentence about something that was refused; null where all is well. */
  problem: string | null
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
  const { send, problem } = useOutbox(ownerId)
  const [events, setEvents] = useState<MockEvent[]>(page.events)
  const [logEnds, setLogEnds] = useState<LogEnds>({ lastEntryIds: page.lastEntryIds, waiting: [], storedIds: {} })
  const [ownAnswers, setOwnAnswers] = useState(page.ownAnswers)
  /** Of each turn, the one event by which its words are put right here, and what that takes the place of. */
  const corrections = useRef(new Map<TurnId, { id: string; revision: number; seen: Record<string, number> }>())

  // What waits from a tab that was closed offline goes first, and counts already.
  useEffect(() => {
    const outbox = openOutbox()
    const owner = { ownerId, isGuest }
    let isGone = false
    void Promise.all([listPendingMockEvents(owner, mockId), outbox.listPending(owner)]).then(([pending, commands]) => {
      if (isGone) return
      if (pending.length > 0) setEvents((known) => [...known, ...pending])
      setLogEnds((known) => withPendingEntries(known, commands))
    })
    // Another tab may rate the same question: the next rating here is based on that one then.
    const stop = outbox.onSettled((settled) => setLogEnds((known) => withSettledEntry(known, settled)))
    return () => {
      isGone = true
      stop()
    }
  }, [ownerId, isGuest, mockId])

  const state = useMemo(() => replayMock(plan, events), [plan, events])
  const readings = useReadings(plan, state, page.readings)
  const scorecard = useMemo(
    () => scorecardOf(plan, state, keyPointsOf(questions), readings),
    [plan, state, questions, readings],
  )

  function emit(body: MockEventBody, grown?: { id: string; revision: number }) {
    const event: MockEvent = { ...(grown ?? { id: newId(), revision: 0 }), at: new Date(), ...body }
    setEvents((known) => [...known.filter(({ id }) => id !== event.id), event])
    void sendMockEvent(ownerId, mockId, event)
  }

  function emitRating(row: ScorecardRow, rating: Rating | null, tickedKeyPoints: string[], entryId: string) {
    setLogEnds((known) => withEntry(known, row.questionId, entryId))
    emit({ type: 'rated', index: row.index, rating, tickedKeyPoints, entryId })
  }

  return {
    scorecard,
    problem,
    rate(row, rating, tickedKeyPoints) {
      const { questionId, answer } = row
      const entryId = newId()
      const at = new Date().toISOString()
      const attemptId = answer.trim() === '' ? null : newId()
      if (attemptId) send('saveAttempt', { id: attemptId, questionId, text: answer, createdAt: at })
      send('rateQuestion', {
        ...{ id: entryId, questionId, rating, source: 'mock', reviewedAt: at },
        ...{ basedOn: logEnds.lastEntryIds[questionId] ?? '', tickedKeyPoints, attemptId },
        durationMs: row.spentSeconds * 1000,
      })
      emitRating(row, rating, tickedKeyPoints, entryId)
    },
    undo(row) {
      if (row.entryId === null) return
      const id = newId()
      const reviewId = logEnds.storedIds[row.entryId] ?? row.entryId
      send('retractReview', { id, reviewId, questionId: row.questionId, retractedAt: new Date().toISOString() })
      emitRating(row, null, row.tickedKeyPoints, id)
    },
    correct(turn, text) {
      const shown = state.turns.get(turn)?.textEvents.at(-1)
      const known = corrections.current.get(turn) ?? {
        ...{ id: newId(), revision: 0 },
        seen: shown ? { [shown.id]: shown.revision } : {},
      }
      const { id, seen } = known
      const revision = known.revision + 1
      corrections.current.set(turn, { id, revision, seen })
      emit({ type: 'text', turn, writerId: id, text, seen }, { id, revision })
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
