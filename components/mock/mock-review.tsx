'use client'

import { useEffect, useState } from 'react'
import { RichText } from '@/components/question/rich-text'
import { RATING_NAMES } from '@/components/review/due-words'
import { KeyPointTicks } from '@/components/review/key-point-ticks'
import type { MockEventBody } from '@/lib/mock/mock'
import type { ScorecardPage } from '@/lib/mock/mock-queries'
import type { ScorecardRow } from '@/lib/mock/scorecard'
import type { QuestionView } from '@/lib/question/question-views'
import { RATINGS, type Rating } from '@/lib/review/review'
import { newId } from '@/lib/session/new-id-browser'
import { openOutbox } from '@/lib/session/outbox-browser'

type Props = { page: ScorecardPage }

/** Question by question: what was said, what a good answer names, and the rating that decides when it comes back. */
export function MockReview({ page }: Props) {
  const [index, setIndex] = useState(() => page.scorecard.rows.findIndex(({ rating }) => rating === null))
  const row = page.scorecard.rows[index]
  const question = page.questions.find(({ id }) => id === row?.questionId)
  if (!row) return null
  const next = page.scorecard.rows.findIndex((other, place) => place > index && other.rating === null)
  return (
    <section className="card mock-review no-print" aria-labelledby="rate">
      <h2 className="mock-review__title" id="rate">
        Question {index + 1} of {page.scorecard.rows.length}: tick what you named, and rate yourself
      </h2>
      <hr className="head-rule" />
      <ReviewRow
        key={row.index}
        page={page}
        row={row}
        question={question ?? null}
        onRated={() => {
          if (next >= 0) setIndex(next)
          else
            void openOutbox()
              .flush()
              .then(() => location.reload())
        }}
      />
    </section>
  )
}

type RowProps = { page: ScorecardPage; row: ScorecardRow; question: QuestionView | null; onRated: () => void }

function ReviewRow({ page, row, question, onRated }: RowProps) {
  const [ticked, setTicked] = useState<string[]>([])
  // What waited from a closed tab goes first: a rating is based on it.
  useEffect(() => void openOutbox().flush(), [])

  function rate(rating: Rating) {
    const entryId = newId()
    const at = new Date().toISOString()
    const send = (name: string, payload: Record<string, unknown>) =>
      void openOutbox().enqueue({ name, payload, ownerId: page.ownerId, id: newId() })
    const attemptId = row.answer.trim() ? newId() : null
    if (attemptId) send('saveAttempt', { id: attemptId, questionId: row.questionId, text: row.answer, createdAt: at })
    send('rateQuestion', {
      id: entryId,
      questionId: row.questionId,
      rating,
      source: 'mock',
      reviewedAt: at,
      basedOn: page.lastEntryIds[row.questionId] ?? '',
      tickedKeyPoints: ticked,
      durationMs: row.spentSeconds * 1000,
      attemptId,
    })
    const body: MockEventBody = { type: 'rated', index: row.index, rating, tickedKeyPoints: ticked, entryId }
    send('saveMockEvent', { id: newId(), sessionId: page.id, at, revision: 0, body })
    onRated()
  }

  return (
    <div className="card__body mock-rate">
      <h3>{row.text}</h3>
      <p className="draft">{row.answer || 'No answer.'}</p>
      {row.otherAnswers.map((text) => (
        <p key={text} className="quiet">
          Also written, in another window: {text}
        </p>
      ))}
      {row.followUp && (
        <>
          <h3>{row.followUp.text}</h3>
          <p className="draft">{row.followUp.answer || 'No answer.'}</p>
        </>
      )}
      {question && (
        <>
          <KeyPointTicks keyPoints={question.keyPoints} ticked={ticked} onTick={setTicked} />
          <details className="fold">
            <summary>Example answer</summary>
            <RichText className="fold__text" html={question.exampleAnswerHtml} />
          </details>
        </>
      )}
      <fieldset className="buttons">
        <legend className="visually-hidden">How well did you answer it?</legend>
        {RATINGS.map((rating, place) => (
          <button
            key={rating}
            className="button"
            type="button"
            aria-keyshortcuts={String(place + 1)}
            onClick={() => rate(rating)}
          >
            {RATING_NAMES[rating]} <span className="mono quiet">{place + 1}</span>
          </button>
        ))}
      </fieldset>
      {row.answer.trim() !== '' && (
        <p>
          <a href={`/answers/${row.slug}`}>Work on this answer</a>
        </p>
      )}
    </div>
  )
}
