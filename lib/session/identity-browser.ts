import type { Identity } from './command'
import { withLock } from './web-lock-browser'

let identity: Identity | null = null
let asking: Promise<Identity | null> | null = null

/** Who this tab knows itself to be; null until the server has said so. */
export function knownIdentity(): Identity | null {
  return identity
}

/** Forgets it: the server no longer agrees, so it is asked anew. */
export function forgetIdentity(): void {
  identity = null
}

/**
 * Who is asking, remembered in this tab; a stranger becomes a guest by it. One tab asks at a time, so that two tabs
 * opened at once are the same guest.
 * @returns null while the server can't be reached
 */
export function ensureIdentity(): Promise<Identity | null> {
  if (identity) return Promise.resolve(identity)
  asking ??= withLock('callback-me', ask)
    .catch(() => null)
    .then((answer) => {
      identity = answer
      asking = null
      return answer
    })
  return asking
}

/** An owner's id, and those under which they were here as a guest, as far as the server can be asked. */
export async function listOwnIds(ownerId: string): Promise<string[]> {
  const answer = await ensureIdentity()
  return answer?.ownerId === ownerId ? [ownerId, ...answer.formerIds] : [ownerId]
}

/** The owner's id, as {@link ensureIdentity} gives it. */
export async function ensureOwner(): Promise<string | null> {
  return (await ensureIdentity())?.ownerId ?? null
}

async function ask(): Promise<Identity | null> {
  const response = await fetch('/api/me', { cache: 'no-store', redirect: 'error', signal: AbortSignal.timeout(20_000) })
  if (!response.ok) return null
  const answer: unknown = await response.json()
  return isIdentity(answer) ? answer : null
}

// The answer may be some proxy's page instead of ours.
function isIdentity(value: unknown): value is Identity {
  if (typeof value !== 'object' || value === null) return false
  return (
    'ownerId' in value && typeof value.ownerId === 'string' && 'formerIds' in value && Array.isArray(value.formerIds)
  )
}
