import { plural } from '@/components/ui/format'
import { questionAddress } from '@/lib/question-set/own-set'
import type { StoryListing } from '@/lib/story/story'
import { type CoveredQuestion, countStories } from '@/lib/story/story-coverage'
import { type OnLink, StoryTick } from './story-tick'

type Props = { questions: readonly CoveredQuestion[]; stories: readonly StoryListing[]; onLink: OnLink }

/** Questions down, stories across, on a desk. */
export function StoryMatrix({ questions, stories, onLink }: Props) {
  const counts = countStories(questions, stories)
  const isAnyNear = questions.some(({ nearest }) => nearest.length > 0)
  return (
    <>
      {isAnyNear && (
        <p className="story-matrix__legend quiet">
          <span className="story-ring" aria-hidden="true" /> A ring: the story sounds like an answer to the question.
        </p>
      )}
      <table className="story-matrix">
        <caption className="visually-hidden">
          Behavioural questions, those without a story first, and the stories that serve them
        </caption>
        <thead>
          <tr>
            <th scope="col">Question</th>
            {stories.map(({ id, title }, index) => (
              <th scope="col" className="story-matrix__story" key={id} title={title}>
                <span className="story-matrix__title">{title}</span>
                <span className="mono">{index + 1}</span>
              </th>
            ))}
            <th scope="col">
              <span className="visually-hidden">How many</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {questions.map((question) => {
            const count = counts.get(question.id) ?? 0
            return (
              <tr key={question.id}>
                <th scope="row">
                  <a className="plain read" href={questionAddress(question.slug)}>
                    {question.text}
                  </a>
                </th>
                {stories.map((story) => (
                  <td key={story.id}>
                    <StoryTick question={question} story={story} shows="nothing" onLink={onLink} />
                  </td>
                ))}
                <td className="story-matrix__count">
                  {count > 0 ? plural(count, 'story', 'stories') : <WriteOne question={question} />}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </>
  )
}

/** Where a gap is filled: a new story that is meant for this question from its first word. */
export function WriteOne({ question: { id, text } }: { question: CoveredQuestion }) {
  return (
    <a href={`/stories/new?question=${id}`}>
      Write one<span className="visually-hidden"> for: {text}</span>
    </a>
  )
}
