import { typographic } from '../question/typography'
import { mergeTexts } from './merge-texts'
import { plainEnds, type Suggestion } from './suggestion'

/** An accepted suggestion: what it replaced, and what by. */
export type AcceptedChange = { id: string; replacedText: string; acceptedText: string }

/** What accepted suggestions make of a text, and which of them find no place in it any more. */
export type StandingText = { text: string; unplacedIds: string[] }

/** The accepted of some suggestions, in the order in which they were. */
export function acceptedOf(suggestions: readonly Suggestion[]): AcceptedChange[] {
  return suggestions
    .filter(({ status }) => status === 'accepted')
    .toSorted((a, b) => (a.decidedAt?.getTime() ?? 0) - (b.decidedAt?.getTime() ?? 0) || (a.id < b.id ? -1 : 1))
    .flatMap(({ id, replacedText, acceptedText }) =>
      replacedText === null || acceptedText === null ? [] : [{ id, replacedText, acceptedText }],
    )
}

/**
 * What stands once accepted suggestions are in: each is rebased on what is there. One whose sentences were changed
 * meanwhile is left out and named.
 * @param text of the file as it was imported last @param accepted in the order in which they were
 */
export function standingText(text: string, accepted: readonly AcceptedChange[]): StandingText {
  const standing: StandingText = { text, unplacedIds: [] }
  for (const { id, replacedText, acceptedText } of accepted) {
    const merged = mergeTexts(replacedText, standing.text, acceptedText)
    if (merged.kind === 'merged') standing.text = merged.text
    else standing.unplacedIds.push(id)
  }
  return standing
}

/**
 * Which accepted suggestions a file says by now: what was accepted stands there, or would change nothing, or a later
 * one stands there that began from it. Quotes may be set otherwise, as an import sets them.
 */
export function publishedIds(text: string, accepted: readonly AcceptedChange[]): string[] {
  const said = accepted.map(({ replacedText, acceptedText }) => {
    if (normal(acceptedText) === normal(text)) return 'whole'
    const merged = mergeTexts(normal(replacedText), normal(text), normal(acceptedText))
    return merged.kind === 'merged' && merged.text === normal(text) ? 'in it' : 'not'
  })
  const last = said.lastIndexOf('whole')
  return accepted.flatMap(({ id }, index) => (index <= last || said[index] !== 'not' ? [id] : []))
}

function normal(text: string): string {
  return typographic(plainEnds(text))
}
