'use client'

import { useEffect, useState } from 'react'
import { type CaptionSupport, findCaptionSupport, startCaptions } from '@/lib/mock/captions-browser'
import type { TurnId } from '@/lib/mock/mock'

export type CaptionsChoice = {
  support: CaptionSupport
  /** Whether they are wanted: by default only where the sound stays on the device. */
  isOn: boolean
  setIsOn: (isOn: boolean) => void
  /** Words that may still change. */
  interim: string
}

type Input = {
  /** Whether they are asked for at all. */
  isSpoken: boolean
  /** The turn that is recorded; null while none is. */
  turn: TurnId | null
  /** Is given words that stand, and the turn that they were said in. */
  onWords: (turn: TurnId, words: string) => void
}

/** Words as they are spoken, while something is recorded. */
export function useCaptions({ isSpoken, turn, onWords }: Input): CaptionsChoice {
  const [support, setSupport] = useState<CaptionSupport>('none')
  const [isOn, setIsOn] = useState(false)
  const [interim, setInterim] = useState('')

  useEffect(() => {
    if (!isSpoken) return
    let isGone = false
    void findCaptionSupport().then((found) => {
      if (isGone) return
      setSupport(found)
      setIsOn(found === 'local')
    })
    return () => {
      isGone = true
    }
  }, [isSpoken])

  useEffect(() => {
    if (turn === null || !isOn || support === 'none') return
    return startCaptions(support, {
      onWords: (words) => onWords(turn, words),
      onInterim: setInterim,
      onStopped: () => setIsOn(false),
    })
  }, [turn, isOn, support, onWords])

  return { support, isOn, setIsOn, interim }
}
