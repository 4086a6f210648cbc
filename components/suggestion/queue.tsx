import { calendarDay, formatShortDay } from '@/components/ui/format'
import { GONE_QUESTION, partName } from '@/lib/suggestion/suggestion'
import type { QueuedSuggestion } from '@/lib/suggestion/suggestion-queries'

/** What waits, by question. */
export function Queue({ queue, currentId }: { queue: QueuedSuggestion[]; currentId: string | null }) {
  const questions = [...new Set(queue.map(({ questionId }) => questionId))]
  return (
    <ol className="queue">
      {questions.map((questionId) => {
        const ofQuestion = queue.filter((suggestion) => suggestion.questionId === questionId)
        return (
          <li key={questionId}>
            <h3 className="response__question">{ofQuestion[0]?.questionText ?? GONE_QUESTION}</h3>
            <ol>
              {ofQuestion.map(({ id, part, signature }) => (
                <li key={id}>
                  <a
                    className="queue__link"
                    href={`/suggestions?at=${id}`}
                    aria-current={id === currentId ? 'true' : undefined}
                  >
                    {partName(part)}, from {signature}
                  </a>
                </li>
              ))}
            </ol>
          </li>
        )
      })}
    </ol>
  )
}

/** What was decided last: each can be looked at again, and undone. */
export function DecidedList({ decided, zone }: { decided: QueuedSuggestion[]; zone: string }) {
  return (
    <details className="fold">
      <summary>
        Decided <span className="mono">{decided.length}</span>
      </summary>
      <ol className="queue">
        {decided.map(({ id, questionText, part, signature, status, decidedAt }) => (
          <li key={id}>
            <a href={`/suggestions?at=${id}`}>
              {partName(part)}: {questionText ?? GONE_QUESTION}
            </a>
            <p className="quiet">
              {status} · from {signature}
              {decidedAt && ` · ${formatShortDay(calendarDay(decidedAt, zone))}`}
            </p>
          </li>
        ))}
      </ol>
    </details>
  )
}
