'use client'

import { useState } from 'react'
import { plural } from '@/components/ui/format'
import { questionAddress } from '@/lib/question-set/own-set'
import type { StoryListing } from '@/lib/story/story'
import { type CoveredQuestion, countStories } from '@/lib/story/story-coverage'
import { WriteOne } from './story-matrix'
import { type OnLink, StoryTick } from './story-tick'

type Props = {
  questions: readonly CoveredQuestion[]
  stories: readonly StoryListing[]
  onLink: OnLink
  /** On a desk the table stands in its place. */
  isNarrowOnly: boolean
}

/** The questions one below the other, each with the stories that serve it and those that come near. */
export function StoryNeeds({ questions, stories, onLink, isNarrowOnly }: Props) {
  const counts = countStories(questions, stories)
  return (
    <ul className={isNarrowOnly ? 'story-needs story-needs--narrow' : 'story-needs'}>
      {questions.map((question) => {
        const count = counts.get(question.id) ?? 0
        return (
          <li key={question.id}>
            <p className="story-needs__head">
              <a className="plain read" href={questionAddress(question.slug)}>
                {question.text}
              </a>
              <span className="story-needs__count">
                {count > 0 ? plural(count, 'story', 'stories') : <WriteOne question={question} />}
              </span>
            </p>
            <Ticks question={question} stories={stories} onLink={onLink} />
          </li>
        )
      })}
    </ul>
  )
}

type TicksProps = { question: CoveredQuestion; stories: readonly StoryListing[]; onLink: OnLink }

function Ticks({ question, stories, onLink }: TicksProps) {
  // As it was at first: what is ticked off stays to be ticked again.
  const [shownIds] = useState(
    () =>
      new Set([
        ...stories.filter(({ questionIds }) => questionIds.includes(question.id)).map(({ id }) => id),
        ...question.nearest,
      ]),
  )
  const [isOpen, setIsOpen] = useState(false)
  const tick = (story: StoryListing) => (
    <li key={story.id}>
      <StoryTick question={question} story={story} shows="story" onLink={onLink} />
    </li>
  )
  const others = stories.filter(({ id }) => !shownIds.has(id))
  return (
    <>
      <ul>{stories.filter(({ id }) => shownIds.has(id)).map(tick)}</ul>
      {others.length > 0 && (
        <details className="story-needs__others" onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}>
          <summary>
            {shownIds.size > 0 ? 'Another story' : 'One of my stories'}
            <span className="visually-hidden"> for: {question.text}</span>
          </summary>
          {isOpen && <ul>{others.map(tick)}</ul>}
        </details>
      )}
    </>
  )
}
