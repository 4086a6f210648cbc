'use client'

import type { CSSProperties, KeyboardEvent } from 'react'
import { formatBytes, formatClock } from '@/components/ui/format'
import { KeyHint } from '@/components/ui/key-hint'
import type { TurnId } from '@/lib/mock/mock'
import type { MicrophoneStatus, RecorderState } from '@/lib/mock/recorder-browser'
import type { CaptionsChoice } from './use-captions'

type Props = {
  turn: TurnId
  talk: { start: (turn: TurnId) => void; hold: () => void }
  isHeldToTalk: boolean
  onHeldToTalk: (isHeld: boolean) => void
  state: RecorderState
  captions: CaptionsChoice
}

/** Why there is no recording, and that it stops nothing. */
const WHY: Partial<Record<MicrophoneStatus, string>> = {
  asking: 'Your browser asks whether Callback may use the microphone.',
  refused:
    'The microphone is blocked for this page. Write instead, or allow it in the address bar and press Record again.',
  missing: 'There is no microphone here. Write instead, or plug one in and press Record again.',
  lost: 'The microphone is gone; what was recorded is kept. Write on, or press Record again.',
  unsupported: 'This browser can’t record. Say it aloud all the same, and write down what you said.',
}

/** Record, hold, and see that it hears: beside the sheet, which stays there to write on. */
export function SpokenBar({ turn, talk, isHeldToTalk, onHeldToTalk, state, captions }: Props) {
  const isRecording = state.status === 'recording'
  const start = () => talk.start(turn)
  const toggle = () => (isRecording ? talk.hold() : start())
  const onTalkKey = (event: KeyboardEvent) => {
    if (event.key !== ' ' && event.key !== 'Enter') return
    // Else the browser presses the button when the key is let go.
    event.preventDefault()
    if (event.type === 'keyup') talk.hold()
    else if (!event.repeat) start()
  }
  const level: CSSProperties = { '--level': state.level }
  return (
    <div className="spoken">
      <p className="spoken__line">
        {isHeldToTalk ? (
          <button
            className="button spoken__record"
            type="button"
            aria-pressed={isRecording}
            aria-keyshortcuts="R Alt+R"
            onPointerDown={start}
            onPointerUp={talk.hold}
            onPointerLeave={talk.hold}
            onKeyDown={onTalkKey}
            onKeyUp={onTalkKey}
            onBlur={talk.hold}
            // By a key from elsewhere, or a screen reader: pressed once to begin, once more to hold.
            onClick={(event) => event.detail === 0 && toggle()}
          >
            Hold to talk <KeyHint>Space</KeyHint>
          </button>
        ) : (
          <button
            className="button spoken__record"
            type="button"
            aria-pressed={isRecording}
            aria-keyshortcuts="R Alt+R"
            onClick={toggle}
          >
            Record <KeyHint>Alt R</KeyHint>
          </button>
        )}
        <span className="meter" style={level} data-on={isRecording ? '' : undefined} aria-hidden="true" />
        <span className="mono">{formatClock(Math.floor(state.recordedMs / 1000))}</span>
        <span className="quiet">{state.bytes > 0 && `${formatBytes(state.bytes)}, kept in this browser only`}</span>
      </p>
      <p className="spoken__note" role="status">
        {WHY[state.status] ??
          (state.isKept ? '' : 'This browser keeps no recordings, so there will be nothing to play.')}
      </p>
      <p className="spoken__line">
        <label className="tick">
          <input type="checkbox" checked={isHeldToTalk} onChange={(event) => onHeldToTalk(event.target.checked)} />
          <span>Record only while the button is held</span>
        </label>
        {captions.support !== 'none' && (
          <label className="tick">
            <input
              type="checkbox"
              checked={captions.isOn}
              onChange={(event) => captions.setIsOn(event.target.checked)}
            />
            <span>
              {captions.support === 'local'
                ? 'Write down what I say, on this device'
                : 'Write down what I say: your browser would send the sound to its maker’s servers'}
            </span>
          </label>
        )}
      </p>
      {captions.interim && <p className="spoken__interim quiet">{captions.interim}</p>}
    </div>
  )
}
