import type { PendingCommand } from '../session/outbox-browser'
import { EMPTY_STORY, STORY_FIELDS, type StoryContents, type StoryListing } from './story'

/** What a save that waits in this browser changes, field by field. Nothing where it isn't one. */
export function pendingTexts({ name, payload }: PendingCommand, storyId: string): Partial<StoryContents> {
  if (name !== 'saveStory' || payload.storyId !== storyId) return {}
  const texts: Partial<StoryContents> = {}
  // What waits was made by this app: its changes are of this shape.
  const changes = payload.changes as Partial<Record<string, { value: string }>>
  for (const field of STORY_FIELDS) {
    const change = changes[field]
    if (change) texts[field] = change.value
  }
  return texts
}

/**
 * The server's list with what waits in this browser laid over it, in the order in which it was made: new stories,
 * titles, deletions and ticks. What a story lacks, and which questions it comes near, show once it was sent.
 */
export function overlayStories(stories: readonly StoryListing[], pending: readonly PendingCommand[]): StoryListing[] {
  let shown = [...stories]
  for (const command of pending) {
    const { name, payload } = command
    const id = String(payload.storyId)
    const standing = shown.find((story) => story.id === id)
    if (name === 'saveStory') {
      const { title } = { ...EMPTY_STORY, title: standing?.title ?? '', ...pendingTexts(command, id) }
      if (standing) shown = shown.map((story) => (story.id === id ? { ...story, title } : story))
      else if (title !== '') shown = [{ id, title, seconds: 0, lacks: [], questionIds: [] }, ...shown]
    } else if (name === 'changeStory' && payload.isDeleted === true) {
      shown = shown.filter((story) => story.id !== id)
    } else if (name === 'linkStory' && standing) {
      const questionIds = withUse(standing.questionIds, String(payload.questionId), payload.isLinked === true)
      shown = shown.map((story) => (story.id === id ? { ...story, questionIds } : story))
    }
  }
  return shown
}

/** Ids with one of them in it, or not in it. */
export function withUse(questionIds: readonly string[], questionId: string, isLinked: boolean): string[] {
  const others = questionIds.filter((id) => id !== questionId)
  return isLinked ? [...others, questionId] : others
}
