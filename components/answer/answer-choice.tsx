'use client'

import { useState } from 'react'
import { MAX_LABEL_CHARACTERS } from '@/lib/answer/answer'
import type { EditorFoot } from '@/lib/answer/editor-page'
import { openOutbox } from '@/lib/session/outbox-browser'

type Props = {
  slug: string
  ownerId: string | null
  foot: EditorFoot
  openId: string
  onUndo: (undo: { said: string; undo: () => void }) => void
}

/** Several answers to one question: which one is open, whom it is for, which is the default, and the way to another. */
export function AnswerChoice({ slug, ownerId, foot, openId, onUndo }: Props) {
  const { answers, deleted, open } = foot
  const address = `/answers/${slug}`
  const [label, setLabel] = useState(open?.label ?? '')
  const [madeDefault, setMadeDefault] = useState(false)
  const isDefault = madeDefault || (open?.isDefault ?? answers.length === 0)
  const [isDeleted, setIsDeleted] = useState(false)

  function change(answerId: string, payload: Record<string, unknown>) {
    return openOutbox().enqueue({ name: 'changeAnswer', payload: { answerId, ...payload }, ownerId })
  }

  function remove(value: boolean) {
    setIsDeleted(value)
    void change(openId, { isDeleted: value })
  }

  return (
    <details className="answer-choice">
      <summary>{isDeleted ? 'Deleted' : label ? `For ${label}` : 'For anybody'}</summary>
      <div className="overlay answer-choice__sheet">
        <label className="field">
          <span className="field__label">Whom this answer is for</span>
          <input
            className="input"
            value={label}
            maxLength={MAX_LABEL_CHARACTERS}
            onChange={(event) => setLabel(event.target.value)}
            onBlur={() => label !== (open?.label ?? '') && void change(openId, { label })}
          />
          <span className="field__help">A company, a role; empty for anybody.</span>
        </label>
        <ul>
          {answers
            .filter(({ id }) => id !== openId)
            .map((other) => (
              <li key={other.id}>
                <a href={`${address}?answer=${other.id}`}>{other.label ? `For ${other.label}` : 'For anybody'}</a>
                {other.isDefault && ' (shown when you study)'}
              </li>
            ))}
          {deleted.map((other) => (
            <li key={other.id}>
              <span className="quiet">{other.text.slice(0, 40) || 'Empty'}</span>{' '}
              <button
                className="button button--quiet"
                type="button"
                onClick={() => void restore(change, other.id, address)}
              >
                Restore
              </button>
            </li>
          ))}
        </ul>
        <p className="buttons">
          {open && !isDefault && (
            <button
              className="button"
              type="button"
              onClick={() => {
                setMadeDefault(true)
                void change(openId, { isDefault: true })
              }}
            >
              Show this one when I study
            </button>
          )}
          <a className="button" href={`${address}?answer=new`}>
            Another answer
          </a>
          {open && !isDeleted && (
            <button
              className="button button--delete"
              type="button"
              onClick={() => {
                remove(true)
                onUndo({ said: 'Answer deleted', undo: () => remove(false) })
              }}
            >
              Delete
            </button>
          )}
        </p>
      </div>
    </details>
  )
}

async function restore(
  change: (id: string, payload: Record<string, unknown>) => Promise<unknown>,
  answerId: string,
  address: string,
): Promise<void> {
  await change(answerId, { isDeleted: false })
  await openOutbox().flush()
  location.assign(`${address}?answer=${answerId}`)
}
