import { formatMinutes } from '@/components/ui/format'
import { topicName } from '@/lib/question/question'
import type { SetListing } from '@/lib/question/question-views'
import { SetDue } from './set-due'

/** How many topics a card has lines for; the rest is one line. */
const LINES = 5

/** A set is a 5 × 3 inch card: name over the red rule, topics on the ruling. */
export function SetCard({ set }: { set: SetListing }) {
  const shown = set.topics.length > LINES ? set.topics.slice(0, LINES - 1) : set.topics
  const rest = set.topics.slice(shown.length)
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
      <ul className="set-card__topics ruled">
        {shown.map(({ topic, count }) => (
          <li key={topic}>
            <span className="on-rule">{topicName(topic)}</span>
            <span className="on-rule mono">{count}</span>
          </li>
        ))}
        {rest.length > 0 && (
          <li>
            <span className="on-rule">and {rest.length} more topics</span>
            <span className="on-rule mono">{rest.reduce((sum, { count }) => sum + count, 0)}</span>
          </li>
        )}
      </ul>
      <p className="set-card__foot mono">{formatMinutes(set.totalSeconds)} to say it all aloud</p>
    </li>
  )
}
