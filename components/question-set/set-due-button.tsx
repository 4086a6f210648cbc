'use client'

import { useDueSummary } from '@/components/library/use-due-summary'
import { KeyHint } from '@/components/ui/key-hint'

/** "Study", or "Study 7 due" once that is known. The link is whole without JavaScript. */
export function SetDueButton({ setSlug }: { setSlug: string }) {
  const due = useDueSummary()?.sets[setSlug]?.due ?? 0
  return (
    <a className="button button--primary" href={`/study?set=${setSlug}`} aria-keyshortcuts="S">
      {due > 0 ? `Study ${due} due` : 'Study this set'} <KeyHint>S</KeyHint>
    </a>
  )
}
