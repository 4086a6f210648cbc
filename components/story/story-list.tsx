import { formatClock, plural } from '@/components/ui/format'
import type { StoryListing } from '@/lib/story/story'
import type { CoveredQuestion } from '@/lib/story/story-coverage'

type Props = { stories: readonly StoryListing[]; questions: readonly CoveredQuestion[] }

/** As many as are asked of a story in a list; its own page asks them all. */
const MOST_ASKED = 2

/** One's stories with what a listener would still ask, and how many questions each serves. */
export function StoryList({ stories, questions }: Props) {
  const known = new Set(questions.map(({ id }) => id))
  return (
    <ol className="numbered">
      {stories.map(({ id, title, seconds, lacks, questionIds }, index) => {
        const count = questionIds.filter((questionId) => known.has(questionId)).length
        return (
          <li key={id}>
            <span className="numbered__number" aria-hidden="true">
              {index + 1}
            </span>
            <span>
              <a className="numbered__question plain draft" href={`/stories/${id}`}>
                {title}
              </a>
              {lacks.length > 0 && <span className="story-asked">{lacks.slice(0, MOST_ASKED).join(' ')}</span>}
            </span>
            <span className="numbered__meta">
              <span className="numbered__answer">
                {count === 0 ? 'Serves no question yet' : `Serves ${plural(count, 'question')}`}
              </span>
              <span className="numbered__due mono">{seconds > 0 && `${formatClock(seconds)} aloud`}</span>
            </span>
          </li>
        )
      })}
    </ol>
  )
}
