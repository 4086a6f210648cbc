'use client'

import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import { KeyHint } from '@/components/ui/key-hint'
import { indexOf, isFollowUp, MAX_MOCK_TEXT_CHARACTERS, type TakeFigures, type TurnId } from '@/lib/mock/mock'
import { turnSeconds } from '@/lib/mock/mock-options'
import type { MockPage } from '@/lib/mock/mock-queries'
import { createMockRunner } from '@/lib/mock/mock-runner-browser'
import { answeringMs, spentMsAt } from '@/lib/mock/replay-mock'
import { keepAwake } from '@/lib/mock/wake-lock-browser'
import { Hairline } from './hairline'
import { ReadAloudButton } from './read-aloud-button'
import { SpokenBar } from './spoken-bar'
import { useCaptions } from './use-captions'
import { useRecorder } from './use-recorder'

/** The mock interview: the question, a sheet to answer on, the time as a hairline. Nothing else. */
export function MockRun({ page }: { page: MockPage }) {
  const { id, plan, ownerId } = page
  const [runner] = useState(() => createMockRunner({ owner: page, id, plan, events: page.events, serverNow: page.now }))
  const state = useSyncExternalStore(runner.subscribe, runner.state, runner.state)
  const leaving = useSyncExternalStore(runner.subscribe, runner.leaving, () => null)
  const [isAnnounced, setIsAnnounced] = useState(true)
  useEffect(() => runner.open(), [runner])
  useEffect(keepAwake, [])

  const isCaptioned = useRef(false)
  const onFigures = useCallback(
    (turn: TurnId, takeId: string, figures: Omit<TakeFigures, 'isCaptioned'>) =>
      runner.speak(turn, takeId, { ...figures, isCaptioned: isCaptioned.current }),
    [runner],
  )
  const { recorder, state: microphone } = useRecorder({ mockId: id, ownerId, onFigures })
  const isSpoken = plan.options.mode !== 'typed'
  const { current, phase } = state
  const isRecording = microphone.status === 'recording'
  const captions = useCaptions({ isSpoken, turn: isRecording ? current : null, onWords: runner.hear })
  useEffect(() => {
    isCaptioned.current = captions.isOn
  }, [captions.isOn])

  // Whoever speaks goes on speaking at the next question, and after a pause; but not with a button that is let go.
  const isTalking = useRef(false)
  const [isHeldToTalk, setIsHeldToTalk] = useState(false)
  const talk = useMemo(
    () => ({
      start: (turn: TurnId) => {
        isTalking.current = true
        void recorder.record(turn)
      },
      hold: () => {
        isTalking.current = false
        recorder.hold()
      },
    }),
    [recorder],
  )
  useEffect(() => {
    const isOpen = ['asking', 'ready', 'recording'].includes(recorder.state().status)
    if (isHeldToTalk) isTalking.current = false
    if (current === null || phase !== 'running' || !isTalking.current) recorder.hold()
    else if (isOpen) void recorder.record(current)
  }, [current, phase, recorder, isHeldToTalk])

  // What is over is looked at on a page of its own, once it is stored.
  const isFinished = phase === 'finished'
  useEffect(() => {
    if (!isFinished) return
    void recorder
      .close()
      .then(() => runner.flush())
      .then(() => location.replace(`/mock/${id}/scorecard`))
  }, [isFinished, id, recorder, runner])

  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (current !== null && phase === 'running') heading.current?.focus({ preventScroll: true })
  }, [current, phase])

  // What was answered stays in sight until its follow-up is chosen.
  const shown = current ?? leaving
  const spentMs = useCallback(
    () => (shown === null ? 0 : answeringMs(plan, shown, spentMsAt(runner.state(), runner.now(), shown))),
    [runner, shown, plan],
  )

  const index = shown === null ? 0 : indexOf(shown)
  const question = plan.questions[index]
  const turn = shown === null ? undefined : state.turns.get(shown)
  if (shown === null || !question || !turn) return <Between id={id} isFinished={isFinished} />
  const text = turn.followUp ?? question.text
  return (
    <main id="main" className="mock">
      <Hairline
        key={shown}
        spentMs={spentMs}
        limitSeconds={turnSeconds(question.timeLimitSeconds, shown, plan.options.pace)}
        isAnnounced={isAnnounced}
      />
      <section className="mock__ask" aria-labelledby="question">
        <p className="mock__place mono">
          {isFollowUp(shown) ? 'Follow-up to question' : 'Question'} {index + 1} of {plan.questions.length}
        </p>
        <h1 className="mock__question" id="question" tabIndex={-1} ref={heading}>
          {text}
        </h1>
        {plan.options.thinkingSeconds > 0 && !isFollowUp(shown) && (
          <p className="quiet">The clock starts after {plan.options.thinkingSeconds} s.</p>
        )}
        <p className="mock__aside">
          <label className="tick">
            <input type="checkbox" checked={isAnnounced} onChange={(event) => setIsAnnounced(event.target.checked)} />
            <span>Tell me the time</span>
          </label>
          <ReadAloudButton key={shown} text={text} />
          <button className="button button--quiet" type="button" popoverTarget="keys" aria-keyshortcuts="?">
            Keys <KeyHint>?</KeyHint>
          </button>
        </p>
      </section>
      {phase === 'paused' ? (
        <Paused onResume={runner.resume} />
      ) : (
        <div className="mock__sheet">
          <label className="mock__label" htmlFor="answer">
            {plan.options.mode === 'spoken' ? 'What you said' : 'Your answer'}
          </label>
          <hr className="head-rule" />
          {isSpoken && (
            <SpokenBar
              turn={shown}
              talk={talk}
              isHeldToTalk={isHeldToTalk}
              onHeldToTalk={setIsHeldToTalk}
              state={microphone}
              captions={captions}
            />
          )}
          <textarea
            className="writing ruled"
            id="answer"
            key={shown}
            spellCheck={false}
            maxLength={MAX_MOCK_TEXT_CHARACTERS}
            readOnly={leaving !== null}
            value={turn.text}
            onChange={(event) => runner.type(event.target.value)}
          />
          {turn.otherTexts.map((other) => (
            <p key={other} className="mock__other quiet">
              Also written, in another window: {other}
            </p>
          ))}
          <p className="mock__keys">
            {plan.options.canPause && (
              <button className="button" type="button" aria-keyshortcuts="Escape" onClick={runner.pause}>
                Pause <KeyHint>Esc</KeyHint>
              </button>
            )}
            {!isFollowUp(shown) && (
              <button className="button button--quiet" type="button" onClick={once(runner.skip)}>
                {turn.timesAsked > 1 ? 'Leave it out' : 'Skip for now'}
              </button>
            )}
            <button
              className="button button--primary"
              type="button"
              aria-keyshortcuts="Control+Enter"
              onClick={once(runner.answer)}
            >
              Next question <KeyHint>Ctrl ↵</KeyHint>
            </button>
          </p>
        </div>
      )}
    </main>
  )
}

/** Before the first question, and after the last. */
function Between({ id, isFinished }: { id: string; isFinished: boolean }) {
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

function focusOn(element: HTMLElement | null) {
  element?.focus()
}

/** Of a double click the first: the second would be for the question that came by it. */
function once(act: () => void) {
  return (event: { detail: number }) => {
    if (event.detail <= 1) act()
  }
}

function Paused({ onResume }: { onResume: () => void }) {
  return (
    <section className="mock__sheet mock__paused" aria-labelledby="paused">
      <h2 className="mock__label" id="paused" tabIndex={-1} ref={focusOn}>
        Paused
      </h2>
      <hr className="head-rule" />
      <p>The clock stands still. What you said and wrote is stored.</p>
      <p className="mock__keys">
        <button className="button button--primary" type="button" aria-keyshortcuts="Escape" onClick={onResume}>
          Go on <KeyHint>Esc</KeyHint>
        </button>
      </p>
    </section>
  )
}
