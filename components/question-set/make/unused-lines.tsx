import { type MouseEvent, useId } from 'react'
import { plural } from '@/components/ui/format'
import type { OfferedLine } from '@/lib/question-set/paste-proposal'

type Props = { lines: OfferedLine[]; onAdd: (key: string) => void }

/** A page of nothing but menus has thousands, and who reads on after these mends the paste instead. */
const MAX_SHOWN = 100
const MAX_SHOWN_CHARACTERS = 300

/** The lines that nothing was made of, each below why: and what can be done about it. */
export function UnusedLines({ lines, onAdd }: Props) {
  const id = useId()
  const shown = lines.slice(0, MAX_SHOWN)
  const hidden = lines.slice(MAX_SHOWN)

  function add(event: MouseEvent<HTMLButtonElement>, key: string) {
    // The button goes with its line: the focus goes on to the next, so that several are added in a row.
    const buttons = [...document.querySelectorAll<HTMLElement>(`[data-unused="${id}"] button`)]
    const index = buttons.indexOf(event.currentTarget)
    const heading = event.currentTarget.closest('section')?.querySelector('h2')
    const next = buttons[index + 1] ?? buttons[index - 1] ?? heading
    next?.focus()
    onAdd(key)
  }

  return (
    <details className="fold unused" open data-unused={id}>
      <summary>Not used: {plural(lines.length, 'line')}</summary>
      {byReason(shown).map(([why, group]) => (
        <div className="unused__group" key={why}>
          <p className="unused__why">{why}</p>
          <ul>
            {group.map(({ line, text, key }, index) => (
              <li key={key ?? `${line} ${index}`}>
                <span className="unused__line mono">
                  <span className="visually-hidden">Line </span>
                  {line}
                </span>
                <span className="unused__text">
                  {text.length > MAX_SHOWN_CHARACTERS ? `${text.slice(0, MAX_SHOWN_CHARACTERS)}…` : text}
                </span>
                {key !== null && (
                  <button
                    className="unused__add"
                    type="button"
                    onClick={(event) => add(event, key)}
                    aria-label={`Make it a question: line ${line}, ${text.slice(0, 120)}`}
                  >
                    Make it a question
                  </button>
                )}
              </li>
            ))}
          </ul>
        </div>
      ))}
      {hidden.length > 0 && (
        <p className="unused__why">
          And {plural(hidden.length, 'more line')}, from line {hidden[0]?.line} to line {hidden.at(-1)?.line}.
        </p>
      )}
    </details>
  )
}

/** Reasons in the order of their first lines: a page says “Was this helpful?” below each question. */
function byReason(lines: readonly OfferedLine[]): [why: string, lines: OfferedLine[]][] {
  const groups = new Map<string, OfferedLine[]>()
  for (const line of lines) groups.set(line.why, [...(groups.get(line.why) ?? []), line])
  return [...groups]
}
