import type { QuestionProgress, Retraction, Review } from './review'
import { schedule } from './schedule'

/** As much of a log's entry as its replay needs. */
export type ReplayEntry =
  | Pick<Review, 'entry' | 'id' | 'rating' | 'reviewedAt'>
  | Pick<Retraction, 'entry' | 'id' | 'reviewId' | 'retractedAt'>

/** Before the first entry of a question's log. */
export const NO_PROGRESS: QuestionProgress = { memory: null, lastEntryId: '' }

/** When an entry happened: what its place in the log goes by. */
function instantOf(entry: ReplayEntry): Date {
  return entry.entry === 'review' ? entry.reviewedAt : entry.retractedAt
}

/** The log's one order: by time, and by id where two share a millisecond. */
export function compareEntries(a: ReplayEntry, b: ReplayEntry): number {
  const difference = instantOf(a).getTime() - instantOf(b).getTime()
  if (difference !== 0) return difference
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}

/**
 * Where a question stands after its whole log: reviews in time order, those that were retracted skipped.
 * @param entries the log of one question and one user, in any order
 */
export function replay(entries: ReplayEntry[]): QuestionProgress {
  const log = [...entries].sort(compareEntries)
  const retracted = new Set(log.flatMap((entry) => (entry.entry === 'retraction' ? [entry.reviewId] : [])))
  let progress = NO_PROGRESS
  for (const entry of log) {
    if (entry.entry === 'review' && !retracted.has(entry.id)) progress = appendReview(progress, entry)
    else progress = { ...progress, lastEntryId: entry.id }
  }
  return progress
}

/** Where a question stands after one more review, for a review that is the newest entry of its log. */
export function appendReview(
  progress: QuestionProgress,
  review: Pick<Review, 'id' | 'rating' | 'reviewedAt'>,
): QuestionProgress {
  return { memory: schedule(progress.memory, review.rating, review.reviewedAt), lastEntryId: review.id }
}

/**
 * When an entry happened, as the server takes it down. A device's clock may be wrong, its order of doing is not:
 * nothing lies in the future, and nothing before what it is based on.
 * @param claimed the device's own word
 * @param now the server's clock
 * @param basisAt when the entry that it is based on happened, if that is known
 */
export function settleInstant(claimed: Date, now: Date, basisAt: Date | null): Date {
  // A device whose clock has lost the year knows nothing of the time: what counts is when its word came.
  const isLost = claimed.getTime() < EARLIEST_CLOCK
  const latest = isLost ? now.getTime() : Math.min(claimed.getTime(), now.getTime())
  return new Date(basisAt ? Math.max(latest, basisAt.getTime() + 1) : latest)
}

/** Nothing was rated before there was anything to rate. */
const EARLIEST_CLOCK = Date.UTC(2020, 0, 1)
