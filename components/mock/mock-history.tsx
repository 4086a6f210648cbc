import { calendarDay, formatDay, formatTime, plural } from '@/components/ui/format'
import type { MockListing } from '@/lib/mock/mock-queries'

type Props = { mocks: MockListing[]; zone: string }

/** The mocks so far, the newest first: open ones go on, finished ones show how much was covered. */
export function MockHistory({ mocks, zone }: Props) {
  if (mocks.length === 0) return null
  return (
    <section className="topic" aria-labelledby="history">
      <h2 id="history">
        Your mocks <span className="mono">{mocks.length}</span>
      </h2>
      <ol className="numbered">
        {mocks.map(({ id, title, createdAt, isFinished, questionCount, covered }) => (
          <li key={id}>
            <span className="numbered__number" aria-hidden="true" />
            <a className="numbered__question plain read" href={isFinished ? `/mock/${id}/scorecard` : `/mock/${id}`}>
              {title}
            </a>
            <span className="numbered__meta">
              <span className="numbered__answer">
                {formatDay(calendarDay(createdAt, zone))}, {formatTime(createdAt, zone)},{' '}
                {plural(questionCount, 'question')}
              </span>
              <span className="numbered__due mono">{wordFor(isFinished, covered)}</span>
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}

function wordFor(isFinished: boolean, covered: number | null): string {
  if (!isFinished) return 'go on'
  return covered === null ? 'not rated' : `${Math.round(covered * 100)}% covered`
}
