import { capitalised, type QuestionKind } from '@/lib/question/question'
import { KIT_SCORES, type KitAnchors } from '@/lib/question-set/kit'

/** What the boxes mean, once for each kind of question: on paper, where they stand too close for words. */
export function KitLegend({ anchors, kinds }: { anchors: KitAnchors; kinds: QuestionKind[] }) {
  if (kinds.length === 0) return null
  return (
    <table className="kit-legend">
      <caption className="visually-hidden">What the scores mean</caption>
      <tbody>
        {kinds.map((kind) => (
          <tr key={kind}>
            <th scope="row" className={kinds.length === 1 ? 'visually-hidden' : undefined}>
              {capitalised(kind)}
            </th>
            {KIT_SCORES.map((score) => (
              <td key={score}>
                <b className="mono">{score}</b> {anchors[kind][score - 1]}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
