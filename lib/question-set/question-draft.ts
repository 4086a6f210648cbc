import { cutAt, MAX_TEXT_CHARACTERS } from './paste-limits'
import type { BodyField } from './paste-wording'

/** A question of a paste while what is below it is read. */
export type QuestionDraft = {
  text: string
  section: number
  indent: number
  guidance: string[]
  exampleAnswer: string[]
  keyPoints: string[]
  followUps: string[]
  /** Of guidance and example answer, of key points and follow-ups. */
  characters: Record<BodyField, number>
  lines: number[]
}

/** Begins a question. */
export function draftOf(text: string, section: number, indent: number, lines: readonly number[]): QuestionDraft {
  const characters = { guidance: 0, keyPoints: 0, exampleAnswer: 0, followUps: 0 }
  return {
    text,
    section,
    indent,
    guidance: [],
    exampleAnswer: [],
    keyPoints: [],
    followUps: [],
    characters,
    lines: [...lines],
  }
}

/** Whether anything stands below a question. */
export function hasBody({ characters }: QuestionDraft): boolean {
  return Object.values(characters).some((count) => count > 0)
}

/**
 * Adds to what stands below a question, and gives back what its text has no room for.
 * @param isWrapped whether it goes on with the line before
 */
export function addToBody(draft: QuestionDraft, field: BodyField, text: string, isWrapped: boolean): string {
  const { kept, rest } = cutAt(text, Math.max(0, MAX_TEXT_CHARACTERS - draft.characters[field] - 2))
  if (kept === '') return text
  // What joins it to the line before counts as well.
  draft.characters[field] += kept.length + 2
  const pieces = draft[field]
  const last = pieces.at(-1)
  const goesOn = isWrapped && last !== undefined && !/[.?!:;…。？！]["”’')\]]{0,2}$/.test(last.slice(-4))
  if (goesOn && (field === 'guidance' || field === 'exampleAnswer')) pieces[pieces.length - 1] = `${last} ${kept}`
  else pieces.push(kept)
  return rest
}
