'use client'

import { useEffect, useRef, useState } from 'react'
import { topicName } from '@/lib/question/question'
import type { SetQuestion } from '@/lib/question-set/own-set'
import { type OwnSetDocument, onOneLine, SET_LIMITS } from '@/lib/question-set/question-set'
import { newId } from '@/lib/session/new-id-browser'
import { ownRow } from './own-row'
import { PasteQuestions } from './paste-questions'

type Props = {
  inSet: ReadonlySet<string>
  onAdd: (questions: SetQuestion[]) => void
  /** Keeps a question of one's own, which is added then. */
  onWrite: (question: { id: string; text: string }) => void
  onPaste: (document: OwnSetDocument) => void
}

type Found = { library: SetQuestion[]; own: { id: string; text: string }[]; total: number }

const PAUSE_MS = 250

/** Adds to a set: many at a time from the library and what is one's own, or one that is written here. */
export function AddQuestions({ inSet, onAdd, onWrite, onPaste }: Props) {
  const [query, setQuery] = useState('')
  const [found, setFound] = useState<Found | null>(null)
  const [isBroken, setIsBroken] = useState(false)
  const [ticked, setTicked] = useState<ReadonlyMap<string, SetQuestion>>(new Map())
  const latest = useRef(0)

  useEffect(() => {
    const turn = ++latest.current
    const timer = setTimeout(async () => {
      try {
        const response = await fetch(`/api/me/search?${new URLSearchParams({ q: query })}`)
        if (!response.ok) throw new Error(response.statusText)
        const body: Found = await response.json()
        if (turn !== latest.current) return
        setFound(body)
        setIsBroken(false)
      } catch {
        if (turn === latest.current) setIsBroken(true)
      }
    }, PAUSE_MS)
    return () => clearTimeout(timer)
  }, [query])

  const rows = found
    ? [...found.own.map(({ id, text }) => ownRow({ id, text })), ...found.library].filter(({ id }) => !inSet.has(id))
    : []
  const toggle = (question: SetQuestion) =>
    setTicked((before) => {
      const next = new Map(before)
      if (!next.delete(question.id)) next.set(question.id, question)
      return next
    })

  return (
    <section className="topic add-questions" aria-labelledby="add-questions">
      <h2 id="add-questions">Add questions</h2>
      <WriteQuestion
        onWrite={(question) => {
          onWrite(question)
          onAdd([ownRow(question)])
        }}
      />
      <PasteQuestions standing={inSet.size} onPaste={onPaste} />
      <div className="field">
        <label className="field__label" htmlFor="add-search">
          Search the library and your own
        </label>
        <input
          className="input"
          id="add-search"
          type="search"
          value={query}
          onChange={({ currentTarget }) => setQuery(currentTarget.value)}
        />
      </div>
      {isBroken && <p role="alert">The library can’t be searched right now. Check the connection and type on.</p>}
      {found && rows.length === 0 && <p className="quiet">Nothing else says that.</p>}
      <ul className="add-questions__found">
        {rows.map((question) => (
          <li key={question.id}>
            <label className="tick">
              <input type="checkbox" checked={ticked.has(question.id)} onChange={() => toggle(question)} />
              <span>
                <span className="read">{question.text}</span>{' '}
                <span className="quiet">{question.isOwn ? 'My own' : topicName(question.topic)}</span>
              </span>
            </label>
          </li>
        ))}
      </ul>
      <p className="buttons add-questions__do">
        <button
          className="button button--primary"
          type="button"
          disabled={ticked.size === 0}
          onClick={() => {
            onAdd([...ticked.values()].filter(({ id }) => !inSet.has(id)))
            setTicked(new Map())
          }}
        >
          {ticked.size === 0 ? 'Add what is ticked' : `Add ${ticked.size} to the set`}
        </button>
      </p>
    </section>
  )
}

/** A question of one's own by its words alone; the rest can be written on its page. */
function WriteQuestion({ onWrite }: { onWrite: (question: { id: string; text: string }) => void }) {
  const [text, setText] = useState('')
  function write() {
    const line = onOneLine(text)
    if (line === '') return
    onWrite({ id: newId(), text: line })
    setText('')
  }
  return (
    <form
      className="field"
      onSubmit={(event) => {
        event.preventDefault()
        write()
      }}
    >
      <label className="field__label" htmlFor="write-question">
        Write a question of your own
      </label>
      <span className="add-questions__write">
        <input
          className="input"
          id="write-question"
          value={text}
          maxLength={SET_LIMITS.questionCharacters}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
        />
        <button className="button" type="submit">
          Add it
        </button>
      </span>
    </form>
  )
}
