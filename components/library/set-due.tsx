'use client'
// Rendered once or twice: remembering what it rendered would cost every page more bytes than it saves.
'use no memo'

import { useDueSummary } from './use-due-summary'

/** "7 due today" on a set's card, once that is known and there is something. */
export function SetDue({ setSlug }: { setSlug: string }) {
  const due = useDueSummary()?.sets[setSlug]?.due ?? 0
  return due > 0 ? <span>{due} due today</span> : null
}
