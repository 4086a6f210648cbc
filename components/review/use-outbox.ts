'use client'

import { useEffect, useMemo, useState } from 'react'
import { overlayPending } from '@/lib/review/overlay-pending'
import type { StudyCard } from '@/lib/review/study-card'
import { type OutboxStatus, openOutbox } from '@/lib/session/outbox-browser'

export type StudyOutbox = {
  status: OutboxStatus | null
  /** A sentence about something that was refused; null where all is well. */
  problem: string | null
  send: (name: string, payload: Record<string, unknown>) => void
  /** The cards with what waits here laid over them; null where nothing waits. */
  overlay: (cards: StudyCard[]) => Promise<StudyCard[] | null>
}

/** The outbox as a sitting uses it: opened in the browser, its status followed, refusals turned into a sentence. */
export function useOutbox(ownerId: string | null): StudyOutbox {
  const [status, setStatus] = useState<OutboxStatus | null>(null)
  const [problem, setProblem] = useState<string | null>(null)

  useEffect(() => {
    const outbox = openOutbox()
    const stopStatus = outbox.subscribe(setStatus)
    const stopSettled = outbox.onSettled(({ result }) => {
      if (!result.ok) setProblem(result.error.message)
    })
    void outbox.flush()
    return () => {
      stopStatus()
      stopSettled()
    }
  }, [])

  return useMemo(
    () => ({
      status,
      problem,
      send: (name, payload) => void openOutbox().enqueue({ name, payload, ownerId }),
      overlay: async (cards) => {
        const pending = await openOutbox().listPending(ownerId)
        return pending.length > 0 ? overlayPending(cards, pending) : null
      },
    }),
    [status, problem, ownerId],
  )
}
