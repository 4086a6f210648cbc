'use client'

import { useEffect, useState } from 'react'
import { calendarDay, formatDay } from '@/components/ui/format'
import { KeyHint } from '@/components/ui/key-hint'
import { formatInterval } from '@/lib/review/due-ruler'
import type { SessionAction } from '@/lib/review/study-session'

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

const NAMES = { again: 'Again', hard: 'Hard', good: 'Good', easy: 'Easy' }

function wordsFor(action: SessionAction, zone: string): string {
  if (action.kind === 'suspended') return 'Suspended. It won’t come up again'
  const due = action.after.memory?.due ?? action.at
  const seconds = (due.getTime() - action.at.getTime()) / 1000
  const when = seconds < 86_400 ? `back in ${formatInterval(seconds)}` : `due ${formatDay(calendarDay(due, zone))}`
  return `Rated ${NAMES[action.rating]}, ${when}`
}
