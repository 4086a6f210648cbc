'use client'

import { useCommand } from './use-command'

type Props = {
  ownerId: string | null
  title: string
  /** The write that deletes and brings back by `isDeleted`, and what names to it what is meant. */
  command: string
  names: Record<string, string>
  /** Where it is then. */
  href: string
}

/** Brings back what was deleted, and goes there. */
export function RestoreButton({ ownerId, title, command, names, href }: Props) {
  const { send, isSending, problem } = useCommand(ownerId, () => location.assign(href))
  return (
    <>
      <button
        className="button"
        type="button"
        onClick={() => send(command, { ...names, isDeleted: false })}
        disabled={isSending}
        aria-label={`Restore ${title}`}
      >
        Restore
      </button>
      <span role="alert">{problem}</span>
    </>
  )
}
