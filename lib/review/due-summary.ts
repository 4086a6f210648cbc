import type { Calibration } from './calibration'
import { addDays, endOfStudyDay, listStudyDays, type StudyDay, startOfStudyDay, studyDayOf } from './day'
import type { TopicReadiness } from './readiness'
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
  /** Of the topics that were begun, the least ready first: at the interview, or now. */
  readiness: TopicReadiness[]
  /** Null where none is to come. */
  interviewAt: Date | null
  zone: string
  /** The ratings of the last 90 days against what the typed answers covered. */
  calibration: Calibration
  totals: { reviews: number; questions: number; overdue: number }
  /** What was suspended or flagged. */
  marked: { questionId: string; slug: string; text: string; isSuspended: boolean; isFlagged: boolean }[]
}

/** What is known of a user, for {@link summarizeDue}. */
export type DueFacts = {
  now: Date
  zone: string
  newPerDay: number
  interviewAt: Date | null
  /** Ids of every published question. */
  questionIds: string[]
  sets: { slug: string; questionIds: string[] }[]
  dueDates: { questionId: string; due: Date }[]
  suspended: ReadonlySet<string>
  newToday: number
  reviewedToday: number
}

const ROAD_DAYS = 17

/** Counts what is due, by day and by set. Suspended questions and archived ones are never due and never new. */
export function summarizeDue(facts: DueFacts): DueSummary {
  const { now, zone, suspended } = facts
  const open = new Set(facts.questionIds.filter((id) => !suspended.has(id)))
  const rated = new Set(facts.dueDates.map(({ questionId }) => questionId))
  const due = facts.dueDates.filter(({ questionId }) => open.has(questionId))
  const dayEnd = endOfStudyDay(now, zone)
  const dueToday = new Set(due.flatMap((each) => (each.due < dayEnd ? [each.questionId] : [])))
  const fresh = new Set([...open].filter((id) => !rated.has(id)))
  const next = due.reduce<Date | null>(
    (first, each) => (each.due > now && (!first || each.due < first) ? each.due : first),
    null,
  )
  return {
    hasReviewed: facts.dueDates.length > 0 || facts.reviewedToday > 0,
    dueNow: due.filter((each) => each.due <= now).length,
    dueToday: dueToday.size,
    overdue: countOverdue(due, now, zone),
    newLeft: Math.max(0, Math.min(facts.newPerDay - facts.newToday, fresh.size)),
    nextDueAt: next?.toISOString() ?? null,
    reviewedToday: facts.reviewedToday,
    sets: Object.fromEntries(
      facts.sets.map(({ slug, questionIds }) => [
        slug,
        { due: countIn(questionIds, dueToday), new: countIn(questionIds, fresh) },
      ]),
    ),
    road: countDueByDay(due, now, zone, ROAD_DAYS).map(({ day, count }) => ({ day, due: count })),
    interviewAt: facts.interviewAt?.toISOString() ?? null,
  }
}

/** How many of these fell due before today began. */
export function countOverdue(due: { due: Date }[], now: Date, zone: string): number {
  const dayStart = startOfStudyDay(now, zone)
  return due.filter((each) => each.due < dayStart).length
}

/** How many fall due on each of the coming study days, today first; what is overdue stands on today. */
export function countDueByDay(
  due: { due: Date }[],
  now: Date,
  zone: string,
  days: number,
): { day: string; count: number }[] {
  const list = listStudyDays(studyDayOf(now, zone), days, zone)
  const counts = list.map(({ day }) => ({ day, count: 0 }))
  for (const each of due) {
    const count = counts[Math.max(0, indexOfDay(list, each.due))]
    if (count && each.due < (list.at(-1)?.end ?? now)) count.count += 1
  }
  return counts
}

/** Ratings by study day, oldest first and today last; days without any are there too. */
export function countReviewsByDay(
  reviews: { rating: Rating; reviewedAt: Date }[],
  now: Date,
  zone: string,
  days: number,
): ({ day: string } & RatingCounts)[] {
  const list = listStudyDays(addDays(studyDayOf(now, zone), 1 - days), days, zone)
  const counts = list.map(({ day }) => ({ day, ...NO_RATINGS }))
  for (const { rating, reviewedAt } of reviews) {
    const count = counts[indexOfDay(list, reviewedAt)]
    if (count) count[rating] += 1
  }
  return counts
}

/** Ratings by topic, topics in the alphabet's order. */
export function countReviewsByTopic(
  reviews: { rating: Rating; topic: string }[],
): ({ topic: string } & RatingCounts)[] {
  const counts = new Map<string, { topic: string } & RatingCounts>()
  for (const { rating, topic } of reviews) {
    const count = counts.get(topic) ?? { topic, ...NO_RATINGS }
    count[rating] += 1
    counts.set(topic, count)
  }
  return [...counts.values()].sort((a, b) => (a.topic < b.topic ? -1 : 1))
}

const NO_RATINGS: RatingCounts = { again: 0, hard: 0, good: 0, easy: 0 }

/** The last day that began by then; -1 for before all of them. */
function indexOfDay(days: StudyDay[], instant: Date): number {
  return days.findLastIndex(({ start }) => start <= instant)
}

function countIn(ids: string[], among: ReadonlySet<string>): number {
  return ids.filter((id) => among.has(id)).length
}
