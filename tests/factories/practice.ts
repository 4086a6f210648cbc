import { randomUUID } from 'node:crypto'
import type { Database } from '../../lib/platform/db'
import { replay } from '../../lib/review/replay'
import type { LogEntry, QuestionProgress, Rating, Retraction, Review } from '../../lib/review/review'
import { MEMORY_COLUMNS, progressOf, ratingOf } from '../../lib/review/review-log-repository'
import { newUserId } from '../../lib/session/session-cookie'
import type { Writer } from '../../lib/session/user-repository'

export const NOW = new Date('2026-11-24T23:00:00Z')

/** Puts questions into the library by their ids, each of its own topic unless one is given. */
export async function insertQuestions(database: Database, ids: string[], topic?: string): Promise<void> {
  await database.question.createMany({
    data: ids.map((id) => ({
      id,
      slug: id.replaceAll('_', '-'),
      topic: topic ?? `topic-of-${id.replaceAll('_', '-')}`,
      topics: [topic ?? `topic-of-${id.replaceAll('_', '-')}`],
      kind: 'technical',
      level: 'mid',
      timeLimitSeconds: 120,
      text: `What is ${id}?`,
      guidance: 'Say what it is.',
      keyPoints: [{ id: 'k1', text: 'It is', detail: 'It is what it is.' }],
      exampleAnswer: 'I would say what it is.',
      followUps: [],
      listenFor: ['secret: listen for it'],
      notes: '',
      rubric: [],
      contentHash: id,
      createdAt: NOW,
      updatedAt: NOW,
    })),
  })
}

/** Puts a set of questions into the library. */
export async function insertSet(database: Database, slug: string, questionIds: string[]): Promise<void> {
  const set = { slug, title: `Set ${slug}`, purpose: 'To practise.', contentHash: slug, createdAt: NOW, updatedAt: NOW }
  await database.questionSet.create({ data: set })
  await database.questionSetEntry.createMany({
    data: questionIds.map((questionId, position) => ({ setSlug: slug, position, section: '', questionId })),
  })
}

/** Someone who writes at a time, of whom nothing is stored yet. */
export function newWriter(now = NOW, zone = 'Europe/Vienna'): Writer {
  return { userId: newUserId(), zone, now }
}

/** A rating as a device sends it. */
export function newReview(questionId: string, rating: Rating, more: Partial<Review> = {}): Omit<Review, 'entry'> {
  return {
    id: randomUUID(),
    questionId,
    rating,
    source: 'study',
    reviewedAt: NOW,
    basedOn: '',
    deviceId: 'device-1',
    tickedKeyPoints: ['k1'],
    durationMs: 4000,
    attemptId: null,
    ...more,
  }
}

/** An undo as a device sends it. */
export function newRetraction(
  questionId: string,
  reviewId: string,
  more: Partial<Retraction> = {},
): Omit<Retraction, 'entry'> {
  return { id: randomUUID(), reviewId, questionId, deviceId: 'device-1', retractedAt: NOW, ...more }
}

/** A question's log as it is stored. */
export async function readLog(database: Database, userId: string, questionId: string): Promise<LogEntry[]> {
  const reviews = await database.review.findMany({ where: { userId, questionId } })
  const retractions = await database.retraction.findMany({ where: { userId, questionId } })
  return [
    ...reviews.map(
      (review): Review => ({
        ...review,
        entry: 'review',
        rating: ratingOf(review.rating),
        source: review.source === 'mock' ? 'mock' : 'study',
        tickedKeyPoints: Array.isArray(review.tickedKeyPoints) ? review.tickedKeyPoints.map(String) : [],
      }),
    ),
    ...retractions.map((retraction): Retraction => ({ ...retraction, entry: 'retraction' })),
  ]
}

/** Where a question stands as it is stored; null where nothing is. */
export async function readProgress(
  database: Database,
  userId: string,
  questionId: string,
): Promise<QuestionProgress | null> {
  const row = await database.memoryState.findUnique({
    where: { userId_questionId: { userId, questionId } },
    select: MEMORY_COLUMNS,
  })
  return row && progressOf(row)
}

/** Where a question stands by its log, replayed from the beginning. */
export async function replayStored(database: Database, userId: string, questionId: string): Promise<QuestionProgress> {
  return replay(await readLog(database, userId, questionId))
}
