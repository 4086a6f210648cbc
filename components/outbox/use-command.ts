'use client'

import { useEffect, useState } from 'react'
import { newId } from '@/lib/session/new-id-browser'
import { openOutbox } from '@/lib/session/outbox-browser'

/** A single write of a page: whether it is on its way, and what was wrong with it. */
export type OneCommand = {
  send: (name: string, payload: Record<string, unknown>) => void
  isSending: boolean
  problem: string | null
}

/**
 * Sends one write at a time by the outbox and learns what became of it.
 * @param onDone when it is stored
 */
export function useCommand(ownerId: string | null, onDone?: () => void): OneCommand {
  const [sentId, setSentId] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)

  useEffect(
    () =>
      openOutbox().onSettled(({ command, result }) => {
        if (command.id !== sentId) return
        setSentId(null)
        if (result.ok) onDone?.()
        else setProblem(result.error.message)
      }),
    [sentId, onDone],
  )

  function send(name: string, payload: Record<string, unknown>) {
    const id = newId()
    setSentId(id)
    setProblem(null)
    void openOutbox().enqueue({ name, payload, id, ownerId })
  }

  return { send, isSending: sentId !== null, problem }
}
