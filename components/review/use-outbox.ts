'use client'

import { useEffect, useState } from 'react'
import { overlayPending } from '@/lib/review/overlay-pending'
import type { StudyCard } from '@/lib/review/study-card'
import { type OutboxStatus, openOutbox } from '@/lib/session/outbox-browser'

export type StudyOutbox = {
  /** Null until something was sent from this page. */
  status: OutboxStatus | null
  /** A sentence about something that was refused; null where all is well. */
  problem: string | null
  send: (name: string, payload: Record<string, unknown>) => void
}

/** The outbox as a sitting uses it: opened in the browser, its status followed, refusals turned into a sentence. */
export function useOutbox(ownerId: string | null): StudyOutbox {
  const [status, setStatus] = useState<OutboxStatus | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [hasSent, setHasSent] = useState(false)

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

  function send(name: string, payload: Record<string, unknown>) {
    setHasSent(true)
    setProblem(null)
    void openOutbox().enqueue({ name, payload, ownerId })
  }

  const isWorthSaying = hasSent || (status !== null && (status.waiting > 0 || status.state !== 'idle'))
  return { status: isWorthSaying ? status : null, problem, send }
}

/** The cards with what waits in this browser laid over them; null where nothing waits. */
export async function withPending(cards: StudyCard[], ownerId: string | null): Promise<StudyCard[] | null> {
  const pending = await openOutbox().listPending(ownerId)
  return pending.length > 0 ? overlayPending(cards, pending) : null
}
