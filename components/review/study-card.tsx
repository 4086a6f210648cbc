'use client'

import { useEffect, useRef, useState } from 'react'
import { calendarDay, formatShortDay, plural } from '@/components/ui/format'
import { KeyHint } from '@/components/ui/key-hint'
import { topicName } from '@/lib/question/question'
import { MAX_ATTEMPT_CHARACTERS, type Rating } from '@/lib/review/review'
import type { StudyCard } from '@/lib/review/study-card'
import type { PageOwner } from '@/lib/session/command'
import { keepAttempt, readAttempt } from './attempt-draft'
import { RevealedCard } from './revealed-card'

type Props = {
  card: StudyCard
  /** "3 of 14" */
  place: string
  owner: PageOwner
  isRevealed: boolean
  interviewAt: Date | null
  zone: string
  clock: () => Date
  onReveal: () => void
  onRate: (rating: Rating, tickedKeyPoints: string[], attempt: string) => void
}

/** The card on the desk. Above the red rule the question, always; below it room to think, then what a good answer names. */
export function StudyCardView({ card, place, owner, isRevealed, interviewAt, zone, clock, onReveal, onRate }: Props) {
  const { question } = card
  const [attempt, setAttempt] = useState('')

  useEffect(() => setAttempt(readAttempt(owner, question.id)), [owner, question.id])

  // Whoever listens hears the question when its card comes, and the key points when they do.
  const heading = useRef<HTMLHeadingElement>(null)
  const points = useRef<HTMLDivElement>(null)
  useEffect(() => (isRevealed ? points : heading).current?.focus({ preventScroll: true }), [isRevealed])

  function type(text: string) {
    setAttempt(text)
    keepAttempt(owner, question.id, text)
  }

  return (
    <article className="card" aria-labelledby="question">
      <p className="card__header mono">
        <span>
          {topicName(question.topic)} · {place}
          {card.flagged && ' · flagged'}
        </span>
        <span>{seen(card, zone)}</span>
      </p>
      <h1 className="card__question" id="question" ref={heading} tabIndex={-1}>
        {question.text}
      </h1>
      <hr className="head-rule" />
      {isRevealed ? (
        <RevealedCard
          card={card}
          points={points}
          attempt={attempt}
          interviewAt={interviewAt}
          zone={zone}
          clock={clock}
          onRate={(rating, ticked) => onRate(rating, ticked, attempt)}
        />
      ) : (
        <Room attempt={attempt} onType={type} onReveal={onReveal} />
      )}
    </article>
  )
}

function seen({ progress: { memory } }: StudyCard, zone: string): string {
  if (!memory) return 'new'
  const last = formatShortDay(calendarDay(memory.lastReview, zone))
  return `seen ${plural(memory.reps, 'time')}, last on ${last}`
}

/** Eight empty lines: room to think, and to type if one likes. */
function Room({
  attempt,
  onType,
  onReveal,
}: {
  attempt: string
  onType: (text: string) => void
  onReveal: () => void
}) {
  return (
    <form
      className="study-form"
      onSubmit={(event) => {
        event.preventDefault()
        onReveal()
      }}
    >
      <label className="visually-hidden" htmlFor="attempt">
        Your answer, if you like to type it
      </label>
      <textarea
        className="writing ruled card__body"
        id="attempt"
        rows={8}
        maxLength={MAX_ATTEMPT_CHARACTERS}
        aria-describedby="attempt-help"
        value={attempt}
        onChange={(event) => onType(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
          event.preventDefault()
          onReveal()
        }}
      />
      <div className="study-keys">
        <p className="quiet" id="attempt-help">
          Say it aloud, or type on the lines.
        </p>
        <button className="button button--primary" type="submit" aria-keyshortcuts="Space Enter">
          Show key points <KeyHint>Space</KeyHint>
        </button>
      </div>
    </form>
  )
}
