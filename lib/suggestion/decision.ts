import { createHash } from 'node:crypto'
import { type Merged, mergeTexts } from './merge-texts'
import type { Suggestion } from './suggestion'

/** What somebody decides of a suggestion. */
export type Decision =
  | { kind: 'accept'; editedText: string | null; answer: string }
  | { kind: 'decline'; answer: string; isWholeAuthor: boolean }
  | { kind: 'undo' }

/** A suggestion on what stands now: rebased where its sentences are as its author saw them. */
export function rebase({ baseText, text }: Pick<Suggestion, 'baseText' | 'text'>, standing: string): Merged {
  return mergeTexts(baseText, standing, text)
}

/**
 * Names what a decider sees: the suggestion as it is, on the text that stands. What is decided is what was seen, or
 * nothing.
 */
export function seenState({ id, version }: Pick<Suggestion, 'id' | 'version'>, standing: string | null): string {
  return createHash('sha256')
    .update(JSON.stringify([id, version, standing]))
    .digest('base64url')
    .slice(0, 22)
}

/** Whether what was accepted is what was suggested, on what stood then; false where it was edited. */
export function isAsSuggested(suggestion: Suggestion): boolean {
  const { replacedText, acceptedText } = suggestion
  if (replacedText === null || acceptedText === null) return true
  const rebased = rebase(suggestion, replacedText)
  return rebased.kind === 'merged' && rebased.text === acceptedText
}
