/** The words of the review domain. Pure: no I/O, safe in the browser. */

export const RATINGS = ['again', 'hard', 'good', 'easy'] as const
export type Rating = (typeof RATINGS)[number]

export const REVIEW_SOURCES = ['study', 'mock'] as const
export type ReviewSource = (typeof REVIEW_SOURCES)[number]

/** As much as is kept of what was typed before revealing. */
export const MAX_ATTEMPT_CHARACTERS = 20_000

/**
 * How well a question is remembered: ts-fsrs's Card in its own terms. `stability` is in days (the time in
 * which recall falls to 90%), `difficulty` 1 to 10, `state` 0 new, 1 learning, 2 review, 3 relearning.
 */
export type MemoryState = {
  due: Date
  stability: number
  difficulty: number
  state: 0 | 1 | 2 | 3
  lastReview: Date
  reps: number
  lapses: number
  learningSteps: number
  scheduledDays: number
}

/** One self-rating, append-only. */
export type Review = {
  entry: 'review'
  /** A UUID made by the client, unique per user. */
  id: string
  questionId: string
  rating: Rating
  source: ReviewSource
  reviewedAt: Date
  /** Id of the last entry of this question's log that the presenter knew, its own unsent ones included; "" for none. */
  basedOn: string
  deviceId: string
  tickedKeyPoints: string[]
  durationMs: number
  attemptId: string | null
}

/** An undo, append-only. Replay skips the review that it names. */
export type Retraction = {
  entry: 'retraction'
  id: string
  reviewId: string
  questionId: string
  deviceId: string
  retractedAt: Date
}

export type LogEntry = Review | Retraction

/** Where one question stands for one user: what replaying its log gives. */
export type QuestionProgress = {
  /** Null: never rated, or every rating was undone. */
  memory: MemoryState | null
  /** Id of the newest entry of the log, which the next rating is based on; "" for none. */
  lastEntryId: string
}
