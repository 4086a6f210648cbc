import type { QuestionKind } from '../question/question'
import type { Rating } from '../review/review'

/** The words of the mock interview. Pure: no I/O, safe in the browser. */

/** From where questions are taken. */
export type MockSource =
  | { kind: 'set'; slug: string }
  /** A set of one's own. */
  | { kind: 'own'; id: string }
  | { kind: 'topic'; topic: string }
  | { kind: 'weakest' }
  | { kind: 'due' }
  | { kind: 'mix' }

export const MOCK_ORDERS = ['set', 'shuffled', 'weakest'] as const
export type MockOrder = (typeof MOCK_ORDERS)[number]

/** How one answers. */
export const MOCK_MODES = ['typed', 'spoken', 'both'] as const
export type MockMode = (typeof MOCK_MODES)[number]

/** What the times of the questions are multiplied by; null: untimed. */
export const MOCK_PACES = [0.5, 0.75, 1, 1.5, 2, 3] as const

export const MIN_MOCK_QUESTIONS = 1
export const MAX_MOCK_QUESTIONS = 20
export const DEFAULT_MOCK_QUESTIONS = 5
export const MAX_THINKING_SECONDS = 120

export type MockOptions = {
  source: MockSource
  count: number
  order: MockOrder
  /** Null: untimed. */
  pace: number | null
  thinkingSeconds: number
  asksFollowUps: boolean
  canPause: boolean
  mode: MockMode
  /** Names the shuffle: the same seed shuffles the same way. */
  seed: number
}

/** A question of a mock, pinned when it begins: later edits of the library don't change what was asked. */
export type MockQuestion = {
  questionId: string
  slug: string
  topic: string
  kind: QuestionKind
  text: string
  /** Null: untimed. */
  timeLimitSeconds: number | null
  /** What may be asked after its answer, its own before those of its kind; none where follow-ups are off. */
  followUps: string[]
  /** Of each follow-up the place of the key point that it asks about; a place, as its id or text would help to answer. */
  followUpPoints?: (number | null)[]
}

export type MockPlan = { title: string; options: Omit<MockOptions, 'source'>; questions: MockQuestion[] }

/** One asking: a question's, or its follow-up's. `3` and `3f` name those of the fourth question. */
export type TurnId = string

export function turnOf(index: number, part: 'main' | 'followUp'): TurnId {
  return part === 'main' ? String(index) : `${index}f`
}

/** The question that a turn belongs to. */
export function indexOf(turn: TurnId): number {
  return Number.parseInt(turn, 10)
}

export function isFollowUp(turn: TurnId): boolean {
  return turn.endsWith('f')
}

/** What happened, when. `revision` counts the versions of one event that grows, as a text does while it is typed. */
export type MockEvent = { id: string; at: Date; revision: number } & MockEventBody

export type MockEventBody =
  /** `followUp` is what a follow-up's turn asks: chosen when the answer is given. */
  | { type: 'asked'; turn: TurnId; followUp?: string }
  /** `seen`: the texts of the turn that its writer had before them, by event id in that revision: it takes their place. */
  | { type: 'text'; turn: TurnId; writerId: string; text: string; seen?: Record<string, number> }
  | { type: 'paused' }
  | { type: 'resumed' }
  /** Nobody was there: the tab was closed, the machine asleep. */
  | { type: 'away'; from: string; to: string }
  /** Somebody is there: how long the clock may be believed where nothing else happened. */
  | { type: 'present' }
  /** How a recording went, while it grows. The recording itself stays in the browser. */
  | ({ type: 'spoken'; turn: TurnId; takeId: string } & TakeFigures)
  | { type: 'answered'; turn: TurnId }
  | { type: 'skipped'; turn: TurnId }
  | { type: 'finished' }
  /** A rating, or its undo (null). `entryId` is that of the review's or the retraction's: what the next one is based on. */
  | { type: 'rated'; index: number; rating: Rating | null; tickedKeyPoints: string[]; entryId: string }

/** What a recording's loudness says of it, in milliseconds. */
export type TakeFigures = {
  recordedMs: number
  speakingMs: number
  /** Between the first and the last word of it. */
  longestPauseMs: number
  /** Whether its words were written down as they were spoken. */
  isCaptioned: boolean
}

export const MAX_MOCK_TEXT_CHARACTERS = 20_000
