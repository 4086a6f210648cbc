import type { QuestionKind } from '../question/question'

/** The interview kit: a set as an interviewer has it before them. Pure and light: safe in the browser. */

export const KIT_SCORES = [1, 2, 3, 4] as const
export type KitScore = (typeof KIT_SCORES)[number]

/** What the scores 1 to 4 mean for one kind of question, in words that stand below the boxes. */
export type KindAnchors = [string, string, string, string]
export type KitAnchors = Record<QuestionKind, KindAnchors>

/** How long an anchor may be, in UTF-16 units: three short lines below a box. */
export const ANCHOR_CHARACTERS = 60

/** A question as the sheet shows it. */
export type KitQuestion = {
  /** Stays with the question through edits and reordering; opaque. What is typed is kept under it. */
  key: string
  /** Its place in the whole sheet, from 1. */
  number: number
  text: string
  kind: QuestionKind
  isMustAsk: boolean
  /** What the interviewer gives it; null for undecided. */
  minutes: number | null
  /** Empty where the owner doesn't show them. */
  listenFor: string[]
  followUps: string[]
}

/** A section; its title may be empty. */
export type KitSection = { title: string; questions: KitQuestion[] }

/** All that the sheet shows. `neededMinutes`: of all questions (planned-time.ts). */
export type KitSheet = {
  title: string
  purpose: string
  plannedMinutes: number | null
  neededMinutes: number
  updatedAt: Date
  sections: KitSection[]
  anchors: KitAnchors
}

/**
 * What a score means where the set's owner wrote nothing: each names what was heard, not how good it felt, and can be
 * told from its neighbour. 3 is enough for the job.
 */
export const DEFAULT_ANCHORS: KitAnchors = {
  behavioural: [
    'No case of their own',
    'A case, but their own part stays vague',
    'Their own acts, and what came of them',
    'Weighed options, and applied the lesson',
  ],
  situational: [
    'No plan, or one that ignores the case',
    'Sensible steps, no order or reason',
    'Ordered steps, each with its reason',
    'Foresees what fails, and plans for it',
  ],
  technical: [
    'Wrong where it matters, or no answer',
    'Right in part, with help',
    'Right and complete for this job',
    'Names limits and trade-offs unasked',
  ],
  motivation: [
    'No reason that has to do with this job',
    'A reason that fits any employer',
    'Reasons that fit this job',
    'Reasons shown by choices already made',
  ],
  background: [
    'Nothing that bears on this job',
    'Took part; others did the work',
    'Has done this work on their own',
    'Has led or taught it, with results',
  ],
}

/** The anchors of a set: its own, and the default for each that it has none for or left blank. */
export function anchorsOf(overrides: Partial<KitAnchors>): KitAnchors {
  const of = (kind: QuestionKind): KindAnchors => {
    const own = overrides[kind]
    const word = (place: 0 | 1 | 2 | 3) => own?.[place]?.trim() || DEFAULT_ANCHORS[kind][place]
    return [word(0), word(1), word(2), word(3)]
  }
  return {
    behavioural: of('behavioural'),
    situational: of('situational'),
    technical: of('technical'),
    motivation: of('motivation'),
    background: of('background'),
  }
}

/** All questions of a sheet in their order. */
export function kitQuestionsOf({ sections }: Pick<KitSheet, 'sections'>): KitQuestion[] {
  return sections.flatMap(({ questions }) => questions)
}
