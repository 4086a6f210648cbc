// Rendered once or twice: remembering what it rendered would cost every page more bytes than it saves.
'use no memo'

import { formatDay, formatShortDay } from '@/components/ui/format'

/** Days of the road: today and 16 more. */
const LENGTH = 17
/** A pile higher than this is drawn as this high; the words carry the true number. */
const HIGHEST_PILE = 20
/** On a road without dates (a stranger's, and the cached page's) these say how far it reaches. */
const EMPTY_DAYS = Array.from({ length: LENGTH }, (_, index) => index)
const MILESTONES: Record<number, string> = { 0: 'Today', 7: '1 wk', 14: '2 wk' }

/** Each coming day holds the cards that fall due on it, seen edge on: 3 px a card. */
export function Road({
  days,
  interviewDay,
}: {
  days: { day: string; due: number }[] | null
  interviewDay: string | null
}) {
  if (!days) return <EmptyRoad />
  return (
    <ol
      className="road"
      aria-label={interviewDay ? 'Questions due each day until the interview' : 'Questions due each day'}
    >
      {days.slice(0, LENGTH).map(({ day, due }, index) => {
        const isInterview = day === interviewDay
        return (
          <li className={isInterview ? 'road__day road__day--interview' : 'road__day'} key={day}>
            <span className="road__pile" style={{ '--n': Math.min(due, HIGHEST_PILE) }} />
            <span className="road__date">
              <span className="mono" aria-hidden="true">
                {labelOf(day, index, isInterview)}
              </span>
              <span className="visually-hidden">
                {formatDay(day)}: {due} due{isInterview ? ', interview' : ''}
              </span>
            </span>
          </li>
        )
      })}
    </ol>
  )
}

function labelOf(day: string, index: number, isInterview: boolean): string {
  if (index === 0 && !isInterview) return 'Today'
  return isInterview ? formatShortDay(day) : String(Number(day.slice(-2)))
}

function EmptyRoad() {
  return (
    <div className="road" aria-hidden="true">
      {EMPTY_DAYS.map((index) => (
        <div className="road__day" key={index}>
          <span className="road__pile" style={{ '--n': 0 }} />
          <span className="road__date">
            <span className="mono">{MILESTONES[index] ?? '\u00a0'}</span>
          </span>
        </div>
      ))}
    </div>
  )
}
