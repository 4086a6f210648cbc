'use client'

import { useEffect, useState, useSyncExternalStore } from 'react'
import { DeleteButton } from '@/components/outbox/delete-button'
import { SaveStatus } from '@/components/review/save-status'
import { formatClock, plural } from '@/components/ui/format'
import { countWords } from '@/lib/answer/answer'
import {
  lacksOf,
  STORY_LIMITS,
  STORY_TEXTS,
  type StoryField,
  type StoryText,
  storyAsAnswer,
  storyListingOf,
  tellingSeconds,
} from '@/lib/story/story'
import type { StoryPage } from '@/lib/story/story-queries'
import { createStorySaver, type StorySaver, type StoryView } from '@/lib/story/story-saver-browser'
import { StoryField as Field } from './story-field'
import { StoryTick } from './story-tick'
import { useStories } from './use-stories'

const PARTS: Record<StoryText, { label: string; asks: string }> = {
  situation: { label: 'Situation', asks: 'Where and when was it, and what was at stake?' },
  task: { label: 'Task', asks: 'What was yours to do?' },
  action: { label: 'Action', asks: 'What did you do, step by step?' },
  result: { label: 'Result', asks: 'What came of it, and how do you know?' },
  figures: { label: 'Figures', asks: 'Which figures show it: hours, money, people, errors?' },
}

/** A story with all its parts, each saved as one writes. */
export function StoryEditor({ page }: { page: StoryPage }) {
  const { story, ownerId, questions } = page
  const [forQuestion] = story ? [] : questions
  const { saver, view } = useStory(page, forQuestion?.id ?? null)
  const { texts, storyId, isStored, status, problem } = view
  const lacks = lacksOf(texts)

  // A new story gets an address of its own, to be come back to.
  useEffect(() => {
    if (story === null && storyId !== null && isStored) history.replaceState(null, '', `/stories/${storyId}`)
  }, [story, storyId, isStored])

  return (
    <div className="card set-sheet story-editor">
      <div className="set-sheet__bar">
        <p className="set-sheet__facts mono">
          {plural(countWords(storyAsAnswer(texts)), 'word')}, {formatClock(tellingSeconds(texts))} aloud
        </p>
        <SaveStatus status={status} />
      </div>
      <hr className="head-rule" />
      {problem && (
        <p className="error-summary" role="alert">
          {problem}
        </p>
      )}
      <div className="topic story-editor__fields">
        {forQuestion && <p className="story-editor__for">For: {forQuestion.text}</p>}
        <Field {...fieldProps('title', view, saver)} label="Title" asks="A name to know it by." />
        {STORY_TEXTS.map((field) => (
          <Field key={field} {...fieldProps(field, view, saver)} {...PARTS[field]} />
        ))}
      </div>
      {lacks.length > 0 && storyAsAnswer(texts) !== '' && (
        <section className="topic" aria-labelledby="asked">
          <h2 id="asked">What a listener would still ask</h2>
          <ul className="story-editor__asked">
            {lacks.map((question) => (
              <li className="story-asked" key={question}>
                {question}
              </li>
            ))}
          </ul>
        </section>
      )}
      {story && questions.length > 0 && <ServedQuestions page={page} />}
      {storyId !== null && isStored && (
        <p className="topic buttons no-print">
          <DeleteButton
            ownerId={ownerId}
            what="story"
            command="changeStory"
            names={{ storyId }}
            list={{ href: '/stories', name: 'My stories' }}
          />
        </p>
      )}
    </div>
  )
}

function fieldProps(field: StoryField, { texts, overtaken }: StoryView, saver: StorySaver) {
  return {
    name: field,
    value: texts[field],
    overtakenBy: overtaken[field] ?? null,
    max: field === 'title' ? STORY_LIMITS.titleCharacters : STORY_LIMITS.textCharacters,
    onType: (text: string) => saver.type(field, text),
    onLeave: saver.leave,
    onChoose: (whose: 'mine' | 'theirs') => saver.choose(field, whose),
  }
}

/** The texts of one story as a component sees them. */
function useStory(page: StoryPage, forQuestionId: string | null): { saver: StorySaver; view: StoryView } {
  const [saver] = useState(() => createStorySaver({ owner: page, story: page.story, forQuestionId }))
  const view = useSyncExternalStore(saver.subscribe, saver.view, saver.view)
  useEffect(() => saver.open(), [saver])
  return { saver, view }
}

/** The questions that a story serves, and those that it comes near. */
function ServedQuestions({ page }: { page: StoryPage }) {
  const { stories, link } = useStories(page.story ? [storyListingOf(page.story)] : [], page)
  const [story] = stories
  if (!story) return null
  return (
    <section className="topic" aria-labelledby="served">
      <h2 id="served">Questions it serves, and those it comes near</h2>
      <ul className="story-editor__questions">
        {page.questions.map((question) => (
          <li key={question.id}>
            <StoryTick question={question} story={story} shows="question" onLink={link} />
          </li>
        ))}
      </ul>
    </section>
  )
}
