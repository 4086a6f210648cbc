'use client'

import { useState } from 'react'
import { UndoToast } from '@/components/ui/undo-toast'
import { useCommand } from './use-command'

type Props = { setId: string; ownerId: string }

/** Deletes a set; for a while it is undone by a key, and for 30 days on the list of sets. */
export function DeleteSet({ setId, ownerId }: Props) {
  const [isDeleted, setIsDeleted] = useState(false)
  const [isGone, setIsGone] = useState(false)
  const { send, isSending, problem } = useCommand(ownerId)

  function change(wanted: boolean) {
    setIsDeleted(wanted)
    setIsGone(false)
    send('changeSet', { setId, isDeleted: wanted })
  }

  return (
    <>
      <button
        className="button button--delete"
        type="button"
        disabled={isDeleted || isSending}
        onClick={() => change(true)}
      >
        Delete this set
      </button>
      {problem && <span role="alert">{problem}</span>}
      {/* Only once it is: who follows the link before would meet it there as it was. */}
      {isDeleted && !isSending && (
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
