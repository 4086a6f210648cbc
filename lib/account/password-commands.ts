import 'server-only'
import { z } from 'zod'
import { isMailSent } from '../platform/mail'
import { fail, ok } from '../platform/result'
import { defineFormCommand } from '../session/form-commands'
import { setSessionCookies } from '../session/session-queries'
import { findAccount, findAccountByEmail, setPassword } from './account-repository'
import { changing, mailing, openingLink } from './allowances'
import { email } from './email'
import { mailLater, mailLink } from './mail-commands'
import { createMailToken, findMailToken, takeMailToken } from './mail-token-repository'
import { resetMail } from './mails'
import { hashPassword, NAMES_EMAIL, namesEmail, newPassword } from './password'
import { confirmPassword, enterBy, mailedToken, SPENT_LINK } from './sign-in-commands'

/** Mails a link to choose a new password by. Says the same whether there is an account or not. */
export const requestReset = defineFormCommand({
  name: 'requestReset',
  schema: z.strictObject({ email }),
  echoes: ['email'],
  allowances: ({ email: address }, { network }) => mailing(address, network),
  async handler({ now }, { email: address }) {
    const account = await findAccountByEmail(address)
    if (account) {
      const { userId } = account
      const token = { purpose: 'reset', userId, email: address, passwordHash: null, guestId: null } as const
      mailLater(address, async () => resetMail(mailLink('/reset', { token: await createMailToken(token, now) })))
    }
    const where = isMailSent()
      ? 'a mail with a link is on its way'
      : 'a mail with a link was written for whoever runs this installation, which sends none: ask them for it'
    return ok({ said: `If ${address} has an account, ${where}. The link serves for 30 minutes.` })
  },
})

/** Chooses a new password by a mailed link: every session ends, and this browser is signed in. */
export const resetPassword = defineFormCommand({
  name: 'resetPassword',
  schema: z.strictObject({ token: mailedToken, password: newPassword }),
  allowances: (_, { network }) => openingLink(network),
  async handler(context, { token, password }) {
    const { userAgent, now } = context
    const link = await findMailToken(token, 'reset', now)
    if (link && namesEmail(password, link.email))
      return fail('invalid', 'One thing to put right', { password: NAMES_EMAIL })
    const passwordHash = await hashPassword(password)
    const taken = link && (await takeMailToken(token, 'reset', now))
    const account = taken?.userId ? await findAccount(taken.userId) : null
    if (!account || account.email !== link?.email) return fail('not_found', SPENT_LINK)
    const { userId } = account
    const sessionId = await setPassword({ userId, method: 'reset', userAgent, now }, passwordHash, {
      isEmailShown: true,
    })
    return enterBy(context, sessionId, { endsGuest: false })
  },
})

/** Changes the password, or sets the first: every other session ends, and this one goes on under a new id. */
export const changePassword = defineFormCommand({
  name: 'changePassword',
  schema: z.strictObject({ current: z.string().max(500).optional(), password: newPassword }),
  allowances: (_, { session }) => changing(session?.userId ?? ''),
  async handler({ session, network, userAgent, now }, { current = '', password }) {
    const account = session?.isGuest === false ? await findAccount(session.userId) : null
    if (!account) return fail('unauthenticated', 'You are not signed in any more. Sign in, and try again.')
    if (account.passwordHash !== null) {
      const known = await confirmPassword({ address: account.email, password: current, network, now }, 'current')
      if (!known.ok) return known
    }
    if (namesEmail(password, account.email)) return fail('invalid', 'One thing to put right', { password: NAMES_EMAIL })
    const { userId } = account
    const passwordHash = await hashPassword(password)
    const entry = { userId, method: 'password', userAgent, now } as const
    await setSessionCookies(await setPassword(entry, passwordHash, { isEmailShown: false }), { endsGuest: false })
    return ok({ said: 'The password is changed. Every other session was ended.' })
  },
})
