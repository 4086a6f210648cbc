'use client'

import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { KeyHint } from '@/components/ui/key-hint'
import { indexOf, isFollowUp, MAX_MOCK_TEXT_CHARACTERS } from '@/lib/mock/mock'
import { turnSeconds } from '@/lib/mock/mock-options'
import type { MockPage } from '@/lib/mock/mock-queries'
import { createMockRunner } from '@/lib/mock/mock-runner-browser'
import { spentMsAt } from '@/lib/mock/replay-mock'
import { openOutbox } from '@/lib/session/outbox-browser'
import { Hairline } from './hairline'

/** The mock interview: the question, a sheet to answer on, the time as a hairline. Nothing else. */
export function MockRun({ page }: { page: MockPage }) {
  const { id, plan } = page
  const [runner] = useState(() => createMockRunner({ owner: page, id, plan, events: page.events, serverNow: page.now }))
  const state = useSyncExternalStore(runner.subscribe, runner.state, runner.state)
  const [isAnnounced, setIsAnnounced] = useState(true)
  useEffect(() => runner.open(), [runner])

  // What is over is looked at on a page of its own, once it is stored.
  const isFinished = state.phase === 'finished'
  useEffect(() => {
    if (!isFinished) return
    void openOutbox()
      .flush()
      .then(() => location.replace(`/mock/${id}/scorecard`))
  }, [isFinished, id])

  const { current, phase } = state
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (current !== null) heading.current?.focus({ preventScroll: true })
  }, [current])

  const spentMs = useCallback(() => {
    const thinkingMs = current !== null && !isFollowUp(current) ? plan.options.thinkingSeconds * 1000 : 0
    return Math.max(0, spentMsAt(runner.state(), runner.now()) - thinkingMs)
  }, [runner, current, plan])

  if (current === null) {
    return (
      <main id="main" className="mock-between">
        <h1>{isFinished ? 'That was it' : 'One moment'}</h1>
        <p role="status">{isFinished ? 'Your answers are being stored. The scorecard comes next.' : ''}</p>
        {isFinished && (
          <p>
            <a href={`/mock/${id}/scorecard`}>Scorecard</a>
          </p>
        )}
      </main>
    )
  }
  const index = indexOf(current)
  const question = plan.questions[index]
  const turn = state.turns.get(current)
  if (!question || !turn) return null
  const limit = turnSeconds(question.timeLimitSeconds, current, plan.options.pace)
  const canSkip = !isFollowUp(current)
  return (
    <main id="main" className="mock">
      <Hairline key={current} spentMs={spentMs} limitSeconds={limit} isAnnounced={isAnnounced} />
      <section className="mock__ask" aria-labelledby="question">
        <p className="mock__place mono">
          {isFollowUp(current) ? 'Follow-up to question' : 'Question'} {index + 1} of {plan.questions.length}
        </p>
        <h1 className="mock__question" id="question" tabIndex={-1} ref={heading}>
          {isFollowUp(current) ? question.followUp : question.text}
        </h1>
        {plan.options.thinkingSeconds > 0 && !isFollowUp(current) && (
          <p className="quiet">The clock starts after {plan.options.thinkingSeconds} s.</p>
        )}
        <label className="tick mock__announced">
          <input type="checkbox" checked={isAnnounced} onChange={(event) => setIsAnnounced(event.target.checked)} />
          <span>Tell me the time</span>
        </label>
      </section>
      {phase === 'paused' ? (
        <section className="mock__sheet mock__paused" aria-labelledby="paused">
          <h2 className="mock__label" id="paused">
            Paused
          </h2>
          <hr className="head-rule" />
          <p>The clock stands still. What you wrote is stored.</p>
          <p className="mock__keys">
            <button className="button button--primary" type="button" aria-keyshortcuts="Escape" onClick={runner.resume}>
              Go on <KeyHint>Esc</KeyHint>
            </button>
          </p>
        </section>
      ) : (
        <div className="mock__sheet">
          <label className="mock__label" htmlFor="answer">
            Your answer
          </label>
          <hr className="head-rule" />
          <textarea
            className="writing ruled"
            id="answer"
            key={current}
            spellCheck={false}
            maxLength={MAX_MOCK_TEXT_CHARACTERS}
            value={turn.text}
            onChange={(event) => runner.type(event.target.value)}
          />
          {turn.otherTexts.map((text) => (
            <p key={text} className="mock__other quiet">
              Also written, in another window: {text}
            </p>
          ))}
          <p className="mock__keys">
            {plan.options.canPause && (
              <button className="button" type="button" aria-keyshortcuts="Escape" onClick={runner.pause}>
                Pause <KeyHint>Esc</KeyHint>
              </button>
            )}
            {canSkip && (
              <button className="button button--quiet" type="button" onClick={runner.skip}>
                {turn.timesAsked > 1 ? 'Leave it out' : 'Skip for now'}
              </button>
            )}
            <button
              className="button button--primary"
              type="button"
              aria-keyshortcuts="Control+Enter"
              onClick={runner.answer}
            >
              Next question <KeyHint>Ctrl ↵</KeyHint>
            </button>
          </p>
        </div>
      )}
    </main>
  )
}
