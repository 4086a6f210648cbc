import type { MockMode } from '../mock/mock'

/** The words of sharing: a link shows a set to a candidate, or to an interviewer. Pure and light: safe in the browser. */

export const SHARE_FACES = ['practice', 'kit'] as const

export const SHARE_ACTIVITIES = ['mock', 'study'] as const
export const SHARE_ORDERS = ['set', 'shuffled'] as const

/** What the owner pins for a candidate. All but the activity and the example speaks of a mock. */
export type PracticePins = {
  activity: (typeof SHARE_ACTIVITIES)[number]
  mode: MockMode
  /** What the questions' own times are multiplied by; null: untimed. */
  pace: number | null
  order: (typeof SHARE_ORDERS)[number]
  thinkingSeconds: number
  asksFollowUps: boolean
  /** Whether the example answers of the owner's own questions stay with the owner. */
  isExampleHidden: boolean
}

/** What the owner pins for an interviewer. */
export type KitPins = { isListenForShown: boolean }

/** A link's face with what is pinned for it. */
export type SharePins = { face: 'practice'; pins: PracticePins } | { face: 'kit'; pins: KitPins }

/** A link as its owner keeps it. */
export type ShareLink = SharePins & {
  id: string
  setId: string
  /** For the owner alone. */
  label: string
  /** How the owner signs it; "" for not at all. */
  signedAs: string
  version: number
  expiresAt: Date | null
  revokedAt: Date | null
  createdAt: Date
  openCount: number
  lastOpenedAt: Date | null
}

/** What a link leads to for whoever opens it, as long as it lives. */
export type LiveLink = SharePins & { id: string; ownerId: string; setId: string; signedAs: string }

export const SHARE_LIMITS = { linksPerSet: 50, lineCharacters: 80, mockQuestions: 20 } as const

/** Of a link, whether it still leads anywhere. */
export type LinkState = 'live' | 'expired' | 'revoked'

export function linkStateOf(
  { expiresAt, revokedAt }: Pick<ShareLink, 'expiresAt' | 'revokedAt'>,
  now: Date,
): LinkState {
  if (revokedAt !== null) return 'revoked'
  return expiresAt !== null && expiresAt <= now ? 'expired' : 'live'
}
