import { RestoreButton } from '@/components/outbox/restore-button'
import { calendarDay, formatShortDay, plural } from '@/components/ui/format'
import type { OwnSetsPage } from '@/lib/question-set/own-set-queries'

/** The sets of one's own, those that were deleted lately, and own questions that stand in none. */
export function OwnSetList({ page: { sets, deleted, loose, zone, ownerId } }: { page: OwnSetsPage }) {
  return (
    <div className="card set-sheet">
      <hr className="head-rule" />
      <section className="topic" aria-label="My sets">
        {sets.length === 0 && (
          <p className="quiet">
            No set yet. <a href="/my/sets/new">Paste a list or a page</a>, or copy a set of <a href="/">the library</a>{' '}
            to change it.
          </p>
        )}
        <ol className="numbered">
          {sets.map((set, index) => (
            <li key={set.id}>
              <span className="numbered__number" aria-hidden="true">
                {index + 1}
              </span>
              <span>
                <a className="numbered__question plain" href={`/my/sets/${set.id}`}>
                  {set.title}
                </a>
                {set.purpose && <span className="own-set__purpose">{set.purpose}</span>}
              </span>
              <span className="numbered__meta">
                <span className="numbered__answer">
                  {set.isReceived ? 'Shared with you, ' : ''}
                  {plural(set.questionCount, 'question')}
                  {set.plannedMinutes !== null && `, ${set.plannedMinutes} min`}
                </span>
                <span className="numbered__due mono">{formatShortDay(calendarDay(set.updatedAt, zone))}</span>
              </span>
            </li>
          ))}
        </ol>
      </section>
      {loose.length > 0 && (
        <section className="topic">
          <h2>Questions of mine that stand in no set</h2>
          <ul className="own-set__loose">
            {loose.map(({ id, text }) => (
              <li key={id}>
                <a className="plain read" href={`/my/questions/${id}`}>
                  {text}
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
      {deleted.length > 0 && (
        <section className="topic">
          <h2>Deleted, kept for 30 days</h2>
          <ul className="own-set__loose">
            {deleted.map(({ id, title }) => (
              <li key={id}>
                <span>{title}</span>{' '}
                <RestoreButton
                  ownerId={ownerId}
                  title={title}
                  command="changeSet"
                  names={{ setId: id }}
                  href={`/my/sets/${id}`}
                />
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}
