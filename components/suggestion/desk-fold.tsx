'use client'

import type { MouseEvent, ReactNode } from 'react'
import { KeyHint } from '@/components/ui/key-hint'

type Props = { summary: string; shortcut: string; children: ReactNode }

/** A decision that needs words: opened by its key, the next key is typed into it. */
export function DeskFold({ summary, shortcut, children }: Props) {
  return (
    <details className="desk__fold">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a summary is a control. */}
      <summary className="button" aria-keyshortcuts={shortcut} onClick={open}>
        {summary} <KeyHint>{shortcut}</KeyHint>
      </summary>
      {children}
    </details>
  )
}

/** At once, and not by the fold's own event, which comes later: the next key is text already. */
function open(event: MouseEvent<HTMLElement>): void {
  const fold = event.currentTarget.closest('details')
  if (!fold || fold.open) return
  event.preventDefault()
  fold.open = true
  fold.querySelector('textarea')?.focus()
}
