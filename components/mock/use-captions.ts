'use client'

import { useEffect, useRef, useState } from 'react'
import { type CaptionSupport, findCaptionSupport, startCaptions } from '@/lib/mock/captions-browser'

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
  isRecording: boolean
  /** Is given words that stand. */
  onWords: (words: string) => void
}

/** Words as they are spoken, while something is recorded. */
export function useCaptions({ isSpoken, isRecording, onWords }: Input): CaptionsChoice {
  const [support, setSupport] = useState<CaptionSupport>('none')
  const [isOn, setIsOn] = useState(false)
  const [interim, setInterim] = useState('')
  const hear = useRef(onWords)
  useEffect(() => {
    hear.current = onWords
  }, [onWords])

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
    if (!isRecording || !isOn || support === 'none') return
    return startCaptions(support, {
      onWords: (words) => hear.current(words),
      onInterim: setInterim,
      onStopped: () => setIsOn(false),
    })
  }, [isRecording, isOn, support])

  return { support, isOn, setIsOn, interim }
}
