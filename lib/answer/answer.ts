/** The words of the answer domain. Pure: no I/O, safe in the browser. */

/** An answer of one's own to a question, as it stands. */
export type Answer = {
  id: string
  questionId: string
  /** Whom it is for; "" for anybody. */
  label: string
  /** The one that is shown on reveal, of those to its question. */
  isDefault: boolean
  text: string
  /** What was kept, whatever is drafted meanwhile; null where nothing is. */
  keptText: string | null
  keptAt: Date | null
  /** Id of the last save that was taken: what the next one is based on. */
  lastSaveId: string
  deletedAt: Date | null
  updatedAt: Date
}

/** A key point that its writer says is in an answer: `text` is the answer as it was then. `claimedAt` as ISO 8601. */
export type PointClaim = { keyPointId: string; text: string; claimedAt: string }

/** `merged`: it was written as a guest, before signing in to an account that had an answer of its own. */
export const REVISION_CAUSES = ['draft', 'kept', 'conflict', 'merged'] as const
export type RevisionCause = (typeof REVISION_CAUSES)[number]

/** What an answer once was. */
export type Revision = {
  id: string
  text: string
  cause: RevisionCause
  startedAt: Date
  savedAt: Date
}

/** What a list shows of a question's answers. */
export const ANSWER_STATES = ['kept', 'draft', 'none'] as const
export type AnswerState = (typeof ANSWER_STATES)[number]

/** What a save came to: taken, or refused since another text had been saved meanwhile. Then both are kept. */
export type SaveOutcome =
  | { conflict: false; saveId: string; revisionId: string; savedAt: string }
  | { conflict: true; text: string; saveId: string; savedAt: string }

/** Limits, in one place. */
export const MAX_ANSWER_CHARACTERS = 50_000
export const MAX_LABEL_CHARACTERS = 80
/** More key points than a question has. */
export const MAX_CLAIMS = 40

const WORDS_A_MINUTE = 140

/** Words as a reader counts them: runs of letters and digits, an apostrophe or hyphen inside joining them. */
export function countWords(text: string): number {
  return text.match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu)?.length ?? 0
}

/** Seconds that it takes to say so many words aloud, at 140 a minute. */
export function speakingSeconds(words: number): number {
  return Math.round((words / WORDS_A_MINUTE) * 60)
}

/** Whether the text on the desk is the one that was kept. */
export function isKept({ text, keptText }: Pick<Answer, 'text' | 'keptText'>): boolean {
  return keptText !== null && text === keptText
}

/** What the best of a question's answers is. */
export function stateOf(answers: Pick<Answer, 'text' | 'keptText'>[]): AnswerState {
  if (answers.some(({ keptText }) => keptText !== null)) return 'kept'
  return answers.some(({ text }) => text.trim() !== '') ? 'draft' : 'none'
}

/** Of a longer word its beginning names it as well. */
const MOST_OF_A_WORD = 18

/** The first words by which a revision differs from the one before it: its name beside the date. */
export function firstChangedWords(before: string, after: string, count = 4): string {
  const old = before.split(/\s+/)
  const words = after.split(/\s+/).filter(Boolean)
  const from = words.findIndex((word, index) => word !== old[index])
  return words
    .slice(Math.max(0, from), Math.max(0, from) + count)
    .map((word) => (word.length > MOST_OF_A_WORD ? `${word.slice(0, MOST_OF_A_WORD)}…` : word))
    .join(' ')
}
