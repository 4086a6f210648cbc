'use client'

import { useEffect, useMemo, useSyncExternalStore } from 'react'
import type { TakeFigures, TurnId } from '@/lib/mock/mock'
import { createRecorder, type Recorder, type RecorderState } from '@/lib/mock/recorder-browser'

type Input = {
  mockId: string
  ownerId: string
  onFigures: (turn: TurnId, takeId: string, figures: Omit<TakeFigures, 'isCaptioned'>) => void
}

/** The microphone of a mock, and how it stands. It is let go of when the page goes. */
export function useRecorder({ mockId, ownerId, onFigures }: Input): { recorder: Recorder; state: RecorderState } {
  const recorder = useMemo(() => createRecorder({ mockId, ownerId, onFigures }), [mockId, ownerId, onFigures])
  const state = useSyncExternalStore(recorder.subscribe, recorder.state, recorder.state)
  useEffect(() => () => void recorder.close(), [recorder])
  return { recorder, state }
}
