'use client'

import { useEffect, useRef, useState } from 'react'
import type { SecondReading } from '@/lib/coach/editor-notes'
import { TOO_SHORT } from '@/lib/coach/gates'
import { type AskedOpinion, isTooShort, type OpinionReader, opinionMessages } from '@/lib/coach/opinion'
import type { QuestionView } from '@/lib/question/question-views'
import type { PageOwner } from '@/lib/session/command'
import { forgetOwn, keepOwn, readOwn } from '@/lib/session/own-storage-browser'
import { useOpinion } from './use-opinion'

type Props = {
  reader: OpinionReader
  owner: PageOwner
  question: QuestionView
  text: string
  /** Whether there is a text to ask about at all, as in a conflict there isn't. */
  isOpen: boolean
  onRead: (reading: SecondReading) => void
}

/** Under this name stands whom one sends to without being asked: another host or model is asked about anew. */
const ALWAYS = 'opinion-always'

/**
 * Asks another reader, a language model that whoever runs this has chosen. What is sent is shown first, until its
 * writer says that it need not be.
 */
export default function SecondOpinion({ reader, owner, question, text, isOpen, onRead }: Props) {
  const { host, model } = reader
  const whom = `${host} ${model}`
  const dialog = useRef<HTMLDialogElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const { isAsking, said, ask, stop, refuse } = useOpinion(onRead)
  const [isAlways, setIsAlways] = useState(false)
  const [isTicked, setIsTicked] = useState(false)
  /** What is shown, and sent as it stands: what is written meanwhile isn't. */
  const [shown, setShown] = useState<AskedOpinion | null>(null)

  // Of this browser: the server, which writes the page, doesn't know it.
  useEffect(() => setIsAlways(isAlwaysKept(owner, whom)), [owner, whom])

  function begin() {
    if (isTooShort(text)) return refuse(TOO_SHORT)
    // In another tab they may have thought better of it.
    const isStillAlways = isAlwaysKept(owner, whom)
    setIsAlways(isStillAlways)
    const asked = { questionId: question.id, text, reader, messages: opinionMessages(question, text) }
    if (isStillAlways) return void ask(asked)
    setShown(asked)
    setIsTicked(false)
    dialog.current?.showModal()
  }

  function agree() {
    if (shown === null) return
    if (isTicked) {
      keepOwn(owner, ALWAYS, whom)
      setIsAlways(true)
    }
    void ask(shown)
    dialog.current?.close()
  }

  return (
    <section className="second-opinion" aria-label="Second opinion">
      <p>
        <button
          className="button button--quiet"
          type="button"
          ref={button}
          disabled={!isAsking && (!isOpen || text.trim() === '')}
          onClick={(event) => {
            // The second of two clicks was meant for what stood there before.
            if (event.detail > 1) return
            if (isAsking) stop()
            else begin()
          }}
        >
          {isAsking ? 'Stop' : 'Ask for a second opinion'}
        </button>
        {isAlways && !isAsking && (
          <button
            className="second-opinion__again"
            type="button"
            onClick={() => {
              forgetOwn(owner, ALWAYS)
              setIsAlways(false)
              button.current?.focus()
            }}
          >
            Show me first again
          </button>
        )}
      </p>
      <p className="second-opinion__said" role="status">
        {said}
      </p>
      <dialog className="overlay consent" ref={dialog} aria-labelledby="consent-heading" onClose={() => setShown(null)}>
        <h2 id="consent-heading">This leaves Callback</h2>
        <p>
          Your answer, the question and its key points go to <b>{host}</b>, for the model <b>{model}</b>. Whoever runs
          this Callback chose them; what is kept there is not ours to say. Your name, your address and your other
          answers aren’t in it. All that is sent:
        </p>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no mouse scrolls it by keys */}
        <section className="consent__sent" tabIndex={0} aria-label="All that is sent">
          <pre>{shown?.messages.user}</pre>
          <p className="quiet">And how it is to be read:</p>
          <pre>{shown?.messages.system}</pre>
        </section>
        {owner.ownerId !== null && (
          <label className="tick">
            <input type="checkbox" checked={isTicked} onChange={(event) => setIsTicked(event.target.checked)} />
            <span>From now on send without asking, in this browser</span>
          </label>
        )}
        <p className="buttons">
          <button className="button button--primary" type="button" onClick={agree}>
            Send it
          </button>
          <button className="button" type="button" onClick={() => dialog.current?.close()}>
            Don’t send
          </button>
        </p>
      </dialog>
    </section>
  )
}

/** Whether somebody said so for themselves. A stranger can't: whoever comes after them would be one, too. */
function isAlwaysKept({ ownerId }: PageOwner, whom: string): boolean {
  return ownerId !== null && readOwn({ ownerId, isGuest: false }, ALWAYS) === whom
}
