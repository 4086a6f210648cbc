'use client'

import { useEffect, useState } from 'react'
import { KeyHint } from '@/components/ui/key-hint'
import type { SessionAction } from '@/lib/review/study-session'
import { isWithinADay, RATING_NAMES, whenDue } from './due-words'

const SHOWN_MS = 6000

type Props = { action: SessionAction | undefined; problem: string | null; zone: string; onUndo: () => void }

/** What was just done and when it comes back, with Undo in place of "are you sure". */
export function StudyToast({ action, problem, zone, onUndo }: Props) {
  const [gone, setGone] = useState<SessionAction | undefined>(undefined)

  useEffect(() => {
    if (!action) return
    const timer = setTimeout(() => setGone(action), SHOWN_MS)
    return () => clearTimeout(timer)
  }, [action])

  const isShown = action !== undefined && action !== gone
  return (
    <div className="toasts" role="status">
      {problem && <div className="toast">{problem}</div>}
      {isShown && (
        <div className="toast">
          <span>{wordsFor(action, zone)}</span>
          <button className="button" type="button" onClick={onUndo}>
            Undo <KeyHint>U</KeyHint>
          </button>
        </div>
      )}
    </div>
  )
}

function wordsFor(action: SessionAction, zone: string): string {
  if (action.kind === 'suspended') return 'Suspended. It won’t come up again'
  const due = action.after.memory?.due ?? action.at
  const when = isWithinADay(action.at, due) ? 'back in' : 'due'
  return `Rated ${RATING_NAMES[action.rating]}, ${when} ${whenDue(action.at, due, zone)}`
}
