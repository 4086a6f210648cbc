'use client'

import { type ReactNode, type RefObject, useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from 'react'
import { plural } from '@/components/ui/format'
import { useSettled } from '@/components/ui/use-settled'
import type { Place } from '@/lib/coach/anchor'
import { type Coverage, countPoints, coverageWords } from '@/lib/coach/coverage'
import type { EditorNote, EditorPoint, Replies } from '@/lib/coach/editor-notes'
import type { QuestionView } from '@/lib/question/question-views'
import { questionAddress } from '@/lib/question-set/own-set'
import { CoachNoteItem } from './coach-note'
import { joinerPath, levelNotes } from './level-notes'
import { PointList } from './point-list'
import type { Coaching } from './use-coach'

type Props = {
  question: QuestionView
  coaching: Coaching
  notes: readonly EditorNote[]
  points: readonly EditorPoint[] | null
  replies: Replies & { toggleDone: (key: string) => void; claim: (keyPointId: string, isClaimed: boolean) => void }
  /** What holds the marked words. */
  sheet: RefObject<HTMLElement | null>
  /** The text as far as it is marked: what notes are level with. */
  text: string
  onCurrent: (key: string | null) => void
  onShow: (place: Place) => void
  /** What stands between the key points and the notes. */
  children?: ReactNode
}

/** How long the notes stay the same before they are told of. */
const SETTLED_MS = 2_500
/** Notes that ask for what isn't there, or may be heard otherwise: their writer may know better. */
const CLAIMABLE = new Set(['missing', 'partly', 'unsure', 'contradiction'])

/** The margin beside the sheet: the coach's notes, each level with its words, below what a good answer names. */
export function CoachMargin({
  question,
  coaching,
  notes,
  points,
  replies,
  sheet,
  text,
  onCurrent,
  onShow,
  children,
}: Props) {
  const margin = useRef<HTMLElement>(null)
  const offers = useRef<HTMLDivElement>(null)
  const focused = useRef<HTMLElement | null>(null)
  const standingAt = useRef(0)
  const [joiner, setJoiner] = useState('')
  const gates = coaching.reading?.view.gates ?? []
  const count = points && countPoints(points)

  function level() {
    if (!margin.current || !sheet.current) return
    levelNotes(margin.current, sheet.current)
    join()
  }

  function join() {
    const frame = margin.current?.parentElement
    const note = focused.current
    setJoiner(
      note?.isConnected && margin.current && sheet.current && frame
        ? joinerPath(note, sheet.current, margin.current, frame)
        : '',
    )
  }

  /** The note somebody stands at may go: they said it, or another reading came. Their keys then lead on from there. */
  function keepStanding() {
    const standing = focused.current
    if (!standing || standing.isConnected || document.activeElement !== document.body) return
    const left = [...(margin.current?.querySelectorAll<HTMLElement>('.note') ?? [])]
    const next = left[Math.min(standingAt.current, left.length - 1)]
    if (next) next.focus({ preventScroll: true })
    else leave()
  }

  function leave() {
    sheet.current?.querySelector('textarea')?.focus({ preventScroll: true })
  }

  const onLayout = useEffectEvent(level)
  const onNotes = useEffectEvent(keepStanding)
  const places = JSON.stringify(notes.map(({ key, place, isDone }) => [key, place, isDone]))
  // biome-ignore lint/correctness/useExhaustiveDependencies: measured anew where a mark or a note may have moved or gone
  useLayoutEffect(() => {
    onNotes()
    onLayout()
  }, [text, places])
  useEffect(() => {
    const observer = new ResizeObserver(() => onLayout())
    if (sheet.current) observer.observe(sheet.current)
    if (offers.current) observer.observe(offers.current)
    void document.fonts.ready.then(() => onLayout())
    return () => observer.disconnect()
  }, [sheet])

  const said = useSettled(spoken(notes, count), SETTLED_MS)
  return (
    <>
      <aside
        className="notes"
        id="coach-notes"
        aria-label="The coach’s notes"
        ref={margin}
        onBlur={(event) => {
          if (event.currentTarget.contains(event.relatedTarget)) return
          focused.current = null
          onCurrent(null)
          join()
        }}
      >
        <details className="margin-points" onToggle={level}>
          <summary>
            Key points
            {count && (
              <span className="mono">
                {' '}
                {count.covered} of {count.total}
              </span>
            )}
          </summary>
          <PointList keyPoints={question.keyPoints} points={points} onShow={onShow} onClaim={replies.claim} />
          <p>
            <a href={questionAddress(question.slug)}>Guidance and example</a>
          </p>
        </details>
        <div ref={offers}>{children}</div>
        {gates.map(({ name, message }) => (
          <p className="notes__gate" key={name}>
            {message}
          </p>
        ))}
        {coaching.isAway && (
          <p className="notes__gate">The coach can’t be reached just now. What you write is kept all the same.</p>
        )}
        <ol className="note-list">
          {notes.map((note, index) => {
            const { keyPointId, kind } = note.note
            const { place } = note
            return (
              <CoachNoteItem
                key={note.key}
                note={note}
                number={index + 1}
                count={notes.length}
                onFocus={(element) => {
                  focused.current = element
                  standingAt.current = index
                  onCurrent(note.key)
                  join()
                }}
                onDone={() => replies.toggleDone(note.key)}
                onLeave={leave}
                {...(keyPointId !== null && CLAIMABLE.has(kind) && { onClaim: () => replies.claim(keyPointId, true) })}
                {...(place && { onShow: () => onShow(place) })}
              />
            )
          })}
        </ol>
        <p className="visually-hidden" role="status">
          {said}
        </p>
      </aside>
      <svg className="joiner" aria-hidden="true">
        <path d={joiner} />
      </svg>
    </>
  )
}

function spoken(notes: readonly EditorNote[], count: Coverage | null): string {
  const open = notes.filter(({ isDone }) => !isDone).length
  if (!count || count.total === 0) return open > 0 ? plural(open, 'note') : ''
  return `The coach: ${coverageWords(count)}; ${plural(open, 'note')}`
}
