import type { Transaction } from '../platform/db'
import { inUserTransaction, type Writer } from '../session/user-repository'
import { appendReview, settleInstant } from './replay'
import type { QuestionProgress, Rating, Retraction, Review } from './review'
import { keepProgress, type MemoryRow, progressOf, ratingOf, rebuildProgress } from './review-log-repository'

export type ReviewOutcome =
  /** `reviewId` is another than the one given where that says the same as one that is stored: `isDuplicate`. */
  | { kind: 'stored'; reviewId: string; isDuplicate: boolean; progress: QuestionProgress }
  | { kind: 'unknown question' }
  /** The id is taken by another rating. */
  | { kind: 'other review' }

/**
 * Stores a rating and the memory that it makes, once: the same id again, or another id on the same basis from the same
 * device, changes nothing. A claimed time in the future, or before what it is based on, is put right.
 *
 * Three statements: what stands, the review, the memory. A review that is its log's newest entry is appended to the
 * memory; one that comes in between (another device was offline) has the log replayed.
 */
export function recordReview(writer: Writer, review: Omit<Review, 'entry'>): Promise<ReviewOutcome> {
  return inUserTransaction(writer, async (tx) => {
    const { userId, now } = writer
    const { id, questionId, rating, deviceId, basedOn } = review
    const standing = await findStanding(tx, userId, review)
    const progress = progressOf(standing.memory)
    if (standing.sameId) {
      const isSame = standing.sameId.questionId === questionId && standing.sameId.rating === rating
      return isSame ? { kind: 'stored', reviewId: id, isDuplicate: false, progress } : { kind: 'other review' }
    }
    if (standing.sameBasisId !== null) {
      return { kind: 'stored', reviewId: standing.sameBasisId, isDuplicate: standing.sameBasisId !== id, progress }
    }
    if (!standing.isQuestion) return { kind: 'unknown question' }

    const isOnNewest = basedOn !== '' && basedOn === progress.lastEntryId
    const reviewedAt = settleInstant(review.reviewedAt, now, isOnNewest ? standing.newestAt : null)
    await tx.review.create({
      data: {
        userId,
        id,
        questionId,
        rating,
        source: review.source,
        reviewedAt,
        receivedAt: now,
        basedOn,
        deviceId,
        tickedKeyPoints: review.tickedKeyPoints,
        durationMs: review.durationMs,
        attemptId: review.attemptId,
      },
      select: { id: true },
    })
    const isNewest = standing.newestAt === null || reviewedAt.getTime() > standing.newestAt.getTime()
    if (!isNewest) {
      const rebuilt = await rebuildProgress(tx, userId, questionId)
      return { kind: 'stored', reviewId: id, isDuplicate: false, progress: rebuilt }
    }
    const next = appendReview(progress, { id, rating, reviewedAt })
    await keepProgress(tx, userId, questionId, next, standing.memory !== null)
    return { kind: 'stored', reviewId: id, isDuplicate: false, progress: next }
  })
}

export type RetractionOutcome =
  /** `retractionId` is another than the one given where the review was taken back before. */
  | { kind: 'stored'; retractionId: string; isDuplicate: boolean; progress: QuestionProgress }
  | { kind: 'unknown review' }
  /** The id is taken by the undo of another review. */
  | { kind: 'other retraction' }

/** Takes a review back, once: the question stands exactly as if it had never been rated so. */
export function recordRetraction(writer: Writer, retraction: Omit<Retraction, 'entry'>): Promise<RetractionOutcome> {
  return inUserTransaction(writer, async (tx) => {
    const { userId, now } = writer
    const { id, reviewId, questionId, deviceId } = retraction
    const review = await tx.review.findUnique({
      where: { userId_id: { userId, id: reviewId } },
      select: { questionId: true, reviewedAt: true },
    })
    if (review?.questionId !== questionId) return { kind: 'unknown review' }
    const sameId = await tx.retraction.findUnique({
      where: { userId_id: { userId, id } },
      select: { id: true, reviewId: true },
    })
    if (sameId && sameId.reviewId !== reviewId) return { kind: 'other retraction' }
    const done = sameId ?? (await tx.retraction.findFirst({ where: { userId, reviewId }, select: { id: true } }))
    if (!done) {
      const retractedAt = settleInstant(retraction.retractedAt, now, await lastDoneAt(tx, userId, retraction, review))
      const data = { userId, id, reviewId, questionId, deviceId, retractedAt, receivedAt: now }
      await tx.retraction.create({ data, select: { id: true } })
    }
    const progress = await rebuildProgress(tx, userId, questionId)
    const retractionId = done?.id ?? id
    return { kind: 'stored', retractionId, isDuplicate: retractionId !== id, progress }
  })
}

