import { isRetryable } from '../platform/database-error'
import { db, type Transaction } from '../platform/db'
import { CONTENT_STATE_ID, lockContent } from './content-state-repository'
import type { Question, QuestionSet } from './question'
import { insertQuestions, type ReadQuestion } from './question-rows-repository'
import { updateSearchIndex } from './search-index-repository'

/** A file that the store knows, by its path in the content folder. `questionId` is null for a set. */
export type KnownFile = { contentHash: string; isArchived: boolean; questionId: string | null; isKeptWhole: boolean }

/** Questions and sets together. */
export type ImportCounts = { added: number; changed: number; unchanged: number; archived: number }

export type LibraryChange = {
  questions: ReadQuestion[]
  unchangedQuestionIds: string[]
  sets: { set: QuestionSet; contentHash: string }[]
  unchangedSetSlugs: string[]
  /** The content version that `unchanged` was computed from. */
  basedOnVersion: number
}

const BATCH = 200
const TIMEOUT_MS = 300_000

/** The content's version: it rises with every import that changed something. 0 before the first. */
export async function getContentVersion(): Promise<number> {
  const state = await db().contentState.findUnique({ where: { id: CONTENT_STATE_ID }, select: { version: true } })
  return state?.version ?? 0
}

/** Every file that was imported, with its hash, and the version that this is the state of. */
export async function listKnownFiles(): Promise<{ files: Map<string, KnownFile>; version: number }> {
  const version = await getContentVersion()
  const questions = await db().question.findMany({
    select: { id: true, slug: true, topic: true, contentHash: true, path: true, archivedAt: true },
  })
  const sets = await db().questionSet.findMany({ select: { slug: true, contentHash: true, archivedAt: true } })
  const files = new Map<string, KnownFile>()
  for (const { id, slug, topic, contentHash, path, archivedAt } of questions) {
    // A question that was imported before files were kept has no path yet.
    const [isArchived, isKeptWhole] = [archivedAt !== null, path !== '']
    files.set(`questions/${topic}/${slug}.md`, { contentHash, isArchived, questionId: id, isKeptWhole })
  }
  for (const { slug, contentHash, archivedAt } of sets) {
    files.set(`sets/${slug}.md`, {
      contentHash,
      isArchived: archivedAt !== null,
      questionId: null,
      isKeptWhole: true,
    })
  }
  return { files, version }
}

/**
 * Writes a library in one transaction: upserts by stable id, archives what is gone, redirects what was renamed. Nobody's
 * reviews, attempts or marks are touched.
 * @returns what changed; null when another import came between, and nothing was written
 */
export async function importLibrary(change: LibraryChange, now: Date): Promise<ImportCounts | null> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await db().$transaction((tx) => writeLibrary(tx, change, now), {
        timeout: TIMEOUT_MS,
        maxWait: TIMEOUT_MS,
      })
    } catch (error) {
      if (tries >= 5 || !isRetryable(error)) throw error
    }
  }
}

async function writeLibrary(tx: Transaction, change: LibraryChange, now: Date): Promise<ImportCounts | null> {
  if ((await lockContent(tx, now)) !== change.basedOnVersion) return null
  const { goneIds, ...questions } = await writeQuestions(tx, change, now)
  const sets = await writeSets(tx, change, now)
  const counts = {
    added: questions.added + sets.added,
    changed: questions.changed + sets.changed,
    unchanged: change.unchangedQuestionIds.length + change.unchangedSetSlugs.length,
    archived: questions.archived + sets.archived,
  }
  if (counts.added + counts.changed + counts.archived > 0) {
    const version = change.basedOnVersion + 1
    await tx.contentState.update({ where: { id: CONTENT_STATE_ID }, data: { version, importedAt: now } })
    await updateSearchIndex(tx, { written: change.questions, goneIds, version })
  }
  return counts
}

type Written = Omit<ImportCounts, 'unchanged'>

