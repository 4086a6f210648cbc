import { storedInstead } from '../session/command'
import type { PendingCommand, Settled } from '../session/outbox-browser'

/** Where questions' logs end, as far as a page knows: what the next rating of each is based on. */
export type LogEnds = {
  /** The newest entry of each question's log, by question id. */
  lastEntryIds: Record<string, string>
  /** Entries that wait in this browser. */
  waiting: string[]
  /** Entries that were stored under another's id, since the two were one: by the id that was sent. */
  storedIds: Record<string, string>
}

/** With an entry that is made here: a rating, or an undo. */
export function withEntry(ends: LogEnds, questionId: string, entryId: string): LogEnds {
  return {
    ...ends,
    lastEntryIds: { ...ends.lastEntryIds, [questionId]: entryId },
    waiting: [...ends.waiting, entryId],
  }
}

/** With what waits in this browser, in the order in which it was made. */
export function withPendingEntries(ends: LogEnds, pending: readonly PendingCommand[]): LogEnds {
  return pending
    .filter(({ name }) => isEntry(name))
    .reduce((known, { payload }) => withEntry(known, String(payload.questionId), String(payload.id)), ends)
}

/**
 * With what the server said of a rating or an undo, made in whichever tab. It is the log's end, unless something newer
 * waits here.
 */
export function withSettledEntry(ends: LogEnds, { command, result }: Settled): LogEnds {
  if (!isEntry(command.name)) return ends
  const questionId = String(command.payload.questionId)
  const sentId = String(command.payload.id)
  const waiting = ends.waiting.filter((id) => id !== sentId)
  if (!result.ok) return { ...ends, waiting }
  const storedId = storedInstead(result.value) ?? sentId
  const hasNewer = waiting.includes(ends.lastEntryIds[questionId] ?? '')
  return {
    lastEntryIds: hasNewer ? ends.lastEntryIds : { ...ends.lastEntryIds, [questionId]: storedId },
    waiting,
    storedIds: storedId === sentId ? ends.storedIds : { ...ends.storedIds, [sentId]: storedId },
  }
}

function isEntry(name: string): boolean {
  return name === 'rateQuestion' || name === 'retractReview'
}
