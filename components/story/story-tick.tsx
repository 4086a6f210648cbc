import type { StoryListing } from '@/lib/story/story'
import type { CoveredQuestion } from '@/lib/story/story-coverage'

export type OnLink = (storyId: string, questionId: string, isLinked: boolean) => void

type Props = {
  question: CoveredQuestion
  story: StoryListing
  /** What stands beside the box: the story where its questions are listed by row, and the other way round. */
  shows: 'story' | 'question' | 'nothing'
  onLink: OnLink
}

/** The tick by which a story is meant for a question. A ring in pencil says that the two speak of the same. */
export function StoryTick({ question, story, shows, onLink }: Props) {
  const isNear = question.nearest.includes(story.id)
  const said = shows === 'question' ? question.text : story.title
  return (
    <label className={isNear ? 'tick story-tick is-near' : 'tick story-tick'}>
      <input
        type="checkbox"
        checked={story.questionIds.includes(question.id)}
        onChange={({ currentTarget }) => onLink(story.id, question.id, currentTarget.checked)}
      />
      <span className={shows === 'nothing' ? 'visually-hidden' : 'tick__text story-tick__text'}>
        {said}
        {isNear && <span className={shows === 'nothing' ? undefined : 'story-tick__near'}>{NEAR}</span>}
      </span>
    </label>
  )
}

const NEAR = ' comes near'
