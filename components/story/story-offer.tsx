'use client'

import { formatClock } from '@/components/ui/format'
import { newId } from '@/lib/session/new-id-browser'
import { openOutbox } from '@/lib/session/outbox-browser'
import type { OfferedStory } from '@/lib/story/story-queries'

type Props = {
  questionId: string
  ownerId: string | null
  /** Of `findOfferedStories`. Nothing is shown where there is none. */
  stories: readonly OfferedStory[]
  /** Gets the story in its own words, a paragraph a part. */
  onUse: (text: string) => void
}

/** The stories that fit a question, each to be taken as the start of an answer. One that is taken is linked to it. */
export function StoryOffer({ questionId, ownerId, stories, onUse }: Props) {
  if (stories.length === 0) return null

  function take({ id, text, isLinked }: OfferedStory) {
    if (!isLinked) {
      const payload = { storyId: id, questionId, isLinked: true }
      void openOutbox().enqueue({ name: 'linkStory', payload, id: newId(), ownerId })
    }
    onUse(text)
  }

  return (
    <section className="story-offer" aria-label="Stories of mine that fit">
      <p className="section-label">Stories of mine that fit</p>
      <ul>
        {stories.map((story) => (
          <li key={story.id}>
            <a className="plain draft" href={`/stories/${story.id}`}>
              {story.title}
            </a>
            <span className="mono quiet">
              {story.isLinked ? 'meant for this' : 'comes near'}, {formatClock(story.seconds)} aloud
            </span>
            <button
              className="button"
              type="button"
              aria-label={`Use ${story.title} as a start`}
              onClick={() => take(story)}
            >
              Use as a start
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
