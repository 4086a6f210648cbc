'use client'

import { useCallback, useEffect, useState } from 'react'
import { PracticeMasthead } from '@/components/shell/masthead'
import { formatMinutes, localZone } from '@/components/ui/format'
import { KeyHint } from '@/components/ui/key-hint'
import { unpackCards } from '@/lib/review/card-texts'
import { secondsFor } from '@/lib/review/estimate'
import { overlayPending } from '@/lib/review/overlay-pending'
import type { Rating } from '@/lib/review/review'
import type { StudySession as StudySessionData } from '@/lib/review/study-card'
import * as sitting from '@/lib/review/study-session'
import { newId } from '@/lib/session/new-id-browser'
import { openOutbox } from '@/lib/session/outbox-browser'
import { forgetAttempt } from './attempt-draft'
import { AwayCard } from './away-card'
import { OfflineBanner } from './offline-banner'
import { SaveStatus } from './save-status'
import { SessionEnd } from './session-end'
import { StudyCardView } from './study-card'
import { StudyToast } from './study-toast'
import { useOutbox } from './use-outbox'
import { useTexts } from './use-texts'

type Props = {
  session: Omit<StudySessionData, 'cards'>
  /** The session's cards, packed. */
  cards: string
}

/** A sitting: one card on the desk, the rest in a pile. The next card never waits for the server. */
export function StudySession({ session, cards }: Props) {
  const [state, setState] = useState(() => sitting.startSession(session, unpackCards(cards), session.now))
  const [shownAt, setShownAt] = useState(() => session.now.getTime())
  const outbox = useOutbox(session.ownerId)
  const clock = useServerClock(session.now)
  const zone = useZone(session)
  const card = sitting.currentCard(state)
  const texts = useTexts(session.ownerId, state.cards, state.currentId, (askedIds, texts) =>
    setState((before) => sitting.receive(before, askedIds, texts, clock())),
  )

  // What was rated here and hasn't reached the server yet is laid over what the server said.
  useEffect(() => {
    let isCurrent = true
    void openOutbox()
      .listPending(session)
      .then((pending) => {
        if (pending.length === 0 || !isCurrent) return
        setState((before) =>
          // Whoever was quicker with the first rating keeps it.
          before.history.length > 0
            ? before
            : sitting.startSession(session, overlayPending(before.cards, pending), session.now),
        )
      })
    return () => {
      isCurrent = false
    }
  }, [session])

  // A card that is to be learned again may become due while the end of the sitting is on screen.
  useEffect(() => {
    const dueAt = state.currentId === null ? sitting.nextLearningDue(state) : null
    if (!dueAt) return
    const timer = setTimeout(
      () => setState((before) => sitting.resume(before, clock())),
      Math.max(1000, dueAt.getTime() - clock().getTime()),
    )
    return () => clearTimeout(timer)
  }, [state, clock])

  function move(next: sitting.StudySessionState) {
    setState(next)
    setShownAt(clock().getTime())
    scrollTo(0, 0)
  }

  function rate(rating: Rating, tickedKeyPoints: string[], attempt: string) {
    if (!card) return
    const now = clock()
    const reviewId = newId()
    const questionId = card.question.id
    const attemptId = attempt.trim() ? newId() : null
    if (attemptId)
      outbox.send('saveAttempt', { id: attemptId, questionId, text: attempt, createdAt: now.toISOString() })
    outbox.send('rateQuestion', {
      id: reviewId,
      questionId,
      rating,
      source: 'study',
      reviewedAt: now.toISOString(),
      basedOn: card.progress.lastEntryId,
      tickedKeyPoints,
      durationMs: Math.max(0, now.getTime() - shownAt),
      attemptId,
    })
    forgetAttempt(session, questionId)
    move(sitting.rate(state, reviewId, rating, now))
  }

  function undo() {
    const last = state.history.at(-1)
    if (!last) return
    const id = newId()
    const { questionId } = last
    if (last.kind === 'rated') {
      outbox.send('retractReview', { id, reviewId: last.reviewId, questionId, retractedAt: clock().toISOString() })
    } else {
      outbox.send('markQuestion', { questionId, suspended: false })
    }
    move(sitting.undo(state, id))
  }

  function suspend() {
    if (!card) return
    outbox.send('markQuestion', { questionId: card.question.id, suspended: true })
    move(sitting.suspend(state, clock()))
  }

  function flag() {
    if (!card) return
    outbox.send('markQuestion', { questionId: card.question.id, flagged: !card.flagged })
    setState(sitting.toggleFlag(state))
  }

  const left = sitting.cardsLeft(state)
  const done = sitting.ratedQuestionIds(state).length
  const place = `${done + 1} of ${done + left}`
  return (
    <>
      <a className="skip-link" href={state.isRevealed ? '#rating' : '#card'}>
        Skip to the {state.isRevealed ? 'rating' : 'question'}
      </a>
      <PracticeMasthead>
        <SaveStatus status={outbox.status} />
        {card && (
          <span className="mono quiet wide-only">
            {left} left, about {formatMinutes(secondsFor(left))}
          </span>
        )}
        <a className="button button--quiet" href="/" aria-keyshortcuts="Escape">
          Stop <KeyHint>Esc</KeyHint>
        </a>
      </PracticeMasthead>
      {outbox.status?.state === 'offline' && <OfflineBanner waiting={outbox.status.waiting} />}
      <main className="pile" id="card">
        {card ? (
          <>
            {card.isAway ? (
              <AwayCard texts={texts} place={place} />
            ) : (
              <StudyCardView
                owner={session}
                // A card that comes again in the same sitting starts anew: nothing ticked, nothing typed.
                key={`${card.question.id} ${card.progress.lastEntryId}`}
                card={card}
                place={place}
                isRevealed={state.isRevealed}
                interviewAt={session.interviewAt}
                zone={zone}
                clock={clock}
                onReveal={() => setState(sitting.reveal(state))}
                onRate={rate}
              />
            )}
            {[1, 2, 3]
              .filter((depth) => depth < left)
              .map((depth) => (
                <i className="pile__edge" style={{ '--depth': depth }} aria-hidden="true" key={depth} />
              ))}
          </>
        ) : (
          <SessionEnd state={state} session={session} zone={zone} />
        )}
        <p className="pile__keys quiet no-print">
          {card && (
            <>
              <button className="pile__key" type="button" onClick={suspend} aria-keyshortcuts="X">
                <KeyHint quiet>X</KeyHint> suspend
              </button>
              <button
                className="pile__key"
                type="button"
                onClick={flag}
                aria-keyshortcuts="F"
                aria-pressed={card.flagged}
              >
                <KeyHint quiet>F</KeyHint> {card.flagged ? 'flagged' : 'flag'}
              </button>
            </>
          )}
          <button
            className="pile__key"
            type="button"
            onClick={undo}
            aria-keyshortcuts="U"
            disabled={state.history.length === 0}
          >
            <KeyHint quiet>U</KeyHint> undo
          </button>
          <button className="pile__key" type="button" popoverTarget="keys" aria-keyshortcuts="?">
            <KeyHint quiet>?</KeyHint> all keys
          </button>
        </p>
      </main>
      <StudyToast action={state.history.at(-1)} problem={outbox.problem} zone={zone} onUndo={undo} />
    </>
  )
}

/**
 * The server's time, from the device's clock: corrected only where that is minutes off, as a wrong clock must not
 * turn into a wrong interval.
 */
function useServerClock(serverNow: Date): () => Date {
  const [offsetMs, setOffsetMs] = useState(0)
  useEffect(() => {
    const offset = serverNow.getTime() - Date.now()
    setOffsetMs(Math.abs(offset) > 5 * 60_000 ? offset : 0)
  }, [serverNow])
  return useCallback(() => new Date(Date.now() + offsetMs), [offsetMs])
}

/** The zone that days are named in: the stored one, or the browser's for a stranger, of whom nothing is stored. */
function useZone({ ownerId, zone }: Props['session']): string {
  return ownerId !== null || typeof window === 'undefined' ? zone : localZone()
}
