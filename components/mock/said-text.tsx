'use client'

import { useId, useRef, useState } from 'react'
import { findFillers } from '@/lib/mock/delivery'
import { MAX_MOCK_TEXT_CHARACTERS } from '@/lib/mock/mock'

/** A pause in the typing, after which the words are kept. */
const PAUSE_MS = 600

type Props = { text: string; isSpoken: boolean; onCorrect: (text: string) => void }

/** What was said or written; of what was spoken the fillers are marked, and the words can be put right. */
export function SaidText({ text, isSpoken, onCorrect }: Props) {
  const [isOpen, setIsOpen] = useState(false)
  const [typed, setTyped] = useState(text)
  const id = useId()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const put = (words: string) => {
    clearTimeout(timer.current)
    if (words !== text) onCorrect(words)
  }
  if (!isSpoken) return <p className="draft">{text || 'No answer.'}</p>
  if (!isOpen) {
    return (
      <>
        <p className="draft">{text ? <Marked text={text} /> : 'Nothing is written down.'}</p>
        <p>
          <button
            className="button button--quiet"
            type="button"
            onClick={() => {
              setTyped(text)
              setIsOpen(true)
            }}
          >
            {text ? 'Put the words right' : 'Write down what you said'}
          </button>
        </p>
      </>
    )
  }
  return (
    <div className="said-words">
      <label htmlFor={id}>What you said</label>
      <textarea
        className="writing ruled"
        id={id}
        maxLength={MAX_MOCK_TEXT_CHARACTERS}
        value={typed}
        onChange={(event) => {
          const words = event.target.value
          setTyped(words)
          clearTimeout(timer.current)
          timer.current = setTimeout(() => put(words), PAUSE_MS)
        }}
        onBlur={(event) => put(event.target.value)}
      />
      <p>
        <button
          className="button"
          type="button"
          onClick={() => {
            put(typed)
            setIsOpen(false)
          }}
        >
          Done
        </button>
      </p>
    </div>
  )
}

function Marked({ text }: { text: string }) {
  const fillers = findFillers(text)
  if (fillers.length === 0) return text
  return (
    <>
      {fillers.map(({ from, to }, index) => (
        <span key={from}>
          {text.slice(index === 0 ? 0 : fillers[index - 1]?.to, from)}
          <mark className="filler">{text.slice(from, to)}</mark>
        </span>
      ))}
      {text.slice(fillers.at(-1)?.to)}
    </>
  )
}
