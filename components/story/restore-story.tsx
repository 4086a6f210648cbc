'use client'

import { useCommand } from '@/components/question-set/own/use-command'

type Props = { storyId: string; title: string; ownerId: string | null }

/** Brings a deleted story back. */
export function RestoreStory({ storyId, title, ownerId }: Props) {
  const { send, isSending, problem } = useCommand(ownerId, () => location.assign(`/stories/${storyId}`))
  return (
    <>
      <button
        className="button"
        type="button"
        onClick={() => send('changeStory', { storyId, isDeleted: false })}
        disabled={isSending}
        aria-label={`Restore ${title}`}
      >
        Restore
      </button>
      <span role="alert">{problem}</span>
    </>
  )
}
