import { calendarDay, formatShortDay } from '@/components/ui/format'
import { GONE_QUESTION, partName } from '@/lib/suggestion/suggestion'
import type { MadeSuggestion } from '@/lib/suggestion/suggestion-queries'
import { TextProof } from './text-proof'

/** What one has suggested, and what became of each. */
export function MadeList({ suggestions, zone }: { suggestions: MadeSuggestion[]; zone: string }) {
  return (
    <ol>
      {suggestions.map((suggestion) => (
        <MadeItem suggestion={suggestion} zone={zone} key={suggestion.id} />
      ))}
    </ol>
  )
}

function MadeItem({ suggestion, zone }: { suggestion: MadeSuggestion; zone: string }) {
  const { id, questionText, address, part, reason, baseText, text, answer, createdAt } = suggestion
  return (
    <li className="share__section made" id={`made-${id}`}>
      <h2 className="made__question">
        {questionText === null ? (
          GONE_QUESTION
        ) : (
          <a className="plain" href={address}>
            {questionText}
          </a>
        )}
      </h2>
      <p className="mono quiet">
        {partName(part)} · {formatShortDay(calendarDay(createdAt, zone))}
      </p>
      <p>
        <b>{becameOf(suggestion)}</b>
        {answer !== '' && ` “${answer}”`}
      </p>
      <TextProof before={baseText} after={text} />
      <p className="quiet">Why: {reason}</p>
    </li>
  )
}

/** What became of a suggestion, as a sentence. */
function becameOf({ status, ownerId, isEdited }: MadeSuggestion): string {
  if (status === 'open') return 'Waits to be read.'
  if (status === 'declined') return 'Declined.'
  const how = isEdited ? 'Accepted with changes' : 'Accepted'
  if (status === 'published') return `${how}, and published.`
  return ownerId === null ? `${how}. It is published with the next edition.` : `${how}. It stands there now.`
}
