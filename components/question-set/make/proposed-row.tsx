import { useId } from 'react'
import type { ProposedQuestion } from '@/lib/question-set/set-proposal'
import { QuestionMatter } from './question-matter'

type Props = {
  proposed: ProposedQuestion
  /** Of those taken; null for one that is left out. */
  number: number | null
  text: string
  problem: string | null
  onTake: (key: string, isTaken: boolean) => void
  onText: (key: string, text: string) => void
}

/** Where a browser can't make a field as tall as its text, this many characters are taken for a line. */
const LINE_CHARACTERS = 56

/** A question as it was understood: to be taken or not, and put in other words where it stands. */
export function ProposedRow({ proposed, number, text, problem, onTake, onText }: Props) {
  const id = useId()
  const { key } = proposed
  const called = number === null ? 'Question left out' : `Question ${number}`
  return (
    <li className="proposed" data-left={number === null || undefined}>
      <label className="tick proposed__tick">
        <input
          type="checkbox"
          checked={number !== null}
          onChange={(event) => onTake(key, event.currentTarget.checked)}
          aria-label={`Take: ${text.slice(0, 120)}`}
        />
        <span className="proposed__number" aria-hidden="true">
          {number ?? '–'}
        </span>
      </label>
      <div className="proposed__body">
        {problem !== null && (
          <p className="field__error" id={`${id}-problem`}>
            <span>{problem}</span>
          </p>
        )}
        <textarea
          className="proposed__text"
          rows={Math.ceil(text.length / LINE_CHARACTERS) || 1}
          value={text}
          onChange={(event) => onText(key, withoutBreaks(event.currentTarget.value))}
          aria-label={called}
          aria-invalid={problem !== null || undefined}
          aria-describedby={problem !== null ? `${id}-problem` : undefined}
        />
        <QuestionMatter proposed={proposed} />
      </div>
    </li>
  )
}

/** What is kept as one line shows as one, for as many rows as it may take. */
export function withoutBreaks(text: string): string {
  return text.replace(/[\r\n]+/g, ' ')
}
