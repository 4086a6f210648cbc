'use client'

import { useEffect, useState } from 'react'
import { newId } from '@/lib/session/new-id-browser'
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
  /** What was sent from here and hasn't been answered: only then is anything saved. */
  const [unanswered, setUnanswered] = useState<ReadonlySet<string>>(new Set())

  useEffect(() => {
    const outbox = openOutbox()
    const stopStatus = outbox.subscribe(setStatus)
    const stopSettled = outbox.onSettled(({ command, result }) => {
      setUnanswered((before) => new Set([...before].filter((id) => id !== command.id)))
      if (!result.ok) setProblem(result.error.message)
    })
    void outbox.flush()
    return () => {
      stopStatus()
      stopSettled()
    }
  }, [])

  function send(name: string, payload: Record<string, unknown>) {
    const id = typeof payload.id === 'string' ? payload.id : newId()
    setHasSent(true)
    setProblem(null)
    setUnanswered((before) => new Set([...before, id]))
    void openOutbox().enqueue({ name, payload, ownerId, id })
  }

  return { status: worthSaying(status, hasSent, unanswered.size), problem, send }
}

/** The outbox learns of a command a moment after it was made: until it is answered it is on its way at least. */
function worthSaying(status: OutboxStatus | null, hasSent: boolean, unanswered: number): OutboxStatus | null {
  if (!status) return null
  const isQuiet = status.state === 'idle' && status.waiting === 0
  if (isQuiet && unanswered > 0) return { state: 'sending', waiting: unanswered }
  return hasSent || !isQuiet ? status : null
}
