'use client'

import { useState } from 'react'
import { RestoreButton } from '@/components/outbox/restore-button'
import { SaveStatus } from '@/components/review/save-status'
import { coverageSentence, gapsFirst, storyCoverage } from '@/lib/story/story-coverage'
import type { StoriesPage } from '@/lib/story/story-queries'
import { StoryList } from './story-list'
import { StoryMatrix } from './story-matrix'
import { StoryNeeds } from './story-needs'
import { useStories } from './use-stories'

/** More columns than this and a table is looked through, not read. */
const MOST_COLUMNS = 8
/** As many questions are laid out; who has more behavioural ones has pasted a book. */
const MOST_QUESTIONS = 200

/** The stories of one's own, and how far they reach. */
export function StoryBank({ page }: { page: StoriesPage }) {
  const { stories, link, status, problem } = useStories(page.stories, page)
  // In the order of the first look: a row that one ticks doesn't run away from under the hand.
  const [questions] = useState(() => gapsFirst(page.questions, page.stories))
  const shown = questions.slice(0, MOST_QUESTIONS)
  const isTable = stories.length <= MOST_COLUMNS
  return (
    <div className="card set-sheet story-bank">
      <hr className="head-rule" />
      <section className="topic" aria-label="Stories">
        {stories.length === 0 ? (
          <p className="quiet">
            No story yet. <a href="/stories/new">Write one that you have lived</a>
            <span className="kbd--hint">: N</span>.
          </p>
        ) : (
          <StoryList stories={stories} questions={page.questions} />
        )}
      </section>
      {stories.length > 0 && questions.length > 0 && (
        <section className="topic" aria-labelledby="coverage">
          <h2 id="coverage">Which questions they serve</h2>
          <div className="story-bank__said">
            <p className="story-bank__coverage" role="status">
              {coverageSentence(storyCoverage(questions, stories))}
            </p>
            <SaveStatus status={status} />
          </div>
          {problem && <p role="alert">{problem}</p>}
          {questions.length > shown.length && (
            <p className="quiet">
              The first {shown.length} of {questions.length} are shown here, those without a story first.
            </p>
          )}
          {isTable && <StoryMatrix questions={shown} stories={stories} onLink={link} />}
          <StoryNeeds questions={shown} stories={stories} onLink={link} isNarrowOnly={isTable} />
        </section>
      )}
      {page.deleted.length > 0 && (
        <section className="topic">
          <h2>Deleted, kept for 30 days</h2>
          <ul className="own-set__loose">
            {page.deleted.map(({ id, title }) => (
              <li key={id}>
                <span>{title}</span>{' '}
                <RestoreButton
                  ownerId={page.ownerId}
                  title={title}
                  command="changeStory"
                  names={{ storyId: id }}
                  href={`/stories/${id}`}
                />
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}
