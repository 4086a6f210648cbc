import type { KeyPoint, QuestionListing } from './question'

/** A set as a list of sets shows it. */
export type SetListing = {
  slug: string
  title: string
  purpose: string
  questionCount: number
  totalSeconds: number
  /** What stands on its card: its sections, or its topics where it has none. */
  lines: { name: string; count: number }[]
  questionIds: string[]
}

/** A set as its own page shows it. */
export type SetView = {
  slug: string
  title: string
  purpose: string
  questionCount: number
  totalSeconds: number
  sections: { title: string; questions: QuestionListing[] }[]
}

/** A question as a candidate may see it: no listen-for, notes or rubric, ever. HTML is sanitised. */
export type QuestionView = QuestionListing & {
  guidanceHtml: string
  exampleAnswerHtml: string
  keyPoints: KeyPoint[]
  followUps: string[]
  /** Of practice by a link: all of that is empty, and asked for at reveal. */
  isSealed?: true
}

/** What a question's page shows. Neighbours are in the order of its first set, else of its topic. */
export type QuestionPage = {
  question: QuestionView
  sets: { slug: string; title: string }[]
  previous: { slug: string; text: string } | null
  next: { slug: string; text: string } | null
}

/** What is to be studied. */
export type StudyScope =
  | { kind: 'set'; slug: string }
  | { kind: 'topic'; topic: string }
  | { kind: 'questions'; slugs: string[] }
  /** A set of one's own. */
  | { kind: 'own'; id: string }
  | { kind: 'all' }

/** The names of everything published: what the palette finds by. */
export type LibraryIndex = {
  sets: { slug: string; title: string }[]
  questions: { slug: string; text: string; topic: string }[]
}
