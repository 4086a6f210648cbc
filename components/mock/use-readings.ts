'use client'

import { useEffect, useState } from 'react'
import { askCoach } from '@/lib/coach/ask-coach-browser'
import type { MockPlan } from '@/lib/mock/mock'
import { mockViewOf, type Reading, textsToRead } from '@/lib/mock/reading'
import type { MockState } from '@/lib/mock/replay-mock'

/**
 * What the coach says of a finished mock's answers: what came with the page, and, one after the other, what it says of
 * texts that were put right or written down since. Once it stays away it isn't asked again.
 */
export function useReadings(plan: MockPlan, state: MockState, first: Reading[]): Reading[] {
  const [readings, setReadings] = useState(first)
  const [isAway, setIsAway] = useState(false)
  const unread =
    state.phase === 'finished' && !isAway
      ? textsToRead(plan, state).find(
          (asked) => !readings.some(({ questionId, text }) => questionId === asked.questionId && text === asked.text),
        )
      : undefined
  const { questionId, text } = unread ?? {}

  useEffect(() => {
    if (questionId === undefined || text === undefined) return
    const leaving = new AbortController()
    void askCoach({ questionId, text }, leaving.signal).then((view) => {
      if (leaving.signal.aborted) return
      if (view) setReadings((known) => [...known, { questionId, text, view: mockViewOf(view) }])
      else setIsAway(true)
    })
    return () => leaving.abort()
  }, [questionId, text])

  return readings
}
