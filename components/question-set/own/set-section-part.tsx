'use client'

import { type DragEvent, useState } from 'react'
import type { SetEdit } from '@/lib/question-set/edit-set'
import type { SetQuestion, SetSection } from '@/lib/question-set/own-set'
import { SET_LIMITS } from '@/lib/question-set/question-set'
import { DRAGGED } from './dragged'
import { SetEntryRow } from './set-entry-row'

type Props = {
  section: SetSection
  index: number
  sections: readonly SetSection[]
  /** The number of its first question. */
  start: number
  questions: Record<string, SetQuestion>
  send: (edit: SetEdit) => void
  onRemove: (questionId: string) => void
  onRemoveSection: () => void
}

/** A section: its heading, and its questions, each of which can be dropped onto. */
export function SetSectionPart(props: Props) {
  const { section, index, sections, start, questions, send, onRemove, onRemoveSection } = props
  const [isTarget, setIsTarget] = useState(false)
  const { id, title, entries } = section
  const name = title || `section ${index + 1}`

  function drop(event: DragEvent, beforeId: string | null) {
    const questionId = event.dataTransfer.getData(DRAGGED)
    setIsTarget(false)
    if (!questionId) return
    event.preventDefault()
    event.stopPropagation()
    send({ type: 'move', questionId, sectionId: id, beforeId })
  }

  /** Over a section's border to the near end of the one beyond. */
  function move(place: number, direction: 'up' | 'down') {
    const questionId = entries[place]?.questionId
    if (questionId === undefined) return
    const isAtEnd = direction === 'up' ? place === 0 : place === entries.length - 1
    const beyond = sections[direction === 'up' ? index - 1 : index + 1]
    if (isAtEnd && beyond) {
      const beforeId = direction === 'up' ? null : (beyond.entries[0]?.questionId ?? null)
      send({ type: 'move', questionId, sectionId: beyond.id, beforeId })
    } else if (!isAtEnd) {
      const beforeId = entries[direction === 'up' ? place - 1 : place + 2]?.questionId ?? null
      send({ type: 'move', questionId, sectionId: id, beforeId })
    }
  }

  return (
    <section
      className="topic"
      aria-label={name}
      data-drop={isTarget || undefined}
      onDragOver={(event) => {
        event.preventDefault()
        setIsTarget(true)
      }}
      onDragLeave={() => setIsTarget(false)}
      onDrop={(event) => drop(event, null)}
    >
      {(title !== '' || sections.length > 1) && (
        <div className="set-section__head">
          <input
            className="input"
            aria-label={`Heading of ${name}`}
            key={title}
            defaultValue={title}
            maxLength={SET_LIMITS.titleCharacters}
            onBlur={({ currentTarget: { value } }) => {
              if (value.trim() !== title)
                send({ type: 'renameSection', sectionId: id, was: title, title: value.trim() })
            }}
          />
          <button
            className="button button--quiet"
            type="button"
            disabled={index === 0}
            aria-label={`Move ${name} up`}
            onClick={() =>
              send({ type: 'moveSection', sectionId: id, beforeSectionId: sections[index - 1]?.id ?? null })
            }
          >
            ↑
          </button>
          <button
            className="button button--quiet"
            type="button"
            disabled={index === sections.length - 1}
            aria-label={`Move ${name} down`}
            onClick={() =>
              send({ type: 'moveSection', sectionId: id, beforeSectionId: sections[index + 2]?.id ?? null })
            }
          >
            ↓
          </button>
          <button className="button button--quiet" type="button" onClick={onRemoveSection}>
            Remove<span className="visually-hidden"> the heading {name}</span>
          </button>
        </div>
      )}
      <ol className="numbered set-rows" start={start}>
        {entries.map((entry, place) => (
          <SetEntryRow
            key={entry.questionId}
            entry={entry}
            number={start + place}
            question={questions[entry.questionId] ?? null}
            isFirst={index === 0 && place === 0}
            isLast={index === sections.length - 1 && place === entries.length - 1}
            onMove={(direction) => move(place, direction)}
            onRemove={() => onRemove(entry.questionId)}
            onChange={(change) => send({ type: 'entry', questionId: entry.questionId, ...change })}
            onDrop={(event) => drop(event, entry.questionId)}
          />
        ))}
      </ol>
      {entries.length === 0 && <p className="quiet">No question here yet.</p>}
    </section>
  )
}
