import type { QuestionView, StudyScope } from '../question/question-views'
import type { QuestionProgress } from './review'

/** One card of a sitting: the question, where it stands, and its place in the set. */
export type StudyCard = {
  question: QuestionView
  /** Its place in the scope's own order, from 0. */
  position: number
  progress: QuestionProgress
  suspended: boolean
  flagged: boolean
  /** The user's own kept answer; null where none is. */
  ownAnswer: string | null
}

/** What the study page needs, in one piece: a sitting asks the server for nothing more. */
export type StudySession = {
  /** Whose cookie asked; null for a stranger without one. */
  ownerId: string | null
  isGuest: boolean
  title: string
  scope: StudyScope
  /** IANA name: the user's own once they are stored, else UTC (the browser knows better). */
  zone: string
  /** How many new questions today still takes. */
  newLeft: number
  interviewAt: Date | null
  /** What is due today, in a learning step, or new; at most 100, suspended ones left out. */
  cards: StudyCard[]
  /** How many more are due today than `cards` holds. */
  moreDue: number
  now: Date
  /** When today ends (04:00 in `zone`): a card that falls due before then is due today. */
  dayEnd: Date
}
