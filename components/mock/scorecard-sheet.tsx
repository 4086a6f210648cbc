import { type CSSProperties, Fragment } from 'react'
import { RATING_NAMES } from '@/components/review/due-words'
import { calendarDay, formatClock, formatDay, formatTime, plural } from '@/components/ui/format'
import type { ScorecardPage } from '@/lib/mock/mock-queries'
import type { Scorecard } from '@/lib/mock/scorecard'
import { type ScorecardRow, tickedCount } from '@/lib/mock/scorecard-row'
import { RATINGS } from '@/lib/review/review'
import { DeliveryTable } from './delivery-table'
import { HeardRow } from './heard-row'
import { PointMark } from './point-mark'

/** The scorecard: a row a question, the weakest point in a sentence, on one sheet of paper. */
export function ScorecardSheet({ page, scorecard }: { page: ScorecardPage; scorecard: Scorecard }) {
  const { plan, createdAt, zone } = page
  const { rows, weakest, next } = scorecard
  const spent = sumOf(rows, ({ spentSeconds }) => spentSeconds)
  const limits = rows.flatMap(({ limitSeconds }) => (limitSeconds === null ? [] : [limitSeconds]))
  const target = limits.length === rows.length ? limits.reduce((sum, limit) => sum + limit, 0) : null
  const rated = rows.filter(({ rating }) => rating !== null)
  const heard = rows.flatMap((row) => row.heard?.points ?? [])
  return (
    <article className="card sheet" aria-labelledby="scorecard">
      <h1 className="sheet__title" id="scorecard">
        Mock interview, {plan.title}
      </h1>
      <p className="sheet__meta mono">
        {formatDay(calendarDay(createdAt, zone))}, {formatTime(createdAt, zone)} · {plural(rows.length, 'question')} ·{' '}
        {formatClock(spent)}
        {target !== null && ` of ${formatClock(target)}`}
      </p>
      <hr className="head-rule" />
      {weakest && <p className="verdict">{weakest.sentence}</p>}
      <table className="score">
        <caption className="visually-hidden">
          One row for each question: key points as they were heard and as you ticked them, time against target, and your
          own rating
        </caption>
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">Number</span>
            </th>
            <th scope="col">Question</th>
            <th scope="col">Key points</th>
            <th scope="col">Time</th>
            <th scope="col">Your rating</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Fragment key={row.index}>
              <tr className={weakest?.indexes.includes(row.index) ? 'is-weakest' : undefined}>
                <td className="score__number mono">{row.index + 1}</td>
                <th scope="row">{row.text}</th>
                <td className="nowrap">
                  <HeardPoints row={row} />
                  {row.rating && <Points row={row} />}
                </td>
                <td className="nowrap">
                  <Pace row={row} />
                </td>
                <td className="nowrap">{ratingOf(row)}</td>
              </tr>
              <HeardRow row={row} />
            </Fragment>
          ))}
        </tbody>
        {rows.length > 1 && (
          <tfoot>
            <tr>
              <td />
              <th scope="row">All {rows.length}</th>
              <td>
                {heard.length > 0 && (
                  <span className="score__points by-coach">
                    <Figure count={heard.filter(({ label }) => label === 'hit').length} of={heard.length} />
                    <span className="score__who">heard</span>
                  </span>
                )}
                {rated.length > 0 && (
                  <span className="score__points">
                    <Figure count={sumOf(rated, tickedCount)} of={sumOf(rated, ({ keyPoints }) => keyPoints.length)} />
                    {heard.length > 0 && <span className="score__who">ticked</span>}
                  </span>
                )}
              </td>
              <td className="mono">
                {formatClock(spent)} {target !== null && <span className="quiet">of {formatClock(target)}</span>}
              </td>
              <td />
            </tr>
          </tfoot>
        )}
      </table>
      <DeliveryTable rows={rows} />
      {next.length > 0 && <p className="sheet__meta sheet__next">{next.join(' ')}</p>}
    </article>
  )
}

function sumOf(rows: ScorecardRow[], part: (row: ScorecardRow) => number): number {
  return rows.reduce((sum, row) => sum + part(row), 0)
}

/** What the coach heard, in the order of the key points: a line above what was ticked, mark by mark. */
function HeardPoints({ row: { heard } }: { row: ScorecardRow }) {
  const points = heard?.points ?? []
  if (points.length === 0) return null
  return (
    <span className="score__points by-coach">
      <span className="points">
        {points.map((point) => (
          <PointMark key={point.id} point={point} />
        ))}
      </span>
      <Figure of={points.length} count={points.filter(({ label }) => label === 'hit').length} />
      <span className="score__who">heard</span>
    </span>
  )
}

function Points({ row }: { row: ScorecardRow }) {
  const { keyPoints, tickedKeyPoints, heard } = row
  return (
    <span className="score__points">
      <span className="points" aria-hidden="true">
        {keyPoints.map(({ id }) => (
          <i key={id} className={tickedKeyPoints.includes(id) ? 'hit' : undefined} />
        ))}
      </span>
      <Figure of={keyPoints.length} count={tickedCount(row)} />
      {heard && <span className="score__who">ticked</span>}
    </span>
  )
}

function Figure({ count, of }: { count: number; of: number }) {
  return (
    <span className="mono">
      {count}
      <span className="visually-hidden"> of </span>
      <span aria-hidden="true">/</span>
      {of}
    </span>
  )
}

function Pace({ row: { spentSeconds, limitSeconds } }: { row: ScorecardRow }) {
  const over = limitSeconds === null ? 0 : spentSeconds - limitSeconds
  const measures: CSSProperties = { '--ratio': limitSeconds ? Math.min(1.5, spentSeconds / limitSeconds) : 0 }
  return (
    <>
      <span className="mono">
        {formatClock(spentSeconds)} {over > 0 && <span className="overdue">+{formatClock(over)}</span>}
      </span>
      {limitSeconds !== null && (
        <span className="pace" style={measures} aria-hidden="true">
          {over > 0 && <i className="pace__over" />}
        </span>
      )}
    </>
  )
}

function ratingOf({ rating, isSkipped }: ScorecardRow) {
  if (rating === null) return <span className="quiet">{isSkipped ? 'Left out' : 'Not rated'}</span>
  return (
    <>
      {RATING_NAMES[rating]} <span className="mono quiet">{RATINGS.indexOf(rating) + 1}</span>
    </>
  )
}
