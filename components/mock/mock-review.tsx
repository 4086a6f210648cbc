'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { RATING_NAMES } from '@/components/review/due-words'
import { UndoToast } from '@/components/ui/undo-toast'
import type { ScorecardPage } from '@/lib/mock/mock-queries'
import { type ScorecardRow, standingTicks } from '@/lib/mock/scorecard-row'
import { MockReviewRow } from './mock-review-row'
import type { MockReviewing } from './use-mock-review'

type Props = {
  page: ScorecardPage
  reviewing: MockReviewing
}

/**
 * Question by question: what was said, what a good answer names, and the rating that decides when it comes back. The
 * first that isn't rated lies open; once all are, any can be looked into.
 */
export function MockReview({ page, reviewing }: Props) {
  const { rows } = reviewing.scorecard
  const [index, setIndex] = useState(() => rows.findIndex(({ rating }) => rating === null))
  /** What was done with each tick here, by question and key point: the coach moves only those that nobody touched. */
  const [ticks, setTicks] = useState<Record<number, Record<string, boolean>>>({})
  const [lastRated, setLastRated] = useState<ScorecardRow | null>(null)
  const hideToast = useCallback(() => setLastRated(null), [])
  const row = rows[index]

  const title = useRef<HTMLHeadingElement>(null)
  const shown = useRef(index)
  useEffect(() => {
    // Not at first: whoever comes to the page begins at its top.
    if (shown.current !== index) title.current?.focus()
    shown.current = index
  }, [index])

  const move = (step: number) => setIndex((at) => Math.min(rows.length - 1, Math.max(0, at + step)))
  const question = page.questions.find(({ id }) => id === row?.questionId) ?? null
  return (
    <section className="card mock-review no-print" aria-labelledby="review">
      <div className="mock-review__head">
        <h2 className="mock-review__title" id="review" tabIndex={-1} ref={title}>
          {row ? `Question ${index + 1} of ${rows.length}` : 'Question by question'}
          {row && row.rating === null && ': tick what you named, and rate yourself'}
        </h2>
        <nav className="mock-review__nav" aria-label="Questions of this mock">
          {rows.map((each) => (
            <button
              key={each.index}
              className="button button--quiet mono"
              type="button"
              aria-current={each.index === index ? 'true' : undefined}
              onClick={() => setIndex(each.index)}
            >
              {each.index + 1}
              <span className="visually-hidden">
                {each.rating ? `, rated ${RATING_NAMES[each.rating]}` : ', not rated'}
              </span>
              <span aria-hidden="true">{each.rating ? '' : '·'}</span>
            </button>
          ))}
        </nav>
      </div>
      <hr className="head-rule" />
      {row && (
        <MockReviewRow
          key={row.index}
          mockId={page.id}
          isSpoken={page.plan.options.mode !== 'typed'}
          row={row}
          question={question}
          ticked={standingTicks(row, ticks[index] ?? {})}
          onTick={(id, isTicked) => setTicks((all) => ({ ...all, [index]: { ...all[index], [id]: isTicked } }))}
          onRate={(rating, tickedKeyPoints) => {
            reviewing.rate(row, rating, tickedKeyPoints)
            setLastRated({ ...row, rating })
            const next = rows.findIndex((other, place) => place > index && other.rating === null)
            const first = rows.findIndex((other, place) => place !== index && other.rating === null)
            setIndex(next >= 0 ? next : first)
          }}
          onUndo={() => reviewing.undo(row)}
          onCorrect={reviewing.correct}
          onKeep={() => reviewing.keep(row)}
          onMove={move}
        />
      )}
      <div className="toasts" role="status">
        {reviewing.problem && <div className="toast">{reviewing.problem}</div>}
        {lastRated?.rating && rows[lastRated.index]?.rating && (
          <UndoToast
            key={rows[lastRated.index]?.entryId}
            said={`Question ${lastRated.index + 1} rated ${RATING_NAMES[lastRated.rating]}`}
            onUndo={() => {
              const rated = rows[lastRated.index]
              if (rated) reviewing.undo(rated)
              setIndex(lastRated.index)
            }}
            onGone={hideToast}
          />
        )}
      </div>
    </section>
  )
}
