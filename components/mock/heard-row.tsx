import type { ScorecardRow } from '@/lib/mock/scorecard-row'
import { HeardNote } from './heard-note'

/** Below a question on the scorecard: what was heard of each key point, or why nothing was judged. Not on paper. */
export function HeardRow({ row: { index, heard } }: { row: ScorecardRow }) {
  if (!heard) return null
  return (
    <tr className="score__heard no-print">
      <td colSpan={5}>
        {heard.refusal === null ? (
          <details>
            <summary>
              What was heard<span className="visually-hidden"> in question {index + 1}</span>
            </summary>
            <ul>
              {heard.points.map((point) => (
                <li key={point.id}>
                  {point.text}
                  <HeardNote point={point} />
                </li>
              ))}
            </ul>
          </details>
        ) : (
          <p className="by-coach">{heard.refusal}</p>
        )}
      </td>
    </tr>
  )
}
