'use client'

import { useState } from 'react'
import { isSecondKey, type Replies } from '@/lib/coach/editor-notes'
import type { PageOwner } from '@/lib/session/command'
import { newId } from '@/lib/session/new-id-browser'
import { openOutbox } from '@/lib/session/outbox-browser'
import { keepOwn, readOwn } from '@/lib/session/own-storage-browser'

type Input = {
  owner: PageOwner
  questionId: string
  answerId: string
  /** What was vouched for, as it is stored. */
  stored: readonly string[]
  /** Sends what is typed, so that the answer is there before it is vouched for. */
  saveNow: () => void
}

/**
 * What its writer says to the notes on an answer. Which are done is kept in this browser; what they vouch for is
 * believed, and stored with the answer.
 */
export function useReplies({ owner, questionId, answerId, stored, saveNow }: Input): Replies & {
  toggleDone: (key: string) => void
  claim: (keyPointId: string, isClaimed: boolean) => void
} {
  const name = `coach-done:${questionId}`
  const [done, setDone] = useState<ReadonlySet<string>>(() => new Set())
  const [isRead, setIsRead] = useState(false)
  const [claimed, setClaimed] = useState<ReadonlySet<string>>(() => new Set(stored))

  // Of this browser: not there yet while the server writes the page.
  if (!isRead && typeof window !== 'undefined') {
    setIsRead(true)
    const kept = readOwn(owner, name)
    if (kept !== null) setDone(new Set(kept.split('\n')))
  }

  function toggleDone(key: string) {
    const next = new Set(done)
    if (!next.delete(key)) next.add(key)
    setDone(next)
    keepOwn(owner, name, [...next].filter((one) => !isSecondKey(one)).join('\n'))
  }

  function claim(keyPointId: string, isClaimed: boolean) {
    const next = new Set(claimed)
    if (isClaimed) next.add(keyPointId)
    else next.delete(keyPointId)
    setClaimed(next)
    saveNow()
    const payload = { answerId, keyPointId, isClaimed }
    void openOutbox().enqueue({ name: 'claimPoint', payload, id: newId(), ownerId: owner.ownerId })
  }

  return { done, claimed, toggleDone, claim }
}
