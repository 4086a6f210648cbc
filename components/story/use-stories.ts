'use client'

import { useEffect, useState } from 'react'
import { useOutbox } from '@/components/review/use-outbox'
import type { PageOwner } from '@/lib/session/command'
import { type OutboxStatus, openOutbox } from '@/lib/session/outbox-browser'
import { overlayStories, withUse } from '@/lib/story/overlay-stories'
import type { StoryListing } from '@/lib/story/story'

export type Stories = {
  /** The server's, with what waits in this browser laid over them. */
  stories: readonly StoryListing[]
  /** Says that a story is meant for a question, or not: shown at once, sent by the outbox, taken back if refused. */
  link: (storyId: string, questionId: string, isLinked: boolean) => void
  status: OutboxStatus | null
  problem: string | null
}

/** Some stories as a page shows them, and the ticks that link them to questions. */
export function useStories(stored: readonly StoryListing[], { ownerId, isGuest }: PageOwner): Stories {
  const [stories, setStories] = useState(stored)
  const { status, problem, send } = useOutbox(ownerId)

  useEffect(() => {
    const outbox = openOutbox()
    void outbox.listPending({ ownerId, isGuest }).then((pending) => {
      if (pending.length > 0) setStories((before) => overlayStories(before, pending))
    })
    return outbox.onSettled(({ command: { name, payload }, result }) => {
      if (name !== 'linkStory' || result.ok) return
      setStories((before) => withLink(before, String(payload.storyId), String(payload.questionId), !payload.isLinked))
    })
  }, [ownerId, isGuest])

  function link(storyId: string, questionId: string, isLinked: boolean) {
    setStories((before) => withLink(before, storyId, questionId, isLinked))
    send('linkStory', { storyId, questionId, isLinked })
  }

  return { stories, link, status, problem }
}

function withLink(stories: readonly StoryListing[], storyId: string, questionId: string, isLinked: boolean) {
  return stories.map((story) =>
    story.id === storyId ? { ...story, questionIds: withUse(story.questionIds, questionId, isLinked) } : story,
  )
}
