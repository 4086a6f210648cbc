'use client'

import { type Ref, useEffect, useRef, useState } from 'react'
import { RichText } from '@/components/question/rich-text'
import { calendarDay, formatShortDay, plural } from '@/components/ui/format'
import { KeyHint } from '@/components/ui/key-hint'
import { topicName } from '@/lib/question/question'
import { dueRuler } from '@/lib/review/due-ruler'
import { MAX_ATTEMPT_CHARACTERS, type Rating } from '@/lib/review/review'
import { scheduleAll } from '@/lib/review/schedule'
import type { StudyCard } from '@/lib/review/study-card'
import type { PageOwner } from '@/lib/session/command'
import { keepAttempt, readAttempt } from './attempt-draft'
import { DueRuler } from './due-ruler'
import { KeyPointTicks } from './key-point-ticks'
import { useRevealed } from './use-revealed'

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
  const { question, progress } = card
  const [attempt, setAttempt] = useState('')
  const [ticked, setTicked] = useState<string[]>([])

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
        <>
          <Revealed card={card} points={points} attempt={attempt} ticked={ticked} onTick={setTicked} />
          <Ruler
            memory={progress.memory}
            interviewAt={interviewAt}
            zone={zone}
            clock={clock}
            onRate={(rating) => onRate(rating, ticked, attempt)}
          />
        </>
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

type RevealedProps = {
  card: StudyCard
  points: Ref<HTMLDivElement>
  attempt: string
  ticked: string[]
  onTick: (ids: string[]) => void
}

function Revealed({ card, points, attempt, ticked, onTick }: RevealedProps) {
  const { ownAnswer } = card
  const { state, question, retry } = useRevealed(card.question)
  return (
    <>
      <div className="card__body ruled" id="points" ref={points} tabIndex={-1}>
        {state === 'ready' && <KeyPointTicks keyPoints={question.keyPoints} ticked={ticked} onTick={onTick} />}
        {state === 'asked' && <p className="on-rule quiet">Fetching the key points …</p>}
        {state === 'failed' && (
          <p className="on-rule" role="alert">
            The key points can’t be fetched right now.{' '}
            <button className="button" type="button" onClick={retry}>
              Try again
            </button>
          </p>
        )}
        <section aria-labelledby="own">
          <h2 className="ticks-head" id="own">
            <span className="on-rule">Your answer</span>
            <a className="on-rule" href={`/answers/${question.slug}`} aria-keyshortcuts="E">
              {ownAnswer === null ? 'Write it' : 'Edit'} <KeyHint quiet>E</KeyHint>
            </a>
          </h2>
          {ownAnswer !== null && <p className="read own-answer">{ownAnswer}</p>}
        </section>
        {attempt.trim() && (
          <section aria-labelledby="typed">
            <h2 className="ticks-head" id="typed">
              <span className="on-rule">What you typed</span>
            </h2>
            <p className="draft attempt">{attempt}</p>
          </section>
        )}
      </div>
      {question.exampleAnswerHtml !== '' && (
        <section className="card__body example" aria-labelledby="example">
          <h2 className="section-label" id="example">
            Example answer
          </h2>
          <RichText html={question.exampleAnswerHtml} />
        </section>
      )}
      {question.guidanceHtml !== '' && (
        <details className="card__body fold">
          <summary aria-keyshortcuts="G">
            Guidance <KeyHint quiet>G</KeyHint>
          </summary>
          <RichText className="fold__text" html={question.guidanceHtml} />
        </details>
      )}
    </>
  )
}

type RulerProps = {
  memory: StudyCard['progress']['memory']
  interviewAt: Date | null
  zone: string
  clock: () => Date
  onRate: (rating: Rating) => void
}

function Ruler({ memory, interviewAt, zone, clock, onRate }: RulerProps) {
  // Once, when the card is turned over: the marks must not creep while one is thinking.
  const [ruler] = useState(() => {
    const now = clock()
    return dueRuler(scheduleAll(memory, now), now, interviewAt)
  })
  return <DueRuler ruler={ruler} interviewAt={interviewAt} zone={zone} onRate={onRate} />
}
