import { memo } from 'react'
import type { EditorNote } from '@/lib/coach/editor-notes'

type Props = { text: string; notes: readonly EditorNote[]; currentKey: string | null }

/** A stretch of a line that a note speaks of. */
type Mark = { start: number; end: number; key: string; isDone: boolean; isCurrent: boolean }

/**
 * The text once more, as far as it is marked, unseen, over the field that is written in: what it underlines stands
 * where the words stand. A line is drawn anew only where it changed.
 */
export function SheetMarks({ text, notes, currentKey }: Props) {
  const marks = notes.flatMap(({ key, place, isDone }): Mark[] =>
    place ? [{ ...place, key, isDone, isCurrent: key === currentKey }] : [],
  )
  let offset = 0
  return (
    <div className="sheet-marks" aria-hidden="true">
      {text.split('\n').map((line, index) => {
        const start = offset
        offset += line.length + 1
        const own = marks
          .filter((mark) => mark.start < start + line.length && mark.end > start)
          .map((mark) => ({ ...mark, start: mark.start - start, end: mark.end - start }))
        // biome-ignore lint/suspicious/noArrayIndexKey: a line is nothing but its place
        return <Line text={line} marks={own.length > 0 ? JSON.stringify(own) : ''} key={index} />
      })}
    </div>
  )
}

/** `marks`: Mark[] as JSON, so that a line that stayed the same is the same. */
const Line = memo(function Line({ text, marks }: { text: string; marks: string }) {
  if (marks === '') return <div>{text}</div>
  const own = JSON.parse(marks) as Mark[]
  const cuts = [...new Set([0, text.length, ...own.flatMap(({ start, end }) => [start, end])])]
    .filter((cut) => cut >= 0 && cut <= text.length)
    .sort((a, b) => a - b)
  return (
    <div>
      {cuts.slice(0, -1).map((start, index) => {
        const piece = text.slice(start, cuts[index + 1])
        const over = own.filter((one) => one.start <= start && one.end > start)
        // Of two that overlap the shorter: the longer has other words to show itself by.
        const [mark] = over.toSorted((a, b) => a.end - a.start - (b.end - b.start))
        if (!mark) return piece
        const isCurrent = over.some((one) => one.isCurrent)
        const state = isCurrent ? 'current' : over.every(({ isDone }) => isDone) ? 'done' : undefined
        return (
          <span className="mark-words" data-note={mark.key} data-state={state} key={start}>
            {piece}
          </span>
        )
      })}
    </div>
  )
})
