'use client'

import { useEffect, useRef, useState } from 'react'
import { questionChunks } from '@/lib/question-set/document-chunks'
import { applyEdit, type SetEdit } from '@/lib/question-set/edit-set'
import type { SetContents } from '@/lib/question-set/own-set'
import type { OwnSetPage } from '@/lib/question-set/own-set-queries'
import { newId } from '@/lib/session/new-id-browser'
import { type OutboxStatus, openOutbox } from '@/lib/session/outbox-browser'

type Pending = { id: string; edit: SetEdit }

/**
 * A set while it is edited: what the server has, with the steps that wait in this browser laid over it. Each answer
 * brings the set as it stands there, another tab's steps included.
 */
export function useSetEditor({ set, ownerId, isGuest }: Pick<OwnSetPage, 'set' | 'ownerId' | 'isGuest'>) {
  const [base, setBase] = useState<SetContents>(set)
  const [pending, setPending] = useState<readonly Pending[]>([])
  const [status, setStatus] = useState<OutboxStatus | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const known = useRef(new Set<string>())

  useEffect(() => {
    const outbox = openOutbox()
    const stopStatus = outbox.subscribe(setStatus)
    const stopSettled = outbox.onSettled(({ command, result }) => {
      const isQuestions = command.name === 'addOwnQuestions' && known.current.has(command.id)
      if (!isQuestions && (command.name !== 'editSet' || command.payload.setId !== set.id)) return
      setPending((before) => before.filter(({ id }) => id !== command.id))
      // The first says why: what fails after it fails for want of it.
      if (!result.ok) return setProblem((before) => before ?? result.error.message)
      if (isQuestions) return
      const { value } = result
      // The server's own word, of this version: no other tab may send anything else over this channel.
      if (typeof value === 'object' && value !== null && 'set' in value) setBase(value.set as SetContents)
    })
    void outbox.listPending({ ownerId, isGuest }).then((commands) => {
      const own = commands.filter(({ name, payload }) => name === 'editSet' && payload.setId === set.id)
      const waiting = own.filter(({ id }) => !known.current.has(id))
      setPending((before) => [...waiting.map(({ id, payload }) => ({ id, edit: payload.edit as SetEdit })), ...before])
    })
    void outbox.flush()
    return () => {
      stopStatus()
      stopSettled()
    }
  }, [set.id, ownerId, isGuest])

  function send(...edits: SetEdit[]) {
    setProblem(null)
    for (const edit of edits) {
      const id = newId()
      known.current.add(id)
      setPending((before) => [...before, { id, edit }])
      void openOutbox().enqueue({ name: 'editSet', payload: { setId: set.id, edit }, id, ownerId })
    }
  }

  /** Keeps questions of one's own, before the steps that name them. */
  function keepQuestions(questions: readonly { id: string; text: string }[]) {
    for (const chunk of questionChunks(questions)) {
      const id = newId()
      known.current.add(id)
      void openOutbox().enqueue({ name: 'addOwnQuestions', payload: { questions: chunk }, id, ownerId })
    }
  }

  const shown = pending.reduce((result, { edit }) => {
    const outcome = applyEdit(result, edit)
    return outcome.kind === 'done' ? outcome.set : result
  }, base)
  return { shown, send, keepQuestions, problem, isSaving: pending.length > 0, status }
}