async function writeQuestions(
  tx: Transaction,
  change: LibraryChange,
  now: Date,
): Promise<Written & { goneIds: string[] }> {
  const rows = await tx.question.findMany({ select: { id: true, slug: true, archivedAt: true } })
  const before = new Map(rows.map((row) => [row.id, row]))
  const staying = new Set([...change.unchangedQuestionIds, ...change.questions.map(({ id }) => id)])
  const gone = rows.filter(({ id, archivedAt }) => archivedAt === null && !staying.has(id))
  await inBatches(gone, (batch) =>
    tx.question.updateMany({
      where: { id: { in: batch.map(({ id }) => id) } },
      data: { archivedAt: now, updatedAt: now },
    }),
  )
  await freeSlugs(tx, change.questions, before)
  const added = change.questions.filter(({ id }) => !before.has(id))
  await inBatches(added, (batch) =>
    insertQuestions(
      tx,
      batch.map((question) => ({ ...rowOf(question, now), createdAt: now })),
    ),
  )
  const existing = change.questions.filter(({ id }) => before.has(id))
  for (const question of existing) {
    const { id: _, ...data } = rowOf(question, now)
    await tx.question.update({ where: { id: question.id }, data })
    const oldSlug = before.get(question.id)?.slug
    if (oldSlug && oldSlug !== question.slug && !oldSlug.includes('~')) {
      const redirect = { questionId: question.id, createdAt: now }
      await tx.slugRedirect.upsert({
        where: { slug: oldSlug },
        create: { slug: oldSlug, ...redirect },
        update: redirect,
      })
    }
  }
  // An address that is a question's own leads nowhere else.
  await inBatches(change.questions, (batch) =>
    tx.slugRedirect.deleteMany({ where: { slug: { in: batch.map(({ slug }) => slug) } } }),
  )
  const revived = existing.filter(({ id }) => before.get(id)?.archivedAt !== null)
  return {
    added: added.length + revived.length,
    changed: existing.length - revived.length,
    archived: gone.length,
    goneIds: gone.map(({ id }) => id),
  }
}

/** Moves whoever holds a slug that another now takes out of the way, so that two may swap theirs. */
async function freeSlugs(
  tx: Transaction,
  questions: Question[],
  before: Map<string, { id: string; slug: string }>,
): Promise<void> {
  const wanted = new Map(questions.map(({ id, slug }) => [slug, id]))
  for (const { id, slug } of before.values()) {
    const taker = wanted.get(slug)
    if (taker !== undefined && taker !== id)
      await tx.question.update({ where: { id }, data: { slug: `${slug}~${id}` } })
  }
}

function rowOf(question: ReadQuestion, now: Date) {
  return { ...question, archivedAt: null, updatedAt: now }
}

async function writeSets(tx: Transaction, change: LibraryChange, now: Date): Promise<Written> {
  const rows = await tx.questionSet.findMany({ select: { slug: true, archivedAt: true } })
  const before = new Map(rows.map((row) => [row.slug, row]))
  const staying = new Set([...change.unchangedSetSlugs, ...change.sets.map(({ set }) => set.slug)])
  const gone = rows.filter(({ slug, archivedAt }) => archivedAt === null && !staying.has(slug))
  await inBatches(gone, (batch) =>
    tx.questionSet.updateMany({
      where: { slug: { in: batch.map(({ slug }) => slug) } },
      data: { archivedAt: now, updatedAt: now },
    }),
  )
  let added = 0
  for (const { set, contentHash } of change.sets) {
    const { slug, title, purpose, sections } = set
    const data = { title, purpose, contentHash, archivedAt: null, updatedAt: now }
    await tx.questionSet.upsert({ where: { slug }, create: { slug, createdAt: now, ...data }, update: data })
    await tx.questionSetEntry.deleteMany({ where: { setSlug: slug } })
    const entries = sections.flatMap((section) =>
      section.questionIds.map((questionId) => ({ section: section.title, questionId })),
    )
    await tx.questionSetEntry.createMany({
      data: entries.map((entry, position) => ({ setSlug: slug, position, ...entry })),
    })
    const row = before.get(slug)
    if (!row || row.archivedAt !== null) added += 1
  }
  return { added, changed: change.sets.length - added, archived: gone.length }
}

async function inBatches<Item>(items: Item[], write: (batch: Item[]) => Promise<unknown>): Promise<void> {
  for (let start = 0; start < items.length; start += BATCH) await write(items.slice(start, start + BATCH))
}
