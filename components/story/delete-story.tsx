'use client'

import { useState } from 'react'
import { useCommand } from '@/components/question-set/own/use-command'
import { UndoToast } from '@/components/ui/undo-toast'

type Props = { storyId: string; ownerId: string | null }

/** Deletes a story; for a while it is undone by a key, and for 30 days on the list of stories. */
export function DeleteStory({ storyId, ownerId }: Props) {
  const [isDeleted, setIsDeleted] = useState(false)
  const [isGone, setIsGone] = useState(false)
  const { send, isSending, problem } = useCommand(ownerId)

  function change(wanted: boolean) {
    setIsDeleted(wanted)
    setIsGone(false)
    send('changeStory', { storyId, isDeleted: wanted })
  }

  return (
    <>
      <button
        className="button button--delete"
        type="button"
        disabled={isDeleted || isSending}
        onClick={() => change(true)}
      >
        Delete this story
      </button>
      {problem && <span role="alert">{problem}</span>}
      {isDeleted && !isSending && (
        <span>
          Deleted. It can be restored from <a href="/stories">My stories</a> for 30 days.
        </span>
      )}
      <span className="toasts" role="status">
        {isDeleted && !isGone && (
          <UndoToast said="Story deleted" onUndo={() => change(false)} onGone={() => setIsGone(true)} />
        )}
      </span>
    </>
  )
}
