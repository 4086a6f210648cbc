import { z } from 'zod'
import { fail, ok } from '../platform/result'
import { defineCommand } from '../session/define-command'
import { anyId, clientId, instant, typedText } from '../session/fields'
import { markQuestion as markStoredQuestion, recordAttempt } from './practice-repository'
import { MAX_ATTEMPT_CHARACTERS, RATINGS, REVIEW_SOURCES } from './review'
import { recordRetraction, recordReview } from './review-repository'

// Far above what anyone rates, and low enough that no one fills the disk.
const PRACTICE = { name: 'practice', points: 10_000, windowSeconds: 600 }
const ATTEMPTS = { name: 'attempts', points: 1000, windowSeconds: 600 }

const DAY_MS = 86_400_000

const UNKNOWN_QUESTION = 'This question isn’t in the library any more, so the change could not be kept.'

/** How long a card lay there: more than a day is a laptop asleep, and nothing that a rating may fail on. */
const duration = z.number().transform((ms) => Math.round(Math.min(Math.max(ms, 0), DAY_MS)))

/** A self-rating. The value: `{reviewId, duplicate, progress}`, `duplicate` where another id is stored instead. */
export const rateQuestion = defineCommand({
  name: 'rateQuestion',
  limit: PRACTICE,
  schema: z.strictObject({
    id: clientId,
    questionId: anyId,
    rating: z.enum(RATINGS),
    source: z.enum(REVIEW_SOURCES),
    reviewedAt: instant,
    basedOn: z.union([z.literal(''), anyId]),
    tickedKeyPoints: z.array(anyId).max(50),
    durationMs: duration,
    attemptId: clientId.nullish().transform((id) => id ?? null),
  }),
  async handler({ deviceId, ...writer }, review) {
    const outcome = await recordReview(writer, { ...review, deviceId })
    if (outcome.kind === 'unknown question') return fail('not_found', UNKNOWN_QUESTION)
    if (outcome.kind === 'other review') {
      return fail('conflict', 'Another rating was stored under this id, and a stored rating is never overwritten.')
    }
    return ok({ reviewId: outcome.reviewId, duplicate: outcome.isDuplicate, progress: outcome.progress })
  },
})

/** An undo. The value: `{retractionId, duplicate, progress}`. */
export const retractReview = defineCommand({
  name: 'retractReview',
  limit: PRACTICE,
  schema: z.strictObject({ id: clientId, reviewId: clientId, questionId: anyId, retractedAt: instant }),
  async handler({ deviceId, ...writer }, retraction) {
    const outcome = await recordRetraction(writer, { ...retraction, deviceId })
    if (outcome.kind === 'unknown review') return fail('not_found', 'There is no such rating to take back.')
    if (outcome.kind === 'other retraction') return fail('conflict', 'This id took another rating back.')
    return ok({ retractionId: outcome.retractionId, duplicate: outcome.isDuplicate, progress: outcome.progress })
  },
})

/** What was typed before revealing. */
export const saveAttempt = defineCommand({
  name: 'saveAttempt',
  limit: ATTEMPTS,
  schema: z.strictObject({
    id: clientId,
    questionId: anyId,
    text: typedText(MAX_ATTEMPT_CHARACTERS),
    createdAt: instant,
  }),
  async handler({ deviceId: _, ...writer }, attempt) {
    const outcome = await recordAttempt(writer, attempt)
    if (outcome === 'unknown question') return fail('not_found', UNKNOWN_QUESTION)
    if (outcome === 'other attempt') return fail('conflict', 'Another text was stored under this id.')
    return ok({ attemptId: attempt.id })
  },
})

/** Suspends, flags, and takes either back. */
export const markQuestion = defineCommand({
  name: 'markQuestion',
  limit: PRACTICE,
  schema: z
    .strictObject({ questionId: anyId, suspended: z.boolean().optional(), flagged: z.boolean().optional() })
    .refine(({ suspended, flagged }) => suspended !== undefined || flagged !== undefined, 'it marks nothing'),
  async handler({ deviceId: _, ...writer }, { questionId, ...change }) {
    const isMarked = await markStoredQuestion(writer, questionId, change)
    return isMarked ? ok(null) : fail('not_found', UNKNOWN_QUESTION)
  },
})
