import type { LogEntry, QuestionProgress } from './review'
import { schedule } from './schedule'

/** Nothing was ever rated. */
export const NO_PROGRESS: QuestionProgress = { memory: null, lastEntryId: '' }

/**
 * What one question's log amounts to: its reviews in the order of their time, retracted ones skipped. The order in
 * which entries arrived doesn't matter, so two devices that were offline come to the same state.
 */
export function replay(entries: readonly LogEntry[]): QuestionProgress {
  const inOrder = [...entries].sort(byTime)
  const retracted = new Set(inOrder.flatMap((entry) => (entry.entry === 'retraction' ? [entry.reviewId] : [])))
  let memory: QuestionProgress['memory'] = null
  for (const entry of inOrder) {
    if (entry.entry === 'review' && !retracted.has(entry.id)) memory = schedule(memory, entry.rating, entry.reviewedAt)
  }
  return { memory, lastEntryId: inOrder.at(-1)?.id ?? '' }
}

/** When an entry of the log happened. */
export function timeOf(entry: LogEntry): Date {
  return entry.entry === 'review' ? entry.reviewedAt : entry.retractedAt
}

// Ties fall by id, so that every replay breaks them alike.
function byTime(a: LogEntry, b: LogEntry): number {
  return timeOf(a).getTime() - timeOf(b).getTime() || (a.id < b.id ? -1 : 1)
}
