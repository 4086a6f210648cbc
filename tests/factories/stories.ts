import { randomUUID } from 'node:crypto'
import type { Writer } from '../../lib/session/user-repository'
import { EMPTY_STORY, STORY_FIELDS, type StoryContents } from '../../lib/story/story'
import type { StoryChanges } from '../../lib/story/story-changes'
import { changeStoryTexts, setStoryUse } from '../../lib/story/story-repository'

/** A save of a story's first texts. */
export function firstTexts(contents: Partial<StoryContents>): StoryChanges {
  const texts = { ...EMPTY_STORY, ...contents }
  return Object.fromEntries(STORY_FIELDS.map((field) => [field, { was: '', value: texts[field] }]))
}

/** A story, every text of which says whose it is, meant for some questions. @returns its id */
export async function insertStory(
  writer: Writer,
  word: string,
  { questionIds = [], ...more }: Partial<StoryContents> & { questionIds?: string[] } = {},
): Promise<string> {
  const id = randomUUID()
  const texts = Object.fromEntries(STORY_FIELDS.map((field) => [field, `${word} ${field}`]))
  await changeStoryTexts(writer, id, firstTexts({ ...texts, ...more }))
  for (const questionId of questionIds) await setStoryUse(writer, id, questionId, true)
  return id
}
