import type { Place } from '@/lib/coach/anchor'
import type { EditorPoint } from '@/lib/coach/editor-notes'
import type { KeyPoint } from '@/lib/question/question'

type Props = {
  keyPoints: readonly KeyPoint[]
  /** Null before anything was read. */
  points: readonly EditorPoint[] | null
  onShow: (place: Place) => void
  onClaim: (keyPointId: string, isClaimed: boolean) => void
}

/** Key points with what the answer says of each: a sign and a word, and the way to the sentence. */
export function PointList({ keyPoints, points, onShow, onClaim }: Props) {
  return (
    <ol className="point-list">
      {keyPoints.map(({ id, text }) => {
        const point = points?.find(({ keyPointId }) => keyPointId === id)
        const state = point && (point.isClaimed ? 'claimed' : point.label)
        return (
          <li key={id} data-label={state}>
            <span>{text}</span>
            {point && state && (
              <span className="point-list__said">
                {point.place ? (
                  <button type="button" onClick={() => point.place && onShow(point.place)}>
                    {WORDS[state]}
                    <span className="visually-hidden">: show where</span>
                  </button>
                ) : (
                  WORDS[state]
                )}
                {point.isClaimed ? (
                  <button type="button" onClick={() => onClaim(id, false)}>
                    Take that back
                  </button>
                ) : (
                  point.label !== 'hit' && (
                    <button type="button" onClick={() => onClaim(id, true)}>
                      I did say that
                    </button>
                  )
                )}
              </span>
            )}
          </li>
        )
      })}
    </ol>
  )
}

const WORDS = {
  hit: 'Covered',
  partial: 'Partly covered',
  miss: 'Not found',
  unsure: 'Perhaps',
  claimed: 'Covered, by your word',
} as const
