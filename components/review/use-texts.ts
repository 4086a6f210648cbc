'use client'
// Nothing that is drawn hangs on it but a card that is away: remembering would cost more bytes than it saves.
'use no memo'

import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { askTexts } from '@/lib/review/ask-texts-browser'
import { awayIds } from '@/lib/review/card-texts'
import type { CardText, StudyCard } from '@/lib/review/study-card'

/** Where the texts are that the page came without. */
export type Texts = { hasFailed: boolean; ask: () => void }

/**
 * Brings the texts of the cards that came without. They are asked for as soon as the page stands, so that all of them
 * are there offline; where that failed, again with each card that comes on the desk, and when the connection is back.
 */
export function useTexts(
  ownerId: string | null,
  cards: StudyCard[],
  currentId: string | null,
  onTexts: (askedIds: string[], texts: CardText[]) => void,
): Texts {
  const [hasFailed, setHasFailed] = useState(false)
  const isAsking = useRef(false)

  async function ask() {
    const ids = awayIds(cards)
    if (ids.length === 0 || isAsking.current) return
    isAsking.current = true
    setHasFailed(false)
    const texts = await askTexts(ownerId, ids)
    isAsking.current = false
    if (texts) onTexts(ids, texts)
    else setHasFailed(true)
  }

  const askAgain = useEffectEvent(ask)
  useEffect(() => {
    if (currentId !== null) void askAgain()
  }, [currentId])
  useEffect(() => {
    const onOnline = () => void askAgain()
    addEventListener('online', onOnline)
    return () => removeEventListener('online', onOnline)
  }, [])

  return { hasFailed, ask: () => void ask() }
}
