import type { Rating } from './review'

/** What is due for whoever looks: what `GET /api/me/due` answers. Instants are ISO strings, days `YYYY-MM-DD`. */
export type DueSummary = {
  /** Whether anything was ever rated: a stranger sees other words. */
  hasReviewed: boolean
  /** Due at this moment. */
  dueNow: number
  /** Due before today ends, those above and the overdue included. */
  dueToday: number
  /** Due before today began. */
  overdue: number
  /** How many new questions today still takes, of those that there are. */
  newLeft: number
  nextDueAt: string | null
  reviewedToday: number
  /** By set slug: due today, and never rated. */
  sets: Record<string, { due: number; new: number }>
  /** Today and the 16 days after it; what is overdue stands on today. */
  road: { day: string; due: number }[]
  interviewAt: string | null
}

export type RatingCounts = Record<Rating, number>

/** What the progress page shows. Days are study days, in the user's zone. */
export type ProgressPage = {
  /** The coming 14 days, today first; what is overdue stands on today. */
  dueByDay: { day: string; count: number }[]
  /** The last 28 days, today last. */
  reviewsByDay: ({ day: string } & RatingCounts)[]
  /** The ratings of those days, by the question's topic; topics without any are left out. */
  byTopic: ({ topic: string } & RatingCounts)[]
  totals: { reviews: number; questions: number; overdue: number }
  /** What was suspended or flagged. */
  marked: { questionId: string; slug: string; text: string; isSuspended: boolean; isFlagged: boolean }[]
}
