'use client'

import type { DragEvent } from 'react'
import { questionAddress, type SetQuestion } from '@/lib/question-set/own-set'
import { SET_LIMITS, type SetEntry } from '@/lib/question-set/question-set'
import { DRAGGED } from './dragged'
import { MinutesInput } from './minutes-input'

type Props = {
  entry: SetEntry
  number: number
  /** Null for one that left the library. */
  question: SetQuestion | null
  isFirst: boolean
  isLast: boolean
  onMove: (direction: 'up' | 'down') => void
  onRemove: () => void
  onChange: (change: { isMustAsk?: boolean; minutes?: number | null }) => void
  onDrop: (event: DragEvent) => void
}

/** A question's row in the editor of its set. */
export function SetEntryRow({ entry, number, question, isFirst, isLast, onMove, onRemove, onChange, onDrop }: Props) {
  const { questionId, isMustAsk, minutes } = entry
  return (
    <li
      draggable
      onDragStart={({ dataTransfer }) => {
        dataTransfer.setData(DRAGGED, questionId)
        dataTransfer.effectAllowed = 'move'
      }}
      onDragOver={(event) => event.preventDefault()}
      onDrop={onDrop}
    >
      <span className="numbered__number" aria-hidden="true">
        {number}
      </span>
      {question ? (
        <a className="numbered__question plain read" href={questionAddress(question.slug)} draggable={false}>
          {question.text}
        </a>
      ) : (
        <span className="numbered__question quiet">This question has left the library.</span>
      )}
      <span className="set-row__tools">
        <label className="set-row__must">
          <input
            type="checkbox"
            checked={isMustAsk}
            onChange={({ currentTarget }) => onChange({ isMustAsk: currentTarget.checked })}
          />
          Must ask<span className="visually-hidden"> question {number}</span>
        </label>
        <span className="set-row__minutes">
          <MinutesInput
            label={`Minutes for question ${number}`}
            value={minutes}
            max={SET_LIMITS.entryMinutes}
            onLeave={(value) => onChange({ minutes: value })}
          />{' '}
          min
        </span>
        <button
          className="button button--quiet"
          type="button"
          disabled={isFirst}
          aria-label={`Move question ${number} up`}
          onClick={() => onMove('up')}
        >
          ↑
        </button>
        <button
          className="button button--quiet"
          type="button"
          disabled={isLast}
          aria-label={`Move question ${number} down`}
          onClick={() => onMove('down')}
        >
          ↓
        </button>
        <button
          className="button button--quiet"
          type="button"
          aria-label={`Take question ${number} out`}
          onClick={onRemove}
        >
          Take out
        </button>
      </span>
    </li>
  )
}
