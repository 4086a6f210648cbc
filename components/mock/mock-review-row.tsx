'use client'

import { useState } from 'react'
import { RichText } from '@/components/question/rich-text'
import { RATING_NAMES } from '@/components/review/due-words'
import { KeyPointTicks } from '@/components/review/key-point-ticks'
import { KeyHint } from '@/components/ui/key-hint'
import { type TurnId, turnOf } from '@/lib/mock/mock'
import type { Heard } from '@/lib/mock/reading'
import type { ScorecardRow } from '@/lib/mock/scorecard-row'
import type { QuestionView } from '@/lib/question/question-views'
import { RATINGS, type Rating } from '@/lib/review/review'
import { HeardNote } from './heard-note'
import { Recordings } from './recordings'
import { SaidText } from './said-text'

type Props = {
  mockId: string
  isSpoken: boolean
  row: ScorecardRow
  /** Null: it isn't in the library any more. */
  question: QuestionView | null
  ticked: string[]
  onTick: (id: string, isTicked: boolean) => void
  onRate: (rating: Rating, tickedKeyPoints: string[]) => void
  onUndo: () => void
  onCorrect: (turn: TurnId, text: string) => void
  onKeep: () => void
  onMove: (step: number) => void
}

/** One question of a mock that is over. */
export function MockReviewRow(props: Props) {
  const { mockId, isSpoken, row, question, ticked, onTick, onRate, onUndo, onCorrect, onKeep, onMove } = props
  const main = turnOf(row.index, 'main')
  const followUp = turnOf(row.index, 'followUp')
  return (
    <div className="card__body mock-rate">
      <h3>{row.text}</h3>
      {isSpoken && <Recordings mockId={mockId} turn={main} wasRecorded={row.delivery !== null} />}
      <SaidText text={row.answer} isSpoken={isSpoken} onCorrect={(text) => onCorrect(main, text)} />
      {row.otherAnswers.map((text) => (
        <p key={text} className="quiet">
          Also written, in another window: {text}
        </p>
      ))}
      {row.followUp && (
        <>
          <h3>{row.followUp.text}</h3>
          {isSpoken && <Recordings mockId={mockId} turn={followUp} wasRecorded={false} />}
          <SaidText text={row.followUp.answer} isSpoken={isSpoken} onCorrect={(text) => onCorrect(followUp, text)} />
        </>
      )}
      {row.heard && <CoachLines heard={row.heard} isRated={row.entryId !== null} />}
      {question?.isSealed && <p className="quiet">What a good answer names shows once this mock is over.</p>}
      {question && !question.isSealed && (
        <>
          <KeyPointTicks
            keyPoints={question.keyPoints}
            ticked={ticked}
            onTick={(ids) => {
              const changed = question.keyPoints.find(({ id }) => ids.includes(id) !== ticked.includes(id))
              if (changed) onTick(changed.id, ids.includes(changed.id))
            }}
            noteOf={(id) => {
              const point = row.heard?.points.find((heard) => heard.id === id)
              return point ? <HeardNote point={point} /> : null
            }}
          />
          <details className="fold">
            <summary>Example answer</summary>
            <RichText className="fold__text" html={question.exampleAnswerHtml} />
          </details>
        </>
      )}
      {row.rating === null ? (
        <fieldset className="buttons">
          <legend className="visually-hidden">How well did you answer it?</legend>
          {RATINGS.map((rating, place) => (
            <button
              key={rating}
              className="button"
              type="button"
              aria-keyshortcuts={String(place + 1)}
              onClick={() => onRate(rating, ticked)}
            >
              {RATING_NAMES[rating]} <KeyHint>{String(place + 1)}</KeyHint>
            </button>
          ))}
        </fieldset>
      ) : (
        <p className="buttons">
          <span>You rated it {RATING_NAMES[row.rating]}.</span>
          <button className="button" type="button" aria-keyshortcuts="U" onClick={onUndo}>
            Take it back <KeyHint>U</KeyHint>
          </button>
        </p>
      )}
      <p className="buttons mock-rate__foot">
        <button className="button button--quiet" type="button" aria-keyshortcuts="ArrowLeft" onClick={() => onMove(-1)}>
          Before <KeyHint>←</KeyHint>
        </button>
        <button className="button button--quiet" type="button" aria-keyshortcuts="ArrowRight" onClick={() => onMove(1)}>
          After <KeyHint>→</KeyHint>
        </button>
        {row.answer.trim() !== '' && <KeepButton slug={row.slug} onKeep={onKeep} key={row.answer} />}
      </p>
    </div>
  )
}

/** What the coach has to say of the answer as a whole. */
function CoachLines({ heard, isRated }: { heard: Heard; isRated: boolean }) {
  const { refusal, remarks, points, isBare } = heard
  const hasTicked = !isRated && points.some(({ label }) => label === 'hit')
  const lines = [
    ...(refusal === null ? [] : [refusal]),
    ...remarks,
    ...(hasTicked ? ['What the coach heard is ticked already; the ticks are yours to change.'] : []),
    ...(points.length > 0 && isBare ? ['It has only the key points’ own words to go by here, and is less sure.'] : []),
  ]
  if (lines.length === 0) return null
  return <p className="by-coach">{lines.join(' ')}</p>
}

function KeepButton({ slug, onKeep }: { slug: string; onKeep: () => void }) {
  const [isKept, setIsKept] = useState(false)
  return (
    <>
      {!isKept && (
        <button
          className="button"
          type="button"
          aria-keyshortcuts="K"
          onClick={() => {
            onKeep()
            setIsKept(true)
          }}
        >
          Keep as my answer <KeyHint>K</KeyHint>
        </button>
      )}
      <span role="status">{isKept && 'Kept: study shows it first from now on.'}</span>
      <a href={`/answers/${slug}`} aria-keyshortcuts="E">
        Work on it <KeyHint>E</KeyHint>
      </a>
    </>
  )
}
