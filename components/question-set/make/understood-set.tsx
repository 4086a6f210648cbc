import { useId } from 'react'
import { plural } from '@/components/ui/format'
import type { PasteProposal } from '@/lib/question-set/paste-proposal'
import { NEUTRAL_TITLE } from '@/lib/question-set/question-set'
import { chosenText, type ProposalProblems, type SetChoices, takenQuestions } from '@/lib/question-set/set-proposal'
import { ProposedRow, withoutBreaks } from './proposed-row'
import { UnusedLines } from './unused-lines'

type Props = {
  understood: PasteProposal
  choices: SetChoices
  problems: ProposalProblems
  /** Whether title and purpose are asked for. */
  isNamed: boolean
  choose: (change: (choices: SetChoices) => SetChoices) => void
}

/** The set as it was understood, to be put right before it is made. */
export function UnderstoodSet({ understood: { proposal, unused }, choices, problems, isNamed, choose }: Props) {
  const numbers = new Map(takenQuestions(proposal, choices).map(({ key }, index) => [key, index + 1]))
  const hasQuestions = proposal.sections.some(({ questions }) => questions.length > 0)
  return (
    <>
      {!hasQuestions && (
        <p className="set-maker__nothing">
          No question was found in it. A question ends with a question mark, is numbered, or begins with words such as
          “Tell me about”.
        </p>
      )}
      {hasQuestions && isNamed && (
        <div className="set-maker__fields">
          <LineField
            label="Title"
            help={`Left empty, it is “${NEUTRAL_TITLE}”.`}
            value={choices.title ?? proposal.title}
            problem={problems.title}
            onChange={(title) => choose((chosen) => ({ ...chosen, title }))}
          />
          <LineField
            label="Purpose"
            value={choices.purpose ?? proposal.purpose}
            problem={problems.purpose}
            onChange={(purpose) => choose((chosen) => ({ ...chosen, purpose }))}
          />
        </div>
      )}
      {proposal.sections.map(({ title, questions }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a title may stand twice, and sections are never moved here
        <section className="set-maker__questions" key={index} aria-label={title || 'Questions'}>
          {title && (
            <h3 className="section-label set-maker__section">
              {title} <span className="mono">{questions.length}</span>
            </h3>
          )}
          <ol>
            {questions.map((proposed) => (
              <ProposedRow
                key={proposed.key}
                proposed={proposed}
                number={numbers.get(proposed.key) ?? null}
                text={chosenText(proposed, choices)}
                problem={problems.questions.get(proposed.key) ?? null}
                onTake={(key, isTaken) =>
                  choose((chosen) => ({ ...chosen, left: withKey(chosen.left, key, !isTaken) }))
                }
                onText={(key, text) => choose((chosen) => ({ ...chosen, texts: new Map(chosen.texts).set(key, text) }))}
              />
            ))}
          </ol>
        </section>
      ))}
      {unused.length > 0 && (
        <UnusedLines
          lines={unused}
          onAdd={(key) => choose((chosen) => ({ ...chosen, added: withKey(chosen.added, key, true) }))}
        />
      )}
    </>
  )
}

/** “24 questions understood, 3 lines not used”. */
export function understoodSentence({ proposal, unused }: PasteProposal): string {
  const count = proposal.sections.reduce((sum, { questions }) => sum + questions.length, 0)
  return `${plural(count, 'question')} understood${unused.length > 0 ? `, ${plural(unused.length, 'line')} not used` : ''}`
}

function LineField({
  label,
  help,
  value,
  problem,
  onChange,
}: {
  label: string
  help?: string
  value: string
  problem: string | null
  onChange: (value: string) => void
}) {
  const id = useId()
  return (
    <div className="field">
      <label className="field__label" htmlFor={id}>
        {label}
      </label>
      {help && (
        <p className="field__help" id={`${id}-help`}>
          {help}
        </p>
      )}
      {problem !== null && (
        <p className="field__error" id={`${id}-problem`}>
          <span>{problem}</span>
        </p>
      )}
      <textarea
        className="input set-maker__line"
        id={id}
        rows={1}
        value={value}
        onChange={(event) => onChange(withoutBreaks(event.currentTarget.value))}
        aria-invalid={problem !== null || undefined}
        aria-describedby={[help && `${id}-help`, problem && `${id}-problem`].filter(Boolean).join(' ') || undefined}
      />
    </div>
  )
}

function withKey(keys: ReadonlySet<string>, key: string, isIn: boolean): ReadonlySet<string> {
  const changed = new Set(keys)
  if (isIn) changed.add(key)
  else changed.delete(key)
  return changed
}
