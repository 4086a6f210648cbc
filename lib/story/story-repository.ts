import { db } from '../platform/db'
import { isQuestionOf } from '../question-set/own-question-repository'
import { isOwnId } from '../question-set/own-set'
import { inUserTransaction, type Writer } from '../session/user-repository'
import { EMPTY_STORY, STORY_FIELDS, STORY_LIMITS, type Story, type StoryContents, type StorySave } from './story'
import type { StoryChanges } from './story-changes'

const TEXTS = { title: true, situation: true, task: true, action: true, result: true, figures: true } as const

const COLUMNS = {
  ...{ id: true, deletedAt: true, createdAt: true, updatedAt: true, ...TEXTS },
  uses: { select: { questionId: true }, orderBy: { questionId: 'asc' } },
} as const

type Row = Omit<Story, 'questionIds'> & { uses: { questionId: string }[] }

function storyOf({ uses, ...story }: Row): Story {
  return { ...story, questionIds: uses.map(({ questionId }) => questionId) }
}

/** All stories of a user, those that are deleted too, the one changed last first. Two statements. */
export async function listStories(userId: string): Promise<Story[]> {
  const rows = await db().story.findMany({
    where: { userId },
    select: COLUMNS,
    orderBy: [{ updatedAt: 'desc' }, { id: 'asc' }],
  })
  return rows.map(storyOf)
}

/** A user's story that isn't deleted; null where they have none by that id, or it can't be one. */
export async function findStory(userId: string, id: string): Promise<Story | null> {
  if (!isOwnId(id)) return null
  const row = await db().story.findFirst({ where: { userId, id, deletedAt: null }, select: COLUMNS })
  return row && storyOf(row)
}

export type StorySaveOutcome = { kind: 'saved'; save: StorySave } | { kind: 'unknown story' | 'too many stories' }

/**
 * Saves texts of a story, each for itself: one that another tab has changed meanwhile stays as it is, and is named with
 * what stands there. A story begins with its first save, which must bring a title.
 */
export function changeStoryTexts(writer: Writer, id: string, changes: StoryChanges): Promise<StorySaveOutcome> {
  return inUserTransaction(writer, async (tx) => {
    const { userId, now } = writer
    const where = { userId_id: { userId, id } }
    const row = await tx.story.findUnique({ where, select: { ...TEXTS, deletedAt: true } })
    if (!row) {
      const isNew = changes.title !== undefined && STORY_FIELDS.every((field) => (changes[field]?.was ?? '') === '')
      if (!isNew) return { kind: 'unknown story' }
      const standing = await tx.story.count({ where: { userId, deletedAt: null } })
      const kept = await tx.story.count({ where: { userId } })
      if (standing >= STORY_LIMITS.stories || kept >= STORY_LIMITS.kept) return { kind: 'too many stories' }
      const data = { ...EMPTY_STORY, ...valuesOf(changes), userId, id, createdAt: now, updatedAt: now }
      await tx.story.create({ data, select: { id: true } })
      return { kind: 'saved', save: { overtaken: {}, isDeleted: false } }
    }
    const { deletedAt, ...standing } = row
    const overtaken = STORY_FIELDS.filter((field) => {
      const change = changes[field]
      return change && standing[field] !== change.was && standing[field] !== change.value
    })
    const data = valuesOf(changes)
    for (const field of overtaken) delete data[field]
    if (Object.keys(data).length > 0)
      await tx.story.update({ where, data: { ...data, updatedAt: now }, select: { id: true } })
    const said = Object.fromEntries(overtaken.map((field) => [field, standing[field]]))
    return { kind: 'saved', save: { overtaken: said, isDeleted: deletedAt !== null } }
  })
}

function valuesOf(changes: StoryChanges): Partial<StoryContents> {
  const values: Partial<StoryContents> = {}
  for (const field of STORY_FIELDS) {
    const change = changes[field]
    if (change) values[field] = change.value
  }
  return values
}

/** Deletes a story, or brings it back within 30 days. */
export function setStoryDeleted(
  writer: Writer,
  id: string,
  isDeleted: boolean,
): Promise<'done' | 'unknown story' | 'too many stories'> {
  return inUserTransaction(writer, async (tx) => {
    const { userId, now } = writer
    const where = { userId_id: { userId, id } }
    const row = await tx.story.findUnique({ where, select: { deletedAt: true } })
    if (!row) return 'unknown story'
    // Sent twice, it is deleted once: the 30 days begin with the first.
    if ((row.deletedAt !== null) === isDeleted) return 'done'
    if (!isDeleted && (await tx.story.count({ where: { userId, deletedAt: null } })) >= STORY_LIMITS.stories)
      return 'too many stories'
    await tx.story.update({ where, data: { deletedAt: isDeleted ? now : null }, select: { id: true } })
    return 'done'
  })
}

/** Says that a story is meant for a question, or that it isn't any more. Twice the same is once. */
export function setStoryUse(
  writer: Writer,
  id: string,
  questionId: string,
  isLinked: boolean,
): Promise<'done' | 'unknown story' | 'unknown question' | 'too many questions'> {
  return inUserTransaction(writer, async (tx) => {
    const { userId, now } = writer
    if ((await tx.story.count({ where: { userId, id } })) === 0) return 'unknown story'
    const use = { userId, storyId: id, questionId }
    if (!isLinked) {
      await tx.storyUse.deleteMany({ where: use })
      return 'done'
    }
    if (!(await isQuestionOf(tx, userId, questionId))) return 'unknown question'
    if ((await tx.storyUse.count({ where: use })) > 0) return 'done'
    if ((await tx.storyUse.count({ where: { userId, storyId: id } })) >= STORY_LIMITS.questions)
      return 'too many questions'
    await tx.storyUse.create({ data: { ...use, createdAt: now }, select: { storyId: true } })
    return 'done'
  })
}

const DAY_MS = 24 * 60 * 60 * 1000

/** Deletes for good the stories that were deleted 30 days ago. @returns how many */
export async function deleteStoriesForGood(now: Date): Promise<number> {
  const { count } = await db().story.deleteMany({
    where: { deletedAt: { lt: new Date(now.getTime() - STORY_LIMITS.deletedDays * DAY_MS) } },
  })
  return count
}
