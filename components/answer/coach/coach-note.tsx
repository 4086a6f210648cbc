import type { KeyboardEvent } from 'react'
import { KeyHint } from '@/components/ui/key-hint'
import { cutAtWord } from '@/lib/coach/cut-quote'
import type { EditorNote } from '@/lib/coach/editor-notes'

type Props = {
  note: EditorNote
  number: number
  count: number
  onFocus: (note: HTMLElement) => void
  onDone: () => void
  /** Absent where there is no point to vouch for. */
  onClaim?: () => void
  /** Absent where the note has no words. */
  onShow?: () => void
  /** Back to the sheet, where there are no words to go to. */
  onLeave: () => void
}

const MOST_QUOTED = 90

/** A note in the margin: an editor's hand, with nothing around it. */
export function CoachNoteItem({ note, number, count, onFocus, onDone, onClaim, onShow, onLeave }: Props) {
  const { key, isDone, isSecond, place } = note
  const { message, ask, evidence } = note.note

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    // A key on one of its buttons is that button's.
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return
    const act = { Enter: onDone, y: onClaim, Y: onClaim, Escape: onShow ?? onLeave }[event.key]
    if (!act) return
    event.preventDefault()
    event.stopPropagation()
    act()
  }

  return (
    <li className="note-place" data-note={key}>
      {/* biome-ignore lint/a11y/useSemanticElements: a group of words and their buttons, no fields */}
      <div
        className="note"
        data-state={isDone ? 'done' : undefined}
        role="group"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: walked with Alt and the arrows, and answered by keys
        tabIndex={0}
        aria-label={`Note ${number} of ${count}${isSecond ? ', a second opinion' : ''}${isDone ? ', done' : ''}`}
        onFocus={(event) => onFocus(event.currentTarget)}
        onKeyDown={onKeyDown}
      >
        <span className="note__number" aria-hidden="true">
          {number}
        </span>
        <p>
          {isSecond && (
            <span className="note__second mono" aria-hidden="true">
              second opinion{' '}
            </span>
          )}
          {place && evidence && <q className="note__quote">{cutAtWord(evidence.text, MOST_QUOTED)}</q>} {message}
          {ask && <span className="note__ask"> {ask}</span>}
        </p>
        <p className="note__do">
          <button type="button" onClick={onDone}>
            {isDone ? 'Not done' : 'Done'} <KeyHint quiet>Enter</KeyHint>
          </button>
          {onClaim && (
            <button type="button" onClick={onClaim}>
              I did say that <KeyHint quiet>Y</KeyHint>
            </button>
          )}
          {onShow && (
            <button className="note__show" type="button" onClick={onShow}>
              Its words <KeyHint quiet>Esc</KeyHint>
            </button>
          )}
        </p>
      </div>
    </li>
  )
}
