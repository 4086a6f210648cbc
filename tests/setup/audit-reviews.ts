import { isDeepStrictEqual } from 'node:util'
import type { Database } from '../../lib/platform/db'
import { readProgress, replayStored } from '../factories/practice'
import type { MadeRating } from './rater'

export type Audit = {
  /** Acknowledged, and not stored as it was made. */
  lost: string[]
  /** Stored, and made by nobody, or more than once. */
  tooMany: string[]
  /** Questions of users whose memory isn't what their log's replay gives. */
  wrongMemories: string[]
}

/** Holds what is stored against what was made and acknowledged. */
export async function auditReviews(database: Database, made: MadeRating[]): Promise<Audit> {
  const audit: Audit = { lost: [], tooMany: [], wrongMemories: [] }
  for (const userId of new Set(made.map((rating) => rating.userId))) {
    const own = made.filter((rating) => rating.userId === userId)
    const stored = await database.review.findMany({
      where: { userId },
      select: { id: true, questionId: true, rating: true, basedOn: true, deviceId: true },
    })
    const madeById = new Map(own.map((rating) => [rating.id, rating]))
    const storedById = new Map(stored.map((row) => [row.id, row]))
    const isSame = (a?: { questionId: string; rating: string }, b?: { questionId: string; rating: string }) =>
      a !== undefined && b !== undefined && a.questionId === b.questionId && a.rating === b.rating
    audit.lost.push(...own.filter((it) => it.isAcknowledged && !isSame(storedById.get(it.id), it)).map(({ id }) => id))
    const bases = new Set<string>()
    for (const row of stored) {
      const basis = `${row.questionId} ${row.basedOn} ${row.deviceId}`
      if (bases.has(basis) || !isSame(madeById.get(row.id), row)) audit.tooMany.push(row.id)
      bases.add(basis)
    }
    for (const questionId of new Set(stored.map((row) => row.questionId))) {
      const kept = await readProgress(database, userId, questionId)
      const replayed = await replayStored(database, userId, questionId)
      if (!isDeepStrictEqual(kept, replayed)) audit.wrongMemories.push(`${userId} ${questionId}`)
    }
  }
  return audit
}
