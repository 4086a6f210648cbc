'use client'

import { useEffect, useState } from 'react'
import { newId } from '@/lib/session/new-id-browser'
import { openOutbox } from '@/lib/session/outbox-browser'

type Props = { setId: string; title: string; ownerId: string | null }

/** Brings a deleted set back. */
export function RestoreSet({ setId, title, ownerId }: Props) {
  const [sentId, setSentId] = useState<string | null>(null)
  const [problem, setProblem] = useState('')
  useEffect(
    () =>
      openOutbox().onSettled(({ command, result }) => {
        if (command.id !== sentId) return
        if (result.ok) location.assign(`/my/sets/${setId}`)
        else setProblem(result.error.message)
      }),
    [sentId, setId],
  )
  function restore() {
    const id = newId()
    setSentId(id)
    void openOutbox().enqueue({ name: 'changeSet', payload: { setId, isDeleted: false }, id, ownerId })
  }
  return (
    <>
      <button
        className="button"
        type="button"
        onClick={restore}
        disabled={sentId !== null}
        aria-label={`Restore ${title}`}
      >
        Restore
      </button>
      <span role="alert">{problem}</span>
    </>
  )
}
