'use client'

import { useState } from 'react'
import { UndoToast } from '@/components/ui/undo-toast'
import { useCommand } from './use-command'

type Props = {
  ownerId: string | null
  /** Of what is deleted, as a sentence names it: “set”. */
  what: string
  /** The write that deletes and brings back by `isDeleted`, and what names to it what is meant. */
  command: string
  names: Record<string, string>
  /** The list on which it can be restored. */
  list: { href: string; name: string }
}

/** Deletes what can be brought back: for a while by a key, and for 30 days on its list. */
export function DeleteButton({ ownerId, what, command, names, list }: Props) {
  const [isDeleted, setIsDeleted] = useState(false)
  const [isGone, setIsGone] = useState(false)
  const { send, isSending, problem } = useCommand(ownerId)

  function change(wanted: boolean) {
    setIsDeleted(wanted)
    setIsGone(false)
    send(command, { ...names, isDeleted: wanted })
  }

  return (
    <>
      <button
        className="button button--delete"
        type="button"
        disabled={isDeleted || isSending}
        onClick={() => change(true)}
      >
        Delete this {what}
      </button>
      {problem && <span role="alert">{problem}</span>}
      {/* Only once it is: who follows the link before would meet it there as it was. */}
      {isDeleted && !isSending && (
        <span>
          Deleted. It can be restored from <a href={list.href}>{list.name}</a> for 30 days.
        </span>
      )}
      <span className="toasts" role="status">
        {isDeleted && !isGone && (
          <UndoToast
            said={`${what.charAt(0).toUpperCase()}${what.slice(1)} deleted`}
            onUndo={() => change(false)}
            onGone={() => setIsGone(true)}
          />
        )}
      </span>
    </>
  )
}
