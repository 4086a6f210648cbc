import type { QuestionView, StudyScope } from '../question/question-views'
import type { QuestionProgress } from './review'

/** One question of a sitting, with where it stands for whoever studies. */
export type StudyCard = {
  question: QuestionView
  /** Its place in the set, from 0. */
  position: number
  progress: QuestionProgress
  suspended: boolean
  flagged: boolean
}

/** What the study page needs to run without the server. */
export type StudySession = {
  /** Null: a stranger, whose guest id comes with the first write. */
  ownerId: string | null
  /** The set's title, the topic's name, or "Everything due". */
  title: string
  scope: StudyScope
  zone: string
  /** How many new questions the day still allows. */
  newLeft: number
  interviewAt: Date | null
  /** Due now, in a learning step, or new: what lies further ahead is left out. */
  cards: StudyCard[]
  /** How many more are due or new beyond these cards. */
  moreDue: number
  now: Date
}
