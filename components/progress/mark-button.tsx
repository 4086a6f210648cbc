'use client'

import { useState } from 'react'

type Props = { questionId: string; mark: 'suspended' | 'flagged'; does: string; done: string; text: string }

/** Clears a mark, and sets it again if that was a slip. */
export function MarkButton({ questionId, mark, does, done, text }: Props) {
  const [isCleared, setIsCleared] = useState(false)

  async function toggle() {
    const { openOutbox } = await import('@/lib/session/outbox-browser')
    setIsCleared(!isCleared)
    await openOutbox().enqueue({ name: 'markQuestion', payload: { questionId, [mark]: isCleared } })
  }

  return (
    <button className="button" type="button" onClick={() => void toggle()}>
      {isCleared ? `${done}. Undo` : does}
      <span className="visually-hidden"> {text}</span>
    </button>
  )
}
