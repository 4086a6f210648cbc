'use client'

import { useEffect, useRef, useState } from 'react'
import { plural } from '@/components/ui/format'
import { askOpinion } from '@/lib/coach/ask-opinion-browser'
import type { SecondReading } from '@/lib/coach/editor-notes'
import type { AskedOpinion, OpinionEnd } from '@/lib/coach/opinion'

type Asking = {
  isAsking: boolean
  /** How it goes, or went, for a person; '' before anything was asked. */
  said: string
  ask: (asked: AskedOpinion) => Promise<void>
  stop: () => void
  /** Says why nothing is asked. */
  refuse: (why: string) => void
}

/**
 * A second opinion while the page is open: asked for once, never by itself. What was said before stands until there is
 * something new.
 * @param onRead gets the notes, all there are, each time there is one more
 */
export function useOpinion(onRead: (reading: SecondReading) => void): Asking {
  const running = useRef<AbortController | null>(null)
  const [isAsking, setIsAsking] = useState(false)
  const [said, setSaid] = useState('')

  useEffect(() => () => running.current?.abort(), [])

  async function ask(asked: AskedOpinion) {
    running.current?.abort()
    const own = new AbortController()
    running.current = own
    setIsAsking(true)
    setSaid(`Asking ${asked.reader.host} …`)
    let notes: SecondReading['notes'] = []
    for await (const line of askOpinion(asked, own.signal)) {
      if ('note' in line) {
        notes = [...notes, line.note]
        onRead({ text: asked.text, notes })
      } else setSaid(endWords(notes.length, line.end))
    }
    if (running.current === own) setIsAsking(false)
  }

  function stop() {
    running.current?.abort()
    setSaid('Stopped. What was said so far stands.')
  }

  return { isAsking, said, ask, stop, refuse: setSaid }
}

function endWords(count: number, { problem, dropped }: OpinionEnd): string {
  const left = dropped > 0 ? ` ${plural(dropped, 'note')} left out: not to be held against your words.` : ''
  if (count > 0 && problem !== null) return `${problem} What came before stands.${left}`
  if (count > 0) return `${plural(count, 'note')} from a second reader.${left}`
  return `${problem ?? 'It gave no note that can be held against your words.'} The coach’s own notes stand.`
}
