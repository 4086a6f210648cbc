'use client'

import { useEffect, useRef, useState } from 'react'
import { SaveStatus } from '@/components/review/save-status'
import { useOutbox } from '@/components/review/use-outbox'
import { capitalised, QUESTION_KINDS, QUESTION_LEVELS } from '@/lib/question/question'
import type { OwnQuestionPage } from '@/lib/question-set/own-set-queries'
import { keyPointsOfText, linesOfText, textOfKeyPoints } from '@/lib/question-set/question-fields'
import { type OwnQuestion, onOneLine, SET_LIMITS } from '@/lib/question-set/question-set'
import { DeleteQuestion } from './delete-question'

type Field = Exclude<keyof OwnQuestion, 'id' | 'topics'>

/** All fields of a question of one's own, each saved when one leaves it. Only the question itself must be there. */
export function QuestionEditor({ page: { question, ownerId, sets } }: { page: OwnQuestionPage }) {
  const outbox = useOutbox(ownerId)
  const [saved, setSaved] = useState(question)
  const area = useRef<HTMLDivElement>(null)

  // Whoever closes the tab in the middle of a field has left it.
  useEffect(() => {
    const leave = () => {
      if (document.visibilityState === 'hidden' && area.current?.contains(document.activeElement))
        (document.activeElement as HTMLElement).blur()
    }
    document.addEventListener('visibilitychange', leave)
    return () => document.removeEventListener('visibilitychange', leave)
  }, [])

  function save<Name extends Field>(field: Name, value: OwnQuestion[Name]) {
    if (JSON.stringify(saved[field]) === JSON.stringify(value)) return
    outbox.send('changeOwnQuestion', {
      questionId: question.id,
      changes: { [field]: { was: saved[field], value } },
    })
    setSaved((before) => ({ ...before, [field]: value }))
  }

  const long = (field: 'guidance' | 'exampleAnswer' | 'notes', label: string, help: string) => (
    <LongField
      name={field}
      label={label}
      help={help}
      value={saved[field]}
      max={SET_LIMITS.textCharacters}
      onLeave={(text) => save(field, text)}
    />
  )
  const lines = (field: 'followUps' | 'listenFor', label: string, help: string) => (
    <LongField
      name={field}
      label={label}
      help={help}
      value={saved[field].join('\n')}
      max={SET_LIMITS.textCharacters}
      onLeave={(text) => save(field, linesOfText(text))}
    />
  )

  return (
    <div className="card set-sheet question-editor" ref={area}>
      <div className="set-sheet__bar">
        <p className="set-sheet__facts">Private to you, until you share a set that it stands in.</p>
        <SaveStatus status={outbox.status} />
      </div>
      <hr className="head-rule" />
      {outbox.problem && (
        <p className="error-summary" role="alert">
          {outbox.problem} What you typed is still here: reload to see what stands now.
        </p>
      )}
      <div className="topic question-editor__fields">
        <LongField
          name="text"
          label="Question"
          help="One line. The only field that must be filled."
          value={saved.text}
          max={SET_LIMITS.questionCharacters}
          rows={2}
          onLeave={(text) => {
            if (onOneLine(text) !== '') save('text', onOneLine(text))
          }}
        />
        <div className="question-editor__choices">
          <Choice label="Kind" value={saved.kind} values={QUESTION_KINDS} onChoose={(kind) => save('kind', kind)} />
          <Choice
            label="Level"
            value={saved.level}
            values={QUESTION_LEVELS}
            onChoose={(level) => save('level', level)}
          />
          <Choice
            label="Time to answer"
            value={String(saved.timeLimitSeconds)}
            values={timesWith(saved.timeLimitSeconds)}
            nameOf={(seconds) => `${Number(seconds) / 60} min`}
            onChoose={(seconds) => save('timeLimitSeconds', Number(seconds))}
          />
        </div>
        <LongField
          name="keyPoints"
          label="Key points"
          help="One a line: what a good answer names. A line that begins with two spaces says more of the one above."
          value={textOfKeyPoints(saved.keyPoints)}
          max={SET_LIMITS.textCharacters}
          onLeave={(text) => save('keyPoints', keyPointsOfText(text, saved.keyPoints))}
        />
        {long('guidance', 'Guidance', 'How to go about it. Markdown.')}
        {long('exampleAnswer', 'Example answer', 'As somebody would say it aloud. Markdown.')}
        {lines('followUps', 'Follow-up questions', 'One a line.')}
        {lines('listenFor', 'Listen for', 'One a line, for the interviewer alone: never shown to a candidate.')}
        {long('notes', 'Notes', 'For you alone.')}
      </div>
      {sets.length === 0 && (
        <p className="topic buttons">
          <DeleteQuestion questionId={question.id} ownerId={ownerId} />
        </p>
      )}
    </div>
  )
}

type LongProps = {
  name: string
  label: string
  help: string
  value: string
  max: number
  rows?: number
  onLeave: (text: string) => void
}

function LongField({ name, label, help, value, max, rows = 4, onLeave }: LongProps) {
  return (
    <div className="field">
      <label className="field__label" htmlFor={`own-${name}`}>
        {label}
      </label>
      <p className="field__help" id={`own-${name}-help`}>
        {help}
      </p>
      <textarea
        className="input"
        id={`own-${name}`}
        aria-describedby={`own-${name}-help`}
        rows={rows}
        maxLength={max}
        key={value}
        defaultValue={value}
        onBlur={({ currentTarget }) => onLeave(currentTarget.value)}
      />
    </div>
  )
}

type ChoiceProps<Value extends string> = {
  label: string
  value: Value
  values: readonly Value[]
  nameOf?: (value: string) => string
  onChoose: (value: Value) => void
}

function Choice<Value extends string>(props: ChoiceProps<Value>) {
  const { label, value, values, nameOf = capitalised, onChoose } = props
  return (
    <label className="field">
      <span className="field__label">{label}</span>
      <select
        className="input"
        value={value}
        onChange={({ currentTarget }) => {
          const chosen = values.find((each) => each === currentTarget.value)
          if (chosen) onChoose(chosen)
        }}
      >
        {values.map((each) => (
          <option key={each} value={each}>
            {nameOf(each)}
          </option>
        ))}
      </select>
    </label>
  )
}

function timesWith(seconds: number): string[] {
  return [...new Set([60, 90, 120, 150, 180, 240, 300, seconds])].sort((a, b) => a - b).map(String)
}
