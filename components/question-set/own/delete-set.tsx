'use client'

import { useEffect, useState } from 'react'
import { UndoToast } from '@/components/ui/undo-toast'
import { newId } from '@/lib/session/new-id-browser'
import { openOutbox } from '@/lib/session/outbox-browser'

type Props = { setId: string; ownerId: string }

/** Deletes a set; for a while it is undone by a key, and for 30 days on the list of sets. */
export function DeleteSet({ setId, ownerId }: Props) {
  const [isDeleted, setIsDeleted] = useState(false)
  const [isGone, setIsGone] = useState(false)
  const [problem, setProblem] = useState('')

  useEffect(
    () =>
      openOutbox().onSettled(({ command, result }) => {
        if (command.name === 'changeSet' && command.payload.setId === setId && !result.ok)
          setProblem(result.error.message)
      }),
    [setId],
  )

  function change(wanted: boolean) {
    setIsDeleted(wanted)
    setIsGone(false)
    setProblem('')
    void openOutbox().enqueue({ name: 'changeSet', payload: { setId, isDeleted: wanted }, id: newId(), ownerId })
  }

  return (
    <>
      <button className="button button--delete" type="button" disabled={isDeleted} onClick={() => change(true)}>
        Delete this set
      </button>
      {problem && <span role="alert">{problem}</span>}
      {isDeleted && (
        <span>
          Deleted. It can be restored from <a href="/my/sets">My sets</a> for 30 days.
        </span>
      )}
      <span className="toasts" role="status">
        {isDeleted && !isGone && (
          <UndoToast said="Set deleted" onUndo={() => change(false)} onGone={() => setIsGone(true)} />
        )}
      </span>
    </>
  )
}
