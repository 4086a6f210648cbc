import type { Transaction } from '../platform/db'
import { NO_PROGRESS, type ReplayEntry, replay } from './replay'
import type { MemoryState, QuestionProgress, Rating } from './review'
import { RATINGS } from './review'

/** A question's log in the database, and the memory state that is kept of it. Part of a user's transaction, always. */

/** What the database holds of a memory state, as Prisma or raw SQL gives it. */
export type MemoryRow = {
  due: Date | null
  stability: number
  difficulty: number
  state: number
  lastReview: Date | null
  reps: number
  lapses: number
  learningSteps: number
  scheduledDays: number
  lastEntryId: string
}

export const MEMORY_COLUMNS = {
  due: true,
  stability: true,
  difficulty: true,
  state: true,
  lastReview: true,
  reps: true,
  lapses: true,
  learningSteps: true,
  scheduledDays: true,
  lastEntryId: true,
} as const

/** A stored memory state as the domain has it. */
export function progressOf(row: MemoryRow | null): QuestionProgress {
  if (!row) return NO_PROGRESS
  const { due, lastReview, state, lastEntryId, ...numbers } = row
  const isRated = due !== null && lastReview !== null
  return { memory: isRated ? { ...numbers, due, lastReview, state: stateOf(state) } : null, lastEntryId }
}

/** A stored rating; the import of a damaged backup is the only way to another. */
export function ratingOf(text: string): Rating {
  const rating = RATINGS.find((candidate) => candidate === text)
  if (!rating) throw new Error(`The database holds a rating that there isn’t: ${text}`)
  return rating
}

/** Replays a question's whole log and keeps what it gives. */
export async function rebuildProgress(tx: Transaction, userId: string, questionId: string): Promise<QuestionProgress> {
  const progress = replay(await listLog(tx, userId, questionId))
  const kept = await tx.memoryState.findUnique({
    where: { userId_questionId: { userId, questionId } },
    select: { userId: true },
  })
  await keepProgress(tx, userId, questionId, progress, kept !== null)
  return progress
}

/** Writes a memory state, one statement. */
export async function keepProgress(
  tx: Transaction,
  userId: string,
  questionId: string,
  progress: QuestionProgress,
  isKept: boolean,
): Promise<void> {
  const data = rowOf(progress)
  if (isKept) await tx.memoryState.updateMany({ where: { userId, questionId }, data })
  else await tx.memoryState.create({ data: { userId, questionId, ...data }, select: { userId: true } })
}

async function listLog(tx: Transaction, userId: string, questionId: string): Promise<ReplayEntry[]> {
  const where = { userId, questionId }
  const reviews = await tx.review.findMany({ where, select: { id: true, rating: true, reviewedAt: true } })
  const retractions = await tx.retraction.findMany({ where, select: { id: true, reviewId: true, retractedAt: true } })
  return [
    ...reviews.map((review) => ({ ...review, entry: 'review' as const, rating: ratingOf(review.rating) })),
    ...retractions.map((retraction) => ({ ...retraction, entry: 'retraction' as const })),
  ]
}

function rowOf({ memory, lastEntryId }: QuestionProgress): MemoryRow {
  return { ...(memory ?? NO_MEMORY), lastEntryId }
}

const NO_MEMORY: Omit<MemoryRow, 'lastEntryId'> = {
  due: null,
  stability: 0,
  difficulty: 0,
  state: 0,
  lastReview: null,
  reps: 0,
  lapses: 0,
  learningSteps: 0,
  scheduledDays: 0,
}

function stateOf(state: number): MemoryState['state'] {
  if (state === 0 || state === 1 || state === 2 || state === 3) return state
  throw new Error(`The database holds a memory state that there isn’t: ${state}`)
}
