'use client'

import { useEffect, useState } from 'react'
import { askCoach } from '@/lib/coach/ask-coach-browser'
import type { CoachView } from '@/lib/coach/coach-view'
import type { Reading } from '@/lib/coach/editor-notes'

/** A pause in the typing after which the coach reads. */
const PAUSE_MS = 700
/** Whoever writes waits for nothing: a slow line may take its time. */
const PATIENCE_MS = 8_000

/** What the coach read last, and whether it can be reached. */
export type Coaching = { reading: Reading | null; isAway: boolean }

/** The coach's reading of a text while it is written: the newest wins, and writing never waits for it. */
export function useCoach(questionId: string, text: string): Coaching {
  const [coaching, setCoaching] = useState<Coaching>({ reading: null, isAway: false })
  const [tries, setTries] = useState(0)
  const isEmpty = text.trim() === ''

  // biome-ignore lint/correctness/useExhaustiveDependencies: after it was away the same text is sent once more
  useEffect(() => {
    if (isEmpty) return
    const ended = new AbortController()
    const timer = setTimeout(async () => {
      const view = await askCoach({ questionId, text }, ended.signal, PATIENCE_MS)
      if (ended.signal.aborted) return
      setCoaching((before) => (view ? { reading: { text, view }, isAway: false } : { ...before, isAway: true }))
    }, PAUSE_MS)
    return () => {
      clearTimeout(timer)
      ended.abort()
    }
  }, [questionId, text, isEmpty, tries])

  useEffect(() => {
    const again = () => setTries((before) => before + 1)
    addEventListener('online', again)
    return () => removeEventListener('online', again)
  }, [])

  return isEmpty ? { reading: null, isAway: false } : coaching
}

/** The coach's view of a text that doesn't change; null until it is there, or where the coach is away. */
export function useCoachView(questionId: string, text: string): CoachView | null {
  const { reading } = useCoach(questionId, text)
  return reading?.text === text ? reading.view : null
}
