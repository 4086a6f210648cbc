import type { QuestionView, StudyScope } from '../question/question-views'
import type { QuestionProgress } from './review'

/** What a card shows of its question. */
export type CardQuestion = Pick<
  QuestionView,
  'id' | 'slug' | 'topic' | 'text' | 'guidanceHtml' | 'exampleAnswerHtml' | 'isSealed'
> & { keyPoints: { id: string; text: string }[] }

/** What stands on a card. */
export type CardText = {
  question: CardQuestion
  /** The user's own kept answer; null where none is. */
  ownAnswer: string | null
}

/** One card of a sitting: what stands on it, where it stands, and its place in the set. */
export type StudyCard = CardText & {
  /** Its place in the scope's own order, from 0. */
  position: number
  progress: QuestionProgress
  suspended: boolean
  flagged: boolean
  /** What stands on it isn't here yet: all of that but id and topic is empty, and asked for once the page stands. */
  isAway?: true
}

/** What the study page needs to begin: whose turn it is from the first card to the last, and the first ones' texts. */
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
