'use client'

import { useEffect, useRef, useState } from 'react'
import { questionChunks } from '@/lib/question-set/document-chunks'
import type { OwnSetDocument } from '@/lib/question-set/question-set'
import { newId } from '@/lib/session/new-id-browser'
import { openOutbox } from '@/lib/session/outbox-browser'

/** Keeps a new set by the outbox, its own questions before it, and goes to its page once it is stored. */
export function useMakeSet(ownerId: string | null) {
  const [isBusy, setIsBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const sent = useRef({ setId: '', ids: new Set<string>() })

  useEffect(
    () =>
      openOutbox().onSettled(({ command, result }) => {
        const { setId, ids } = sent.current
        if (!ids.has(command.id)) return
        if (!result.ok) {
          // The first says why: what fails after it fails for want of it.
          setProblem((before) => before ?? result.error.message)
          setIsBusy(false)
        } else if (command.id === setId) location.assign(`/my/sets/${setId}`)
      }),
    [],
  )

  async function make(document: OwnSetDocument) {
    const { set, questions } = document
    const chunks = questionChunks(questions).map((chunk) => ({ id: newId(), chunk }))
    sent.current = { setId: set.id, ids: new Set([...chunks.map(({ id }) => id), set.id]) }
    setProblem(null)
    setIsBusy(true)
    const outbox = openOutbox()
    for (const { id, chunk } of chunks)
      await outbox.enqueue({ name: 'addOwnQuestions', payload: { questions: chunk }, id, ownerId })
    await outbox.enqueue({ name: 'createSet', payload: { set }, id: set.id, ownerId })
    await outbox.flush()
    if (!navigator.onLine)
      setProblem('You are offline. The set is kept in this browser, and is stored when the connection is back.')
  }

  return { make: (document: OwnSetDocument) => void make(document), isBusy, problem }
}
