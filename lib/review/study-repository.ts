import { db } from '../platform/db'
import { Prisma } from '../platform/generated/sqlite/client'
import { OWN_TOPIC } from '../question-set/own-set'
import type { Memory } from './readiness'
import type { QuestionProgress, Rating } from './review'
import { MEMORY_COLUMNS, progressOf, ratingOf } from './review-log-repository'

/** Whom and what to read of: null stands for every question there is. */
export type StandingScope = { questionIds: string[] | null }

/** A question that was rated before: its id and where it stands. */
export type RatedQuestion = { questionId: string; progress: QuestionProgress }

/**
 * Rated questions that fall due before an instant, the longest due first.
 * @param most how many at most
 */
export async function listDue(
  userId: string,
  scope: StandingScope,
  before: Date,
  most: number,
): Promise<RatedQuestion[]> {
  const rows = await db().memoryState.findMany({
    where: { userId, due: { lt: before }, ...(scope.questionIds ? { questionId: { in: scope.questionIds } } : {}) },
    select: { questionId: true, ...MEMORY_COLUMNS },
    orderBy: { due: 'asc' },
    take: most,
  })
  return rows.map(({ questionId, ...row }) => ({ questionId, progress: progressOf(row) }))
}

/** What a user did with questions, by id. */
export type Standings = {
  rated: Set<string>
  /** Every rating was undone: new again, with a log whose end the next rating is based on. */
  undoneLastEntryIds: Map<string, string>
  suspended: Set<string>
  flagged: Set<string>
  /** What the user keeps as their answer. */
  keptAnswers: Map<string, string>
  today: DayCounts
}

/** What was done since the day began: questions rated for the first time ever, and questions rated. */
export type DayCounts = { newQuestions: number; reviewedQuestions: number }

/** `detail` is the log's last entry, a kept answer's text, or the day's two counts. */
type StandingRow = { questionId: string; detail: string; kind: string }

/**
 * Which questions a user has rated, suspended, flagged or answered. One statement.
 * @param dayStart since when to count what was done, over all questions; else nothing is counted
 */
export async function findStandings(
  userId: string,
  { questionIds }: StandingScope,
  dayStart: Date | null = null,
): Promise<Standings> {
  const inScope = questionIds ? Prisma.sql`AND "questionId" IN (${Prisma.join(['', ...questionIds])})` : Prisma.empty
  const day = dayStart ? Prisma.sql`UNION ALL ${daySql(userId, dayStart)}` : Prisma.empty
  const rows = await db().$queryRaw<StandingRow[]>`
    SELECT "questionId", "lastEntryId" AS "detail", CASE WHEN "due" IS NULL THEN 'undone' ELSE 'rated' END AS "kind"
      FROM "MemoryState" WHERE "userId" = ${userId} ${inScope}
    UNION ALL SELECT "questionId", '', 'suspended'
      FROM "QuestionMark" WHERE "userId" = ${userId} AND "suspendedAt" IS NOT NULL ${inScope}
    UNION ALL SELECT "questionId", '', 'flagged'
      FROM "QuestionMark" WHERE "userId" = ${userId} AND "flaggedAt" IS NOT NULL ${inScope}
    UNION ALL SELECT "questionId", "keptText", 'answer'
      FROM "Answer" WHERE "userId" = ${userId} AND "isDefault" AND "deletedAt" IS NULL AND "keptText" IS NOT NULL ${inScope}
    ${day}`
  const [newQuestions = 0, reviewedQuestions = 0] =
    rows
      .find(({ kind }) => kind === 'day')
      ?.detail.split(' ')
      .map(Number) ?? []
  const idsOf = (kind: string) => new Set(rows.flatMap((row) => (row.kind === kind ? [row.questionId] : [])))
  return {
    rated: idsOf('rated'),
    undoneLastEntryIds: new Map(
      rows.flatMap(({ kind, questionId, detail }) => (kind === 'undone' ? [[questionId, detail]] : [])),
    ),
    suspended: idsOf('suspended'),
    flagged: idsOf('flagged'),
    keptAnswers: new Map(
      rows.flatMap(({ kind, questionId, detail }) => (kind === 'answer' ? [[questionId, detail]] : [])),
    ),
    today: { newQuestions, reviewedQuestions },
  }
}

