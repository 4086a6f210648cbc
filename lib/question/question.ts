/** The words of the question domain. Pure: no I/O, safe in the browser. */

export const QUESTION_KINDS = ['behavioural', 'situational', 'technical', 'motivation', 'background'] as const
export type QuestionKind = (typeof QUESTION_KINDS)[number]

export const QUESTION_LEVELS = ['junior', 'mid', 'senior'] as const
export type QuestionLevel = (typeof QUESTION_LEVELS)[number]

/** A name in an address: small letters and digits in groups, joined by hyphens. Never an id: those have `_`. */
export const SLUG = /^(?!q-?$)[a-z0-9]+(?:-[a-z0-9]+)*$/
export const QUESTION_ID = /^q_[a-z0-9]{8}$/

/** What a good answer names. `id` is unique within its question; `text` is one line, `detail` plain text. */
export type KeyPoint = { id: string; text: string; detail: string }

/** How an answer that hits, grazes or misses one key point sounds: the coach's data (docs: content/README.md). */
export type RubricPoint = {
  keyPointId: string
  cues: string[]
  good: string[]
  vague: string[]
  misconception: string[]
}

/** A published question. `guidance`, `exampleAnswer` and `notes` are markdown; the rest is plain text. */
export type Question = {
  id: string
  slug: string
  /** The folder of its file: the first of `topics`. */
  topic: string
  topics: string[]
  kind: QuestionKind
  level: QuestionLevel
  timeLimitSeconds: number
  text: string
  guidance: string
  keyPoints: KeyPoint[]
  exampleAnswer: string
  followUps: string[]
  /** For an interviewer; never part of what a candidate's page carries. */
  listenFor: string[]
  notes: string
  rubric: RubricPoint[]
}

/** What a question asks for, and how answers to it sound: for comparing on the server, never for a page. */
export type PhrasedQuestion = Pick<Question, 'id' | 'text' | 'keyPoints' | 'rubric'>

/** What a list shows of a question: never its body. */
export type QuestionListing = Pick<
  Question,
  'id' | 'slug' | 'topic' | 'topics' | 'kind' | 'level' | 'timeLimitSeconds' | 'text'
>

export type QuestionSetSection = { title: string; questionIds: string[] }

/** A curated set as its file says it. A set without headings has one section titled "". */
export type QuestionSet = { slug: string; title: string; purpose: string; sections: QuestionSetSection[] }

/** "limits-and-failure" -> "Limits and failure", as topics are shown. */
export function topicName(topic: string): string {
  return capitalised(topic.replaceAll('-', ' '))
}

/** "behavioural" -> "Behavioural", "mid" -> "Mid", as kinds and levels are shown. */
export function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}
