'use client'

import { useCommand } from './use-command'

type Props = { setId: string; title: string; ownerId: string | null }

/** Brings a deleted set back. */
export function RestoreSet({ setId, title, ownerId }: Props) {
  const { send, isSending, problem } = useCommand(ownerId, () => location.assign(`/my/sets/${setId}`))
  return (
    <>
      <button
        className="button"
        type="button"
        onClick={() => send('changeSet', { setId, isDeleted: false })}
        disabled={isSending}
        aria-label={`Restore ${title}`}
      >
        Restore
      </button>
      <span role="alert">{problem}</span>
    </>
  )
}
