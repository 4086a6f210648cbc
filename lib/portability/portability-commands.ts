import 'server-only'
import { z } from 'zod'
import { findAccount } from '../account/account-repository'
import { changing } from '../account/allowances'
import { ownPath } from '../account/own-path'
import { confirmPassword } from '../account/sign-in-commands'
import { env } from '../platform/env'
import { log } from '../platform/log'
import { fail, ok } from '../platform/result'
import { addTombstones } from '../platform/tombstones'
import { defineFormCommand } from '../session/form-commands'
import { clearSessionCookies, findGuestBeside, setSessionCookies } from '../session/session-queries'
import { leaveGuest } from '../session/session-repository'
import { deleteUser } from './deletion-repository'
import { mergeGuest } from './guest-merge-repository'

const next = z.string().max(1000).optional()

/**
 * Says what becomes of the work that was done in this browser without the account. Which guest that is, the browser's
 * own cookie says: nothing that is sent can name another.
 */
export const settleGuestWork = defineFormCommand({
  name: 'settleGuestWork',
  schema: z.strictObject({ choice: z.enum(['add', 'leave']), next }),
  allowances: (_, { session }) => changing(session?.userId ?? ''),
  async handler({ session, now }, { choice, next: wanted }) {
    const guest = session?.isGuest === false ? await findGuestBeside() : null
    const redirectTo = ownPath(wanted, '/account')
    if (session?.isGuest !== false || !guest) return ok({ redirectTo })
    if (choice === 'leave') {
      await leaveGuest(session.userId, session.sessionId, guest.id)
    } else {
      await mergeGuest({ userId: session.userId, zone: guest.zone, now }, guest.id)
      await setSessionCookies(session.sessionId, { endsGuest: true })
    }
    return ok({ redirectTo })
  },
})

/**
 * Deletes the account, or a guest's work, with everything, at once. An account with a password asks for it: whoever
 * finds a browser open can't do it.
 */
export const deleteEverything = defineFormCommand({
  name: 'deleteEverything',
  schema: z.strictObject({ password: z.string().max(500).optional(), agreed: z.literal('yes', 'Tick this to delete') }),
  allowances: (_, { session }) => changing(session?.userId ?? ''),
  async handler({ session, network, now }, { password = '' }) {
    if (!session?.user) return fail('unauthenticated', 'There is nothing here to delete.')
    const account = session.isGuest ? null : await findAccount(session.userId)
    if (account?.passwordHash) {
      const known = await confirmPassword({ address: account.email, password, network, now }, 'password')
      if (!known.ok) return known
    }
    keepTombstones(await deleteUser({ userId: session.userId, zone: session.user.zone, now }))
    await clearSessionCookies({ endsGuest: session.isGuest })
    return ok({ redirectTo: '/account/deleted' })
  },
})

/** The deletion is done and stays done: where the list can't be written, the server's daily work adds to it. */
function keepTombstones(userIds: string[]): void {
  try {
    addTombstones(env().tombstonesFile, userIds)
  } catch (error) {
    log.error({ err: error }, 'the list of deleted users could not be written; trying again with the daily work')
  }
}
