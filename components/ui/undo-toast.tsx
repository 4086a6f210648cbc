'use client'

import { useEffect } from 'react'
import { KeyHint } from './key-hint'

const SHOWN_MS = 8000

type Props = { said: string; onUndo: () => void; onGone: () => void }

/** What was just done, with Undo in place of "are you sure". Give it a key, so that each thing done has its own time. */
export function UndoToast({ said, onUndo, onGone }: Props) {
  useEffect(() => {
    const timer = setTimeout(onGone, SHOWN_MS)
    return () => clearTimeout(timer)
  }, [onGone])
  return (
    <div className="toast">
      <span>{said}</span>
      <button
        className="button"
        type="button"
        aria-keyshortcuts="U"
        onClick={() => {
          onUndo()
          onGone()
        }}
      >
        Undo <KeyHint>U</KeyHint>
      </button>
    </div>
  )
}
