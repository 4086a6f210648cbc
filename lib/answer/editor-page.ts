import type { QuestionListing } from '../question/question'
import type { QuestionView } from '../question/question-views'
import type { Correction } from '../question/search-query'
import type { Snippet } from '../question/search-snippet'
import type { Answer, AnswerState, Revision } from './answer'

/** What the editor needs of one question. */
export type EditorPage = {
  /** Null: a stranger, whose guest id comes with the first write. */
  ownerId: string | null
  isGuest: boolean
  zone: string
  question: QuestionView
  setTitle: string | null
  /** Those not deleted, the default first. */
  answers: Answer[]
  deleted: Answer[]
  /** The answer that is open; null where a new one begins. */
  open: Answer | null
  revisions: Revision[]
  /** Ids of key points that its writer says are in the open answer, whatever the coach finds. */
  claimedPoints: string[]
}

/** A question with what was written to it, as the list of answers shows it. */
export type AnswerRow = {
  question: QuestionListing
  state: AnswerState
  answers: Pick<Answer, 'id' | 'label' | 'text' | 'keptText' | 'updatedAt'>[]
}

/** The list of answers, in the words that were searched for. */
export type AnswerRows = { rows: AnswerRow[]; zone: string; corrections: Correction[] }

/** An answer of one's own that a search found. */
export type OwnAnswer = {
  id: string
  label: string
  isKept: boolean
  /** Of its question. */
  slug: string
  questionText: string
  snippet: Snippet | null
}

/** The first of what a search found among my answers, and how many there are. */
export type OwnAnswers = { hits: OwnAnswer[]; total: number; corrections: Correction[] }

/** What was kept for a set's questions, in its order: the sheet for the train. */
export type AnswerSheet = {
  title: string
  entries: { question: QuestionListing; text: string }[]
  /** How many questions have nothing kept. */
  missing: number
}

type NamedAnswer = Pick<Answer, 'id' | 'label' | 'isDefault' | 'text'>

/** What stands around the open answer and changes as one writes: its fellows, and what it once was. */
export type EditorFoot = {
  answers: NamedAnswer[]
  deleted: NamedAnswer[]
  open: NamedAnswer | null
  revisions: Revision[]
}

/** That part of the editor's page. */
export function footOf({ answers, deleted, open, revisions }: EditorPage): EditorFoot {
  return { answers: answers.map(named), deleted: deleted.map(named), open: open && named(open), revisions }
}

function named({ id, label, isDefault, text }: Answer): NamedAnswer {
  return { id, label, isDefault, text }
}
