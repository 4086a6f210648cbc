'use client'

import { useEffect, useState } from 'react'
import { askCoach } from '@/lib/coach/ask-coach-browser'
import type { CoachView } from '@/lib/coach/coach-view'

export type Coached = {
  /** Whether the coach was asked at all: only then is room kept for what it says. */
  isAsked: boolean
  /** Null until it answers, and for good where it doesn't. */
  view: CoachView | null
}

/** What the coach says of a text as it was when its card was turned over. Nothing waits for it. */
export function useCoach(questionId: string, text: string): Coached {
  const [isAsked] = useState(() => text.trim() !== '' && navigator.onLine)
  const [view, setView] = useState<CoachView | null>(null)

  useEffect(() => {
    if (!isAsked) return
    const leaving = new AbortController()
    void askCoach({ questionId, text }, leaving.signal).then((answer) => {
      if (!leaving.signal.aborted) setView(answer)
    })
    return () => leaving.abort()
  }, [isAsked, questionId, text])

  return { isAsked, view }
}
