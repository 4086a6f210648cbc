import { appendReview, NO_PROGRESS } from '../../../lib/review/replay'
import type { QuestionProgress, Rating } from '../../../lib/review/review'
import { type Random, randomOf } from '../random'

/** Rows of one table as they are stored, dates as text. */
export type Row = Record<string, string | number | null | string[]>
export type PracticeRows = { User: Row[]; Review: Row[]; MemoryState: Row[] }

/** What to make: `users` share the reviews, a few of them having most, over the questions, a few of which are met most. */
export type Practice = {
  seed: number
  reviews: number
  users: number
  questionIds: readonly string[]
  now: Date
}

/** The one that is measured: has as much whatever else is stored. */
export const MEASURED_USER = 0
const MEASURED_REVIEWS = 2_000
const USER_SKEW = 0.7
const QUESTION_SKEW = 2
/** How often one meets the same question. */
const REVIEWS_EACH = 5
const SINCE_DAYS = 180
const DAY_MS = 86_400_000
/** Of a hundred ratings. */
const RATING_SHARES: readonly [Rating, number][] = [
  ['again', 12],
  ['hard', 18],
  ['good', 55],
  ['easy', 15],
]

/** A user's id from their number. */
export function userIdOf(number: number): string {
  return `u_${String(number).padStart(22, '0')}`
}

/** How many reviews each user has: all of them together, near enough. */
export function reviewCountsOf({ reviews, users }: Pick<Practice, 'reviews' | 'users'>): number[] {
  const measured = Math.min(MEASURED_REVIEWS, Math.ceil(reviews / 2))
  const weights = Array.from({ length: users - 1 }, (_, at) => (at + 1) ** -USER_SKEW)
  const sum = weights.reduce((total, weight) => total + weight, 0)
  const others = weights.map((weight) => Math.max(1, Math.round(((reviews - measured) * weight) / sum)))
  return [measured, ...others]
}

/** All that is stored of one user, by their number alone. */
export function practiceOf(practice: Practice, user: number, reviewCount: number): PracticeRows {
  const { seed, questionIds, now } = practice
  const random = randomOf(seed, `user ${user}`)
  const userId = userIdOf(user)
  const most = Math.min(questionIds.length, Math.max(1, Math.round(reviewCount / REVIEWS_EACH)))
  const chosen = chooseQuestions(random, questionIds, most)
  const begins = now.getTime() - SINCE_DAYS * DAY_MS
  const rows: PracticeRows = {
    User: [
      {
        id: userId,
        kind: 'account',
        email: `${userId}@bench.example`,
        role: 'member',
        zone: 'UTC',
        newPerDay: 20,
        createdAt: textOf(new Date(begins)),
        lastSeenAt: textOf(now),
      },
    ],
    Review: [],
    MemoryState: [],
  }
  chosen.forEach((questionId, place) => {
    const count = Math.floor(reviewCount / most) + (place < reviewCount % most ? 1 : 0)
    const instants = Array.from({ length: count }, () => begins + random.below(SINCE_DAYS * DAY_MS)).sort(
      (a, b) => a - b,
    )
    let progress = NO_PROGRESS
    instants.forEach((instant, at) => {
      const reviewedAt = new Date(instant + at)
      const review = {
        id: `r-${user}-${place}-${at}`,
        rating: ratingOf(random),
        reviewedAt,
      }
      rows.Review.push({
        userId,
        ...review,
        reviewedAt: textOf(reviewedAt),
        receivedAt: textOf(reviewedAt),
        questionId,
        source: 'study',
        basedOn: progress.lastEntryId,
        deviceId: 'bench',
        tickedKeyPoints: ['p0'],
        durationMs: 20_000 + random.below(90_000),
        attemptId: null,
      })
      progress = appendReview(progress, review)
    })
    rows.MemoryState.push(memoryRowOf(userId, questionId, progress))
  })
  return rows
}

function chooseQuestions(random: Random, questionIds: readonly string[], most: number): string[] {
  const chosen = new Set<string>()
  for (let tries = 0; chosen.size < most && tries < most * 20; tries += 1) {
    const id = questionIds[random.skewed(questionIds.length, QUESTION_SKEW)]
    if (id !== undefined) chosen.add(id)
  }
  // Who meets nearly all there are meets the rest as well.
  for (const id of questionIds) {
    if (chosen.size >= most) break
    chosen.add(id)
  }
  return [...chosen]
}

function ratingOf(random: Random): Rating {
  let left = random.below(100)
  for (const [rating, share] of RATING_SHARES) {
    if (left < share) return rating
    left -= share
  }
  return 'good'
}

function memoryRowOf(userId: string, questionId: string, { memory, lastEntryId }: QuestionProgress): Row {
  if (!memory) throw new Error('Every question here was rated.')
  const { due, lastReview, ...numbers } = memory
  return { userId, questionId, ...numbers, due: textOf(due), lastReview: textOf(lastReview), lastEntryId }
}

/** A date as Prisma's SQLite adapter stores it; PostgreSQL reads the same. */
export function textOf(date: Date): string {
  return date.toISOString().replace('Z', '+00:00')
}
