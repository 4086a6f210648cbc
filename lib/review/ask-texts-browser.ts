import type { CardText } from './study-card'

/** Whoever is offline without knowing it isn't kept from asking again for longer. */
const PATIENCE_MS = 20_000

/** What `GET /api/me/cards` answers. */
export type CardTexts = { ownerId: string | null; texts: CardText[] }

/**
 * Asks for what stands on cards.
 * @param ownerId whose page it is for; null for a stranger
 * @returns null where it can't be had right now, or someone else is signed in by now: nothing is thrown
 */
export async function askTexts(ownerId: string | null, questionIds: readonly string[]): Promise<CardText[] | null> {
  if (!navigator.onLine) return null
  try {
    const address = `/api/me/cards?${new URLSearchParams({ ids: questionIds.join(',') })}`
    const response = await fetch(address, { signal: AbortSignal.timeout(PATIENCE_MS) })
    if (!response.ok) return null
    const answer: CardTexts = await response.json()
    return ownerId === null || answer.ownerId === ownerId ? answer.texts : null
  } catch {
    return null
  }
}
