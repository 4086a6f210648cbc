import 'server-only'
import { findGuestBeside, findRequestSession, findSession } from '../session/session-queries'
import { findLeftGuest } from '../session/session-repository'
import type { OwnData } from './export-format'
import { readOwnData } from './export-repository'
import { countGuestWork } from './guest-merge-repository'
import { type GuestWork, isAnyWork } from './guest-work'

/**
 * What was done in this browser without the account that is signed in; null where there is nothing to ask about.
 * @param isAskedAgain also where it was left apart before
 */
export async function findGuestWork({ isAskedAgain }: { isAskedAgain: boolean }): Promise<GuestWork | null> {
  const session = await findSession()
  if (session?.isGuest !== false) return null
  const guest = await findGuestBeside()
  if (!guest) return null
  if (!isAskedAgain && (await findLeftGuest(session.sessionId)) === guest.id) return null
  const work = await countGuestWork(guest.id)
  return isAnyWork(work) ? work : null
}

/** All that is stored of whoever sent a request; null for who has nothing here. */
export async function exportOwnData(request: Request, now: Date): Promise<OwnData | null> {
  const session = await findRequestSession(request)
  return session?.isSaved ? readOwnData(session.userId, now) : null
}
