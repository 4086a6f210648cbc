import type { KeyPoint, QuestionKind, QuestionLevel } from '../question/question'

/** The words of sets of one's own. Pure and light: safe in the browser; what enters is parsed by set-schema.ts. */

/** What a question set of one's own may hold. Characters are UTF-16 units, as a form counts them. */
export const SET_LIMITS = {
  questions: 200,
  sections: 50,
  titleCharacters: 80,
  purposeCharacters: 300,
  questionCharacters: 300,
  /** Guidance, example answer, notes, the detail of a key point. */
  textCharacters: 20_000,
  /** A follow-up, or what to listen for: one line. */
  itemCharacters: 1_000,
  items: 50,
  keyPoints: 20,
  topics: 5,
  minTimeLimitSeconds: 30,
  maxTimeLimitSeconds: 900,
  entryMinutes: 240,
  plannedMinutes: 1_440,
} as const

/**
 * What a question is where nobody said. Behavioural: any interview has such, whatever the trade, and what a person
 * jots down (“tell me about a time …”) mostly is one; a wrong “technical” would promise an answer that can be checked.
 */
export const QUESTION_DEFAULTS = { kind: 'behavioural', level: 'mid', timeLimitSeconds: 120 } as const

/** The title of a set that was imported without one. */
export const NEUTRAL_TITLE = 'Imported questions'

/** Letters, digits, _ and -: fit for a file's name, an address, and a line of markdown. */
export const OWN_ID = /^[A-Za-z0-9_-]{1,64}$/
export const KEY_POINT_ID = /^[a-z][a-z0-9-]{0,39}$/

/** A question of one's own. `guidance`, `exampleAnswer` and `notes` are markdown as it was typed; the rest is plain. */
export type OwnQuestion = {
  id: string
  /** One line. The only field that must be filled. */
  text: string
  kind: QuestionKind
  level: QuestionLevel
  topics?: string[] | undefined
  timeLimitSeconds: number
  guidance: string
  keyPoints: KeyPoint[]
  exampleAnswer: string
  followUps: string[]
  listenFor: string[]
  notes: string
}

/** A question's place in a set. `minutes`: what the interviewer gives it, follow-ups included; null for undecided. */
export type SetEntry = { questionId: string; isMustAsk: boolean; minutes: number | null }

/** Entries under a heading. The title may be empty, and may stand twice. */
export type OwnSection = { title: string; entries: SetEntry[] }

/** A set of one's own. No question is in it twice. */
export type OwnSet = {
  id: string
  title: string
  purpose: string
  sections: OwnSection[]
  /** How long the interview is to take; null for undecided. */
  plannedMinutes: number | null
}

/** A set with its questions, each of which has one entry: what is exported and imported. */
export type OwnSetDocument = { set: OwnSet; questions: OwnQuestion[] }

/** The ids of all questions of these sections, in their order. */
export function questionIdsOf(sections: readonly OwnSection[]): string[] {
  return sections.flatMap(({ entries }) => entries.map(({ questionId }) => questionId))
}

/** A text on one line: runs of white space and control characters become a space, and none is at its ends. */
export function onOneLine(value: string): string {
  return value.replace(/[\s\p{Cc}]+/gu, ' ').trim()
}
