import { calendarDay, formatShortDay } from '@/components/ui/format'
import type { FormAction } from '@/lib/session/form-state'
import { GONE_QUESTION, partName } from '@/lib/suggestion/suggestion'
import type { MadeSuggestion } from '@/lib/suggestion/suggestion-queries'
import { TextProof } from './text-proof'
import { WithdrawForm } from './withdraw-form'

type Common = { zone: string; withdraw: FormAction }

/** What one has suggested, and what became of each. */
export function MadeList({ suggestions, ...common }: Common & { suggestions: MadeSuggestion[] }) {
  return (
    <ol>
      {suggestions.map((suggestion) => (
        <MadeItem suggestion={suggestion} {...common} key={suggestion.id} />
      ))}
    </ol>
  )
}

function MadeItem({ suggestion, zone, withdraw }: Common & { suggestion: MadeSuggestion }) {
  const { id, questionText, address, part, reason, baseText, text, status, answer, createdAt } = suggestion
  const [state, next] = becameOf(suggestion)
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
        <b>{state}</b> {next} {answer !== '' && `“${answer}”`}
      </p>
      <TextProof before={baseText} after={text} />
      <p className="quiet">Why: {reason}</p>
      {(status === 'open' || status === 'withdrawn') && (
        <WithdrawForm suggestion={suggestion} withdraw={withdraw} id={`withdraw-${id}`} />
      )}
    </li>
  )
}

/** What became of a suggestion, and what comes of that. */
function becameOf({ status, ownerId, isEdited }: MadeSuggestion): [state: string, next: string] {
  if (status === 'open') return ['Waits to be read.', '']
  if (status === 'declined') return ['Declined.', '']
  if (status === 'withdrawn') return ['Withdrawn.', 'It is deleted after 30 days.']
  const how = isEdited ? 'Accepted with changes' : 'Accepted'
  if (status === 'published') return [`${how}, and published.`, '']
  return [`${how}.`, ownerId === null ? 'It is published with the next edition.' : 'It stands there now.']
}
