'use client'

import { useEffect, useRef, useState } from 'react'
import { questionChunks } from '@/lib/question-set/document-chunks'
import type { OwnSetDocument } from '@/lib/question-set/question-set'
import { openOutbox } from '@/lib/session/outbox-browser'

/** Keeps a new set by the outbox, its own questions before it, and goes to its page once it is stored. */
export function useMakeSet(ownerId: string | null) {
  const [busyWith, setBusyWith] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const wanted = useRef<string | null>(null)

  useEffect(
    () =>
      openOutbox().onSettled(({ command, result }) => {
        if (wanted.current === null || !isOf(command, wanted.current)) return
        if (!result.ok) {
          setProblem(result.error.message)
          setBusyWith(null)
        } else if (command.name === 'createSet') location.assign(`/my/sets/${wanted.current}`)
      }),
    [],
  )

  async function make(document: OwnSetDocument) {
    const { set } = document
    wanted.current = set.id
    setProblem(null)
    setBusyWith(set.id)
    const outbox = openOutbox()
    for (const questions of questionChunks(document))
      await outbox.enqueue({ name: 'addOwnQuestions', payload: { questions }, ownerId })
    await outbox.enqueue({ name: 'createSet', payload: { set }, id: set.id, ownerId })
    await outbox.flush()
    if (!navigator.onLine)
      setProblem('You are offline. The set is kept in this browser, and is stored when the connection is back.')
  }

  return { make: (document: OwnSetDocument) => void make(document), isBusy: busyWith !== null, problem }
}

function isOf({ name, id }: { name: string; id: string }, setId: string): boolean {
  return name === 'addOwnQuestions' || (name === 'createSet' && id === setId)
}
