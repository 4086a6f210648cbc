import { type ReactNode, useId } from 'react'
import type { KeyPoint } from '@/lib/question/question'

type Props = {
  keyPoints: Pick<KeyPoint, 'id' | 'text'>[]
  ticked: string[]
  onTick: (ids: string[]) => void
  /** What stands below a key point; null for nothing. */
  noteOf?: (id: string) => ReactNode
  /** Whether each has its line for that from the start, so that nothing moves when it comes. */
  hasRoom?: boolean
}

/** Key points on the ruling, to be ticked from memory. A whole line is the target. */
export function KeyPointTicks({ keyPoints, ticked, onTick, noteOf = () => null, hasRoom = false }: Props) {
  const list = useId()
  if (keyPoints.length === 0)
    return <p className="on-rule quiet">No key points are written for this question. Rate how it went.</p>
  return (
    <fieldset>
      <legend className="visually-hidden">Key points: tick those that you named</legend>
      <div className="ticks-head">
        <span className="on-rule" aria-hidden="true">
          Key points<span className="wide-only">: tick those that you named</span>
        </span>
        <output className="on-rule mono">
          {ticked.length} of {keyPoints.length}
        </output>
      </div>
      <ul className="ticks">
        {keyPoints.map(({ id, text }) => {
          const note = noteOf(id)
          const noteId = `${list}${id}`
          return (
            <li key={id}>
              <label className="tick">
                <input
                  type="checkbox"
                  checked={ticked.includes(id)}
                  aria-describedby={note === null ? undefined : noteId}
                  onChange={(event) =>
                    onTick(event.target.checked ? [...ticked, id] : ticked.filter((other) => other !== id))
                  }
                />
                <span className="tick__text on-rule">{text}</span>
              </label>
              {(hasRoom || note !== null) && (
                <p className={hasRoom ? 'tick__evidence on-rule' : 'tick__note on-rule'} id={noteId}>
                  {note}
                </p>
              )}
            </li>
          )
        })}
      </ul>
    </fieldset>
  )
}