/**
 * When that device last did something with the question, and at the earliest when the review was made that it takes
 * back: a device sends in the order of doing, so of several undos the last is the newest, whatever its clock says.
 */
async function lastDoneAt(
  tx: Transaction,
  userId: string,
  { questionId, deviceId }: Omit<Retraction, 'entry'>,
  review: { reviewedAt: Date },
): Promise<Date> {
  const where = { userId, questionId, deviceId }
  const rated = await tx.review.aggregate({ where, _max: { reviewedAt: true } })
  const undone = await tx.retraction.aggregate({ where, _max: { retractedAt: true } })
  const instants = [review.reviewedAt, rated._max.reviewedAt, undone._max.retractedAt].map((at) => at?.getTime() ?? 0)
  return new Date(Math.max(...instants))
}

/** What a rating meets: read in one statement. */
type Standing = {
  isQuestion: boolean
  sameId: { questionId: string; rating: Rating } | null
  sameBasisId: string | null
  /** When the log's newest entry happened; null for an empty log. */
  newestAt: Date | null
  memory: MemoryRow | null
}

// Dates are text in SQLite (all in one form, so that they compare) and dates in PostgreSQL; counts may be bigints.
type StandingRow = {
  questionCount: number | bigint
  sameIdQuestionId: string | null
  sameIdRating: string | null
  sameBasisId: string | null
  reviewedAt: Date | string | null
  retractedAt: Date | string | null
  lastEntryId: string | null
} & { [Column in Exclude<keyof MemoryRow, 'lastEntryId' | 'due' | 'lastReview'>]: number | bigint | null } & {
  due: Date | string | null
  lastReview: Date | string | null
}

async function findStanding(
  tx: Transaction,
  userId: string,
  { id, questionId, deviceId, basedOn }: Omit<Review, 'entry'>,
): Promise<Standing> {
  // The same words on both databases; each part is one look into an index.
  const [row] = await tx.$queryRaw<StandingRow[]>`
    SELECT
      (SELECT COUNT(*) FROM "Question" q WHERE q."id" = ${questionId})
        + (SELECT COUNT(*) FROM "OwnQuestion" o WHERE o."userId" = ${userId} AND o."id" = ${questionId}) AS "questionCount",
      same."questionId" AS "sameIdQuestionId",
      same."rating" AS "sameIdRating",
      (SELECT r."id" FROM "Review" r WHERE r."userId" = ${userId} AND r."questionId" = ${questionId}
        AND r."deviceId" = ${deviceId} AND r."basedOn" = ${basedOn}) AS "sameBasisId",
      (SELECT MAX(r."reviewedAt") FROM "Review" r
        WHERE r."userId" = ${userId} AND r."questionId" = ${questionId}) AS "reviewedAt",
      (SELECT MAX(x."retractedAt") FROM "Retraction" x
        WHERE x."userId" = ${userId} AND x."questionId" = ${questionId}) AS "retractedAt",
      m."due", m."stability", m."difficulty", m."state", m."lastReview", m."reps", m."lapses",
      m."learningSteps", m."scheduledDays", m."lastEntryId"
    FROM (SELECT 1) AS one
    LEFT JOIN "MemoryState" m ON m."userId" = ${userId} AND m."questionId" = ${questionId}
    LEFT JOIN "Review" same ON same."userId" = ${userId} AND same."id" = ${id}`
  if (!row) throw new Error('A row that is always there is missing.')
  const { sameIdQuestionId, sameIdRating } = row
  const dates = [toDate(row.reviewedAt), toDate(row.retractedAt)].flatMap((date) => (date ? [date.getTime()] : []))
  return {
    isQuestion: Number(row.questionCount) > 0,
    sameId:
      sameIdQuestionId !== null && sameIdRating !== null
        ? { questionId: sameIdQuestionId, rating: ratingOf(sameIdRating) }
        : null,
    sameBasisId: row.sameBasisId,
    newestAt: dates.length > 0 ? new Date(Math.max(...dates)) : null,
    memory: row.lastEntryId === null ? null : memoryOf({ ...row, lastEntryId: row.lastEntryId }),
  }
}

function memoryOf(row: StandingRow & { lastEntryId: string }): MemoryRow {
  return {
    due: toDate(row.due),
    stability: Number(row.stability),
    difficulty: Number(row.difficulty),
    state: Number(row.state),
    lastReview: toDate(row.lastReview),
    reps: Number(row.reps),
    lapses: Number(row.lapses),
    learningSteps: Number(row.learningSteps),
    scheduledDays: Number(row.scheduledDays),
    lastEntryId: row.lastEntryId,
  }
}

function toDate(value: Date | string | null): Date | null {
  return value === null ? null : new Date(value)
}
