'use client'

import { useEffect, useRef, useState } from 'react'
import { plural } from '@/components/ui/format'
import { askOpinion } from '@/lib/coach/ask-opinion-browser'
import type { SecondReading } from '@/lib/coach/editor-notes'
import type { OpinionEnd } from '@/lib/coach/opinion'

type Asking = {
  isAsking: boolean
  /** How it goes, or went, for a person; '' before anything was asked. */
  said: string
  ask: (text: string) => Promise<void>
  stop: () => void
}

/**
 * A second opinion while the page is open: asked for once, never by itself.
 * @param host where it comes from, for what is said of it
 * @param onRead gets its notes, all there are, each time there is one more
 */
export function useOpinion(questionId: string, host: string, onRead: (reading: SecondReading) => void): Asking {
  const running = useRef<AbortController | null>(null)
  const [isAsking, setIsAsking] = useState(false)
  const [said, setSaid] = useState('')

  useEffect(() => () => running.current?.abort(), [])

  async function ask(text: string) {
    running.current?.abort()
    const own = new AbortController()
    running.current = own
    setIsAsking(true)
    setSaid(`Sent to ${host}. It is being read …`)
    onRead({ text, notes: [] })
    let notes: SecondReading['notes'] = []
    for await (const line of askOpinion({ questionId, text }, own.signal)) {
      if ('note' in line) {
        notes = [...notes, line.note]
        onRead({ text, notes })
      } else setSaid(endWords(notes.length, line.end))
    }
    if (running.current === own) setIsAsking(false)
  }

  function stop() {
    running.current?.abort()
    setSaid('Stopped. What it said so far stands.')
  }

  return { isAsking, said, ask, stop }
}

function endWords(count: number, { problem, dropped }: OpinionEnd): string {
  const left = dropped > 0 ? ` ${plural(dropped, 'note')} left out: not to be held against your words.` : ''
  if (count > 0 && problem !== null) return `${problem} What came before stands.${left}`
  if (count > 0) return `${plural(count, 'note')} from a second reader.${left}`
  return `${problem ?? 'It gave no note that can be held against your words.'} The coach’s own notes stand.`
}