/** Counts what was done since the day began, in one row; what was undone doesn't count. */
function daySql(userId: string, dayStart: Date): Prisma.Sql {
  return Prisma.sql`
    SELECT '',
      COUNT(DISTINCT CASE WHEN NOT EXISTS (
        SELECT 1 FROM "Review" e
        WHERE e."userId" = r."userId" AND e."questionId" = r."questionId" AND e."reviewedAt" < ${dayStart}
          AND NOT EXISTS (SELECT 1 FROM "Retraction" y WHERE y."userId" = e."userId" AND y."reviewId" = e."id")
      ) THEN r."questionId" END) || ' ' || COUNT(DISTINCT r."questionId"),
      'day'
    FROM "Review" r
    WHERE r."userId" = ${userId} AND r."reviewedAt" >= ${dayStart}
      AND NOT EXISTS (SELECT 1 FROM "Retraction" x WHERE x."userId" = r."userId" AND x."reviewId" = r."id")`
}

/** When each rated question falls due. One statement. */
export async function listDueDates(
  userId: string,
  { questionIds }: StandingScope,
): Promise<{ questionId: string; due: Date }[]> {
  const rows = await db().memoryState.findMany({
    where: { userId, due: { not: null }, ...(questionIds ? { questionId: { in: questionIds } } : {}) },
    select: { questionId: true, due: true },
  })
  return rows.flatMap(({ questionId, due }) => (due ? [{ questionId, due }] : []))
}

/** What is remembered of each question that was rated and not taken back. One statement. */
export async function listMemories(userId: string): Promise<(Memory & { due: Date })[]> {
  const rows = await db().memoryState.findMany({
    where: { userId, due: { not: null } },
    select: { questionId: true, due: true, stability: true, lastReview: true },
  })
  return rows.flatMap(({ due, lastReview, ...memory }) => (due && lastReview ? [{ ...memory, due, lastReview }] : []))
}

export type CountedReview = { rating: Rating; topic: string; reviewedAt: Date }

type ReviewRow = { rating: string; topic: string; reviewedAt: Date | string }

/** The reviews since an instant that stand, with their questions' topics, archived ones included. One statement. */
export async function listReviewsSince(userId: string, since: Date): Promise<CountedReview[]> {
  const rows = await db().$queryRaw<ReviewRow[]>`
    SELECT r."rating", r."reviewedAt", COALESCE(q."topic", o."topic", ${OWN_TOPIC}) AS "topic"
    FROM "Review" r LEFT JOIN "Question" q ON q."id" = r."questionId"
      LEFT JOIN "OwnQuestion" o ON o."userId" = r."userId" AND o."id" = r."questionId"
    WHERE r."userId" = ${userId} AND r."reviewedAt" >= ${since}
      AND NOT EXISTS (SELECT 1 FROM "Retraction" x WHERE x."userId" = r."userId" AND x."reviewId" = r."id")`
  return rows.map(({ rating, topic, reviewedAt }) => ({
    rating: ratingOf(rating),
    topic,
    reviewedAt: new Date(reviewedAt),
  }))
}

/** How many of a user's reviews stand. One statement. */
export async function countReviews(userId: string): Promise<number> {
  const [row] = await db().$queryRaw<{ reviews: number | bigint }[]>`
    SELECT COUNT(*) AS "reviews" FROM "Review" r
    WHERE r."userId" = ${userId}
      AND NOT EXISTS (SELECT 1 FROM "Retraction" x WHERE x."userId" = r."userId" AND x."reviewId" = r."id")`
  return Number(row?.reviews ?? 0)
}
