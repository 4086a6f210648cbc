'use client'

import { type Ref, useState } from 'react'
import { RichText } from '@/components/question/rich-text'
import { KeyHint } from '@/components/ui/key-hint'
import { countWords } from '@/lib/answer/answer'
import { LEAST_WORDS } from '@/lib/coach/least-words'
import { dueRuler } from '@/lib/review/due-ruler'
import type { Rating } from '@/lib/review/review'
import { scheduleAll } from '@/lib/review/schedule'
import type { CardQuestion, StudyCard } from '@/lib/review/study-card'
import { coverageByTicks, suggestedRating } from '@/lib/review/suggested-rating'
import { coachSentence, evidenceWords, partsOf } from './coach-words'
import { DueRuler } from './due-ruler'
import { KeyPointTicks } from './key-point-ticks'
import { type Coached, useCoach } from './use-coach'
import { type Behind, useRevealed } from './use-revealed'

type Props = {
  card: StudyCard
  points: Ref<HTMLDivElement>
  /** What was typed before. */
  attempt: string
  interviewAt: Date | null
  zone: string
  clock: () => Date
  onRate: (rating: Rating, tickedKeyPoints: string[]) => void
}

/** Below the red rule once the card is turned over: key points, answers, guidance, and the ruler to rate on. */
export function RevealedCard({ card, points, attempt, interviewAt, zone, clock, onRate }: Props) {
  const { memory } = card.progress
  const behind = useRevealed(card.question)
  const coached = useCoach(card.question.id, attempt)
  /** Null until the user ticks or unticks: from then on the coach has no say in it. */
  const [ownTicks, setOwnTicks] = useState<string[] | null>(null)
  const ticked = ownTicks ?? foundIn(behind, coached)
  const suggested = suggestionOf(behind, coached, ticked)

  // Once, when the card is turned over: the marks must not creep while one is thinking.
  const [ruler] = useState(() => {
    const now = clock()
    return dueRuler(scheduleAll(memory, now), now, interviewAt)
  })

  return (
    <>
      <div className="card__body ruled" id="points" ref={points} tabIndex={-1}>
        <KeyPoints behind={behind} coached={coached} attempt={attempt} ticked={ticked} onTick={setOwnTicks} />
        {coached.isAsked && (
          <p className="coach-line on-rule">{coached.view && coachSentence(coached.view, suggested)}</p>
        )}
        <OwnAnswer slug={card.question.slug} text={card.ownAnswer} />
        {attempt.trim() && (
          <section aria-labelledby="typed">
            <h2 className="ticks-head" id="typed">
              <span className="on-rule">What you typed</span>
            </h2>
            <p className="draft attempt">
              {partsOf(attempt, coached.view?.points ?? []).map(({ start, text, isFound }) => (
                <span className={isFound ? 'attempt__found' : undefined} key={start}>
                  {text}
                </span>
              ))}
            </p>
          </section>
        )}
      </div>
      <Printed question={behind.question} />
      <DueRuler
        ruler={ruler}
        interviewAt={interviewAt}
        zone={zone}
        suggested={suggested}
        onRate={(rating) => onRate(rating, ticked)}
      />
    </>
  )
}

/** The key points in sight that the coach found: nothing is ticked that one can’t see. */
function foundIn({ state, question }: Behind, { view }: Coached): string[] {
  if (state !== 'ready' || !view) return []
  const found = new Set(view.points.flatMap(({ keyPointId, label }) => (label === 'hit' ? [keyPointId] : [])))
  return question.keyPoints.flatMap(({ id }) => (found.has(id) ? [id] : []))
}

/** The rating that the ticks suggest; none where nothing was judged, or the example was copied. */
function suggestionOf({ state }: Behind, { view }: Coached, ticked: string[]): Rating | null {
  if (state !== 'ready' || !view || view.gates.some(({ blocks, name }) => blocks || name === 'copied')) return null
  return suggestedRating(coverageByTicks(view.points, ticked))
}

type KeyPointsProps = {
  behind: Behind
  coached: Coached
  attempt: string
  ticked: string[]
  onTick: (ids: string[]) => void
}

function KeyPoints({ behind: { state, question, retry }, coached, attempt, ticked, onTick }: KeyPointsProps) {
  if (state === 'asked') return <p className="on-rule quiet">Fetching the key points …</p>
  if (state === 'failed') {
    return (
      <p className="on-rule" role="alert">
        The key points can’t be fetched right now.{' '}
        <button className="button" type="button" onClick={retry}>
          Try again
        </button>
      </p>
    )
  }
  // Of less the coach judges nothing, and needs no room for what it found.
  const hasRoom = coached.isAsked && countWords(attempt) >= LEAST_WORDS
  return (
    <KeyPointTicks
      keyPoints={question.keyPoints}
      ticked={ticked}
      onTick={onTick}
      hasRoom={hasRoom}
      noteOf={(id) => {
        const point = hasRoom ? coached.view?.points.find(({ keyPointId }) => keyPointId === id) : undefined
        return point ? evidenceWords(point) : null
      }}
    />
  )
}

function OwnAnswer({ slug, text }: { slug: string; text: string | null }) {
  return (
    <section aria-labelledby="own">
      <h2 className="ticks-head" id="own">
        <span className="on-rule">Your answer</span>
        <a className="on-rule" href={`/answers/${slug}`} aria-keyshortcuts="E">
          {text === null ? 'Write it' : 'Edit'} <KeyHint quiet>E</KeyHint>
        </a>
      </h2>
      {text !== null && <p className="read own-answer">{text}</p>}
    </section>
  )
}

/** What was printed on the card: the example answer, and guidance folded. */
function Printed({ question }: { question: CardQuestion }) {
  return (
    <>
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
