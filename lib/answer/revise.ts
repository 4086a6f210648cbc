import type { RevisionCause } from './answer'

/** A sitting at one answer ends after so long without a save, or altogether: its text then stands as a revision. */
const IDLE_MS = 10 * 60_000
const SITTING_MS = 60 * 60_000

type LastRevision = { cause: RevisionCause; writerId: string; startedAt: Date; savedAt: Date }

/**
 * Whether a save goes on with the newest revision rather than beginning one. Never over what was kept, what lost a
 * conflict, or what another tab wrote: those stand as they are.
 */
export function continuesRevision(last: LastRevision | null, writerId: string, now: Date): boolean {
  if (last?.cause !== 'draft' || last.writerId !== writerId) return false
  return now.getTime() - last.savedAt.getTime() < IDLE_MS && now.getTime() - last.startedAt.getTime() < SITTING_MS
}
