import type { KeyPoint } from '@/lib/question/question'

type Props = { keyPoints: KeyPoint[]; ticked: string[]; onTick: (ids: string[]) => void }

/** Key points on the ruling, to be ticked from memory. A whole line is the target. */
export function KeyPointTicks({ keyPoints, ticked, onTick }: Props) {
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
        {keyPoints.map(({ id, text }) => (
          <li key={id}>
            <label className="tick">
              <input
                type="checkbox"
                checked={ticked.includes(id)}
                onChange={(event) =>
                  onTick(event.target.checked ? [...ticked, id] : ticked.filter((other) => other !== id))
                }
              />
              <span className="tick__text on-rule">{text}</span>
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  )
}
