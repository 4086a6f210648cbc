import { z } from 'zod'
import { db } from '../platform/db'
import type { KeptReading } from './calibration'
import type { Rating } from './review'
import { ratingOf } from './review-log-repository'

/** A standing review of a question that was answered in writing before. */
export type RatedAttempt = { attemptId: string; questionId: string; rating: Rating; reading: KeptReading | null }

type ReviewRow = { rating: string; attemptId: string }

const count = z.int().min(0)
/** What isn't understood was never read, and is read anew. */
const keptReading = z
  .strictObject({
    coach: z.string(),
    coverage: z.strictObject({ covered: count, partly: count, unsure: count, total: count }).nullable(),
  })
  .nullable()
  .catch(null)

/** What the coach found in an attempt, as it is stored; null where it wasn't asked yet. */
export function readingOf(stored: unknown): KeptReading | null {
  return keptReading.parse(stored)
}

/**
 * The reviews since an instant that stand and whose answer was typed, the newest first. Two statements.
 * @param most how many at most
 */
export async function listRatedAttempts(userId: string, since: Date, most: number): Promise<RatedAttempt[]> {
  const reviews = await db().$queryRaw<ReviewRow[]>`
    SELECT r."rating", r."attemptId" FROM "Review" r
    WHERE r."userId" = ${userId} AND r."reviewedAt" >= ${since} AND r."attemptId" IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM "Retraction" x WHERE x."userId" = r."userId" AND x."reviewId" = r."id")
    ORDER BY r."reviewedAt" DESC LIMIT ${most}`
  if (reviews.length === 0) return []
  const attempts = await db().attempt.findMany({
    where: { userId, id: { in: reviews.map(({ attemptId }) => attemptId) } },
    select: { id: true, questionId: true, reading: true },
  })
  const attemptById = new Map(attempts.map((attempt) => [attempt.id, attempt]))
  return reviews.flatMap(({ rating, attemptId }) => {
    const attempt = attemptById.get(attemptId)
    if (!attempt) return []
    const { questionId, reading } = attempt
    return [{ attemptId, questionId, rating: ratingOf(rating), reading: readingOf(reading) }]
  })
}

/** The texts of some attempts, by id. One statement. */
export async function findAttemptTexts(userId: string, ids: string[]): Promise<Map<string, string>> {
  const rows = await db().attempt.findMany({ where: { userId, id: { in: ids } }, select: { id: true, text: true } })
  return new Map(rows.map(({ id, text }) => [id, text]))
}

/** Keeps what the coach found in an attempt; nothing where it is gone meanwhile. */
export async function keepReading(userId: string, attemptId: string, reading: KeptReading): Promise<void> {
  await db().attempt.updateMany({ where: { userId, id: attemptId }, data: { reading } })
}
