'use client'

import { useCallback, useState } from 'react'
import { UndoToast } from '@/components/ui/undo-toast'
import type { SessionAction } from '@/lib/review/study-session'
import { isWithinADay, RATING_NAMES, whenDue } from './due-words'

type Props = { action: SessionAction | undefined; problem: string | null; zone: string; onUndo: () => void }

/** What was just done and when it comes back, for a while; and what was refused. */
export function StudyToast({ action, problem, zone, onUndo }: Props) {
  const [gone, setGone] = useState<SessionAction | undefined>(undefined)
  const hide = useCallback(() => setGone(action), [action])
  return (
    <div className="toasts" role="status">
      {problem && <div className="toast">{problem}</div>}
      {action && action !== gone && (
        <UndoToast key={keyOf(action)} said={wordsFor(action, zone)} onUndo={onUndo} onGone={hide} />
      )}
    </div>
  )
}

function keyOf(action: SessionAction): string {
  return action.kind === 'rated' ? action.reviewId : action.questionId
}

function wordsFor(action: SessionAction, zone: string): string {
  if (action.kind === 'suspended') return 'Suspended. It won’t come up again'
  const due = action.after.memory?.due ?? action.at
  const when = isWithinADay(action.at, due) ? 'back in' : 'due'
  return `Rated ${RATING_NAMES[action.rating]}, ${when} ${whenDue(action.at, due, zone)}`
}
