import { formatClock } from '@/components/ui/format'
import { EASY_PACE } from '@/lib/mock/delivery'
import type { ScorecardRow } from '@/lib/mock/scorecard-row'

/** How the spoken answers were spoken, as far as loudness and transcripts tell. */
export function DeliveryTable({ rows }: { rows: ScorecardRow[] }) {
  const spoken = rows.flatMap(({ index, text, delivery }) => (delivery ? [{ index, text, ...delivery }] : []))
  if (spoken.length === 0) return null
  const hasFillers = spoken.some(({ fillers }) => fillers !== null)
  return (
    <>
      <table className="delivery">
        <caption>How it was spoken</caption>
        <thead>
          <tr>
            <th scope="col">Question</th>
            <th scope="col">Speaking</th>
            <th scope="col">Longest pause</th>
            <th scope="col">Words a minute</th>
            <th scope="col">Fillers</th>
          </tr>
        </thead>
        <tbody>
          {spoken.map(({ index, text, ...delivery }) => (
            <tr key={index}>
              <th scope="row">
                <span className="mono">{index + 1}</span>
                <span className="visually-hidden"> {text}</span>
              </th>
              <td className="mono">
                {formatClock(delivery.speakingSeconds)}{' '}
                <span className="quiet delivery__of">of {formatClock(delivery.recordedSeconds)}</span>
              </td>
              <td className="mono">{delivery.longestPauseSeconds.toFixed(1)} s</td>
              <td className="mono">{delivery.wordsPerMinute ?? <NoTranscript />}</td>
              <td className="mono">{delivery.fillers ?? <NoTranscript />}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="sheet__meta quiet">
        Speaking and pauses by loudness. {EASY_PACE.min} to {EASY_PACE.max} words a minute are easy to follow; they are
        counted where there is a transcript.
        {hasFillers && ' Captions leave many fillers out, so there were at least so many.'}
      </p>
    </>
  )
}

function NoTranscript() {
  return (
    <>
      <span aria-hidden="true">–</span>
      <span className="visually-hidden">no transcript</span>
    </>
  )
}
