import { calendarDay, formatShortDay, formatTime } from '@/components/ui/format'
import type { ReadResponse } from '@/lib/sharing/response-queries'

/** What a candidate sent, each answer beside what its question's owner listens for. Judging is the reader's. */
export function ResponseItem({ response, zone }: { response: ReadResponse; zone: string }) {
  const { name, label, answers, sentAt, withdrawnAt } = response
  const when = (instant: Date) => `${formatShortDay(calendarDay(instant, zone))}, ${formatTime(instant, zone)}`
  return (
    <li className="response">
      <h2>{withdrawnAt ? 'Withdrawn' : name || 'Not signed'}</h2>
      <p className="mono quiet">
        {[label, withdrawnAt ? `taken back ${when(withdrawnAt)}` : `sent ${when(sentAt)}`].filter(Boolean).join(' · ')}
      </p>
      <ol className="response__answers response__answers--beside">
        {answers.map(({ key, questionText, text, listenFor }) => (
          <li key={key}>
            <div>
              <h3 className="response__question">{questionText}</h3>
              <p className="response__text">{text}</p>
            </div>
            {listenFor.length > 0 && (
              <div className="response__listen">
                <p>Listen for</p>
                <ul>
                  {listenFor.map((line) => (
                    <li key={line}>{line}</li>
                  ))}
                </ul>
              </div>
            )}
          </li>
        ))}
      </ol>
    </li>
  )
}
