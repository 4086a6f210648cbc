/** What is due for whoever looks, as `GET /api/me/due` says it. Instants are ISO strings, as JSON has no dates. */
export type DueSummary = {
  hasReviewed: boolean
  /** Due by the end of the study day, those overdue included. */
  dueToday: number
  /** Due before the study day began. */
  overdue: number
  /** New questions that the day still allows, and that there are. */
  newLeft: number
  nextDueAt: string | null
  reviewedToday: number
  sets: Record<string, { due: number; new: number }>
  /** Today and the 16 days after it; what is overdue stands on today. */
  road: { day: string; due: number }[]
  interviewAt: string | null
}
