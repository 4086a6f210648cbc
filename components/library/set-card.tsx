import { formatMinutes } from '@/components/ui/format'
import type { SetListing } from '@/lib/question/question-views'
import { SetDue } from './set-due'

/** How many lines a card has; the rest is one line. */
const LINES = 6

/** A set is a 5 × 3 inch card: name over the red rule, its sections on the ruling. */
export function SetCard({ set }: { set: SetListing }) {
  const shown = set.lines.length > LINES ? set.lines.slice(0, LINES - 1) : set.lines
  const rest = set.lines.slice(shown.length)
  return (
    <li className="card set-card">
      <p className="card__header mono">
        <span>{set.questionCount} questions</span>
        <SetDue setSlug={set.slug} />
      </p>
      <h3 className="set-card__name">
        <a className="plain" href={`/sets/${set.slug}`}>
          {set.title}
        </a>
      </h3>
      <hr className="head-rule" />
      <ul className="set-card__lines ruled">
        {shown.map(({ name, count }) => (
          <li key={name}>
            <span className="on-rule">{name}</span>
            <span className="on-rule mono">{count}</span>
          </li>
        ))}
        {rest.length > 0 && (
          <li>
            <span className="on-rule">and {rest.length} more</span>
            <span className="on-rule mono">{rest.reduce((sum, { count }) => sum + count, 0)}</span>
          </li>
        )}
      </ul>
      <p className="set-card__foot mono">{formatMinutes(set.totalSeconds)} to say it all aloud</p>
    </li>
  )
}
