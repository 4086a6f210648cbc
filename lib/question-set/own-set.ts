import type { QuestionKind, QuestionLevel } from '../question/question'
import type { KitAnchors } from './kit'
import type { OwnSection } from './question-set'

/** The words of a set as it is kept. Pure and light: safe in the browser. */

/** How much one user may keep. */
export const OWN_LIMITS = { sets: 200, questions: 5_000, deletedDays: 30 } as const

/** A section as it is kept: its id outlives a new title, so that two tabs mean the same one. */
export type SetSection = OwnSection & { id: string }

/** What 1 to 4 mean on a kit, for the kinds of which its owner says it otherwise. */
export type AnchorOverrides = Partial<KitAnchors>

/** What an edit changes of a set. */
export type SetContents = {
  title: string
  purpose: string
  plannedMinutes: number | null
  sections: SetSection[]
  anchors: AnchorOverrides
}

/** A set as it is kept. */
export type KeptSet = SetContents & {
  id: string
  /** Of a set that came by a share link; null for one's own, which alone may be changed and shared. */
  received: ReceivedBy | null
  deletedAt: Date | null
  createdAt: Date
  updatedAt: Date
}

/** How a set came here, and what its sender pinned. */
export type ReceivedBy = { linkId: string; isExampleHidden: boolean }

/** A question as a set's rows show it. */
export type SetQuestion = {
  id: string
  slug: string
  text: string
  kind: QuestionKind
  level: QuestionLevel
  topic: string
  timeLimitSeconds: number
  /** Whether it is one's own: private, and to be changed. */
  isOwn: boolean
}

/** A set as a list of one's sets shows it. */
export type OwnSetListing = Pick<KeptSet, 'id' | 'title' | 'purpose' | 'plannedMinutes' | 'updatedAt'> & {
  questionCount: number
  isReceived: boolean
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Whether an id, or a name in an address, can be of a set or question of one's own: a UUID, as the library has none. */
export function isOwnId(id: string): boolean {
  return UUID.test(id)
}

/** The page of a question: the library's public one, or one's own. */
export function questionAddress(slug: string): string {
  return isOwnId(slug) ? `/my/questions/${slug}` : `/questions/${slug}`
}

/** The topic of a question of one's own that names none. */
export const OWN_TOPIC = 'own-questions'
