import 'server-only'
import { z } from 'zod'
import { fail, ok } from '../platform/result'
import { defineFormCommand } from '../session/form-commands'
import { deleteOtherSessions, deleteSession } from '../session/session-repository'
import { findAccount } from './account-repository'
import { changing, mailing } from './allowances'
import { mailConfirmation } from './sign-up-commands'

const SIGNED_OUT = 'You are not signed in any more. Sign in, and try again.'

/** Ends one of one's own sessions, on whatever device. */
export const endSession = defineFormCommand({
  name: 'endSession',
  schema: z.strictObject({ sessionId: z.string().max(64) }),
  allowances: (_, { session }) => changing(session?.userId ?? ''),
  async handler({ session }, { sessionId }) {
    if (session?.isGuest !== false) return fail('unauthenticated', SIGNED_OUT)
    const isEnded = await deleteSession(session.userId, sessionId)
    return isEnded ? ok({ said: 'That session is ended.' }) : fail('not_found', 'That session had ended before.')
  },
})

/** Ends all of one's own sessions but this one. */
export const endOtherSessions = defineFormCommand({
  name: 'endOtherSessions',
  schema: z.strictObject({}),
  allowances: (_, { session }) => changing(session?.userId ?? ''),
  async handler({ session }) {
    if (session?.isGuest !== false) return fail('unauthenticated', SIGNED_OUT)
    const count = await deleteOtherSessions(session.userId, session.sessionId)
    return ok({ said: count === 1 ? 'One other session was ended.' : `${count} other sessions were ended.` })
  },
})

/** Mails the link again that shows the account's address to be its owner's. */
export const sendConfirmation = defineFormCommand({
  name: 'sendConfirmation',
  schema: z.strictObject({}),
  // The address is known only inside: the network bounds it here, the account there.
  allowances: (_, { session, network }) => mailing(session?.userId ?? '', network),
  async handler({ session, now }) {
    const account = session?.isGuest === false ? await findAccount(session.userId) : null
    if (!account) return fail('unauthenticated', SIGNED_OUT)
    if (account.emailVerifiedAt !== null) return ok({ said: 'The address is confirmed already.' })
    mailConfirmation(account, now)
    return ok({ said: `A link is on its way to ${account.email}. It serves for three days.` })
  },
})
