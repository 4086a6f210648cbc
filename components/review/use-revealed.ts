'use client'

import { useEffect, useState } from 'react'
import type { CardQuestion } from '@/lib/review/study-card'

/** What stands behind a question: at once for most, asked for where it came sealed. */
export type Behind = { state: 'ready' | 'asked' | 'failed'; question: CardQuestion; retry: () => void }

/** A card's question as it is revealed. Of practice by a link nothing of it was there before. */
export function useRevealed(question: CardQuestion): Behind {
  const [opened, setOpened] = useState<CardQuestion | null>(null)
  const [tries, setTries] = useState(0)
  const [failedTry, setFailedTry] = useState(-1)
  const { id, isSealed } = question

  useEffect(() => {
    if (!isSealed) return
    let isCurrent = true
    fetch(`/api/me/question?${new URLSearchParams({ id })}`)
      .then(async (response) => {
        if (!response.ok) throw new Error(response.statusText)
        const behind: Pick<CardQuestion, 'keyPoints' | 'guidanceHtml' | 'exampleAnswerHtml'> = await response.json()
        if (isCurrent) setOpened({ ...question, ...behind })
      })
      .catch(() => {
        if (isCurrent) setFailedTry(tries)
      })
    return () => {
      isCurrent = false
    }
  }, [id, isSealed, question, tries])

  const retry = () => setTries((before) => before + 1)
  if (!isSealed) return { state: 'ready', question, retry }
  if (opened) return { state: 'ready', question: opened, retry }
  return { state: failedTry === tries ? 'failed' : 'asked', question, retry }
}
