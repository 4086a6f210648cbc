'use client'

import { useEffect, useState } from 'react'
import { KeyHint } from '@/components/ui/key-hint'
import { readAloud, stopReading, watchLocalVoice } from '@/lib/mock/read-aloud-browser'

/** Has the question said, where this device has a voice of its own. Give it a key: what is no longer asked falls silent. */
export function ReadAloudButton({ text }: { text: string }) {
  const [voice, setVoice] = useState<SpeechSynthesisVoice | null>(null)
  useEffect(() => watchLocalVoice(setVoice), [])
  useEffect(() => stopReading, [])
  if (!voice) return null
  return (
    <button className="button button--quiet" type="button" aria-keyshortcuts="L" onClick={() => readAloud(text, voice)}>
      Read it aloud <KeyHint>L</KeyHint>
    </button>
  )
}
