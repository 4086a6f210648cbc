import 'server-only'
import { z } from 'zod'
import { isMailSent } from '../platform/mail'
import { fail, ok } from '../platform/result'
import { knownZone } from '../platform/zone'
import { defineFormCommand, type FormContext } from '../session/form-commands'
import { newUserId } from '../session/session-cookie'
import { rememberGuest } from '../session/session-queries'
import { UserGoneError } from '../session/user-repository'
import { confirmEmail, createAccount, findAccount, findAccountByEmail, type NewAccount } from './account-repository'
import { openingLink, signingUp } from './allowances'
import { email } from './email'
import { mailLater, mailLink } from './mail-commands'
import { createMailToken, findMailToken, takeMailToken } from './mail-token-repository'
import { confirmMail, signUpMail, takenMail } from './mails'
import { hashPassword, isPassword, NAMES_EMAIL, namesEmail, newPassword } from './password'
import { confirmPassword, enter, mailedToken, nextPath, SPENT_LINK } from './sign-in-commands'

const TAKEN = 'This address has an account already: sign in, or choose a new password'

/**
 * Signs up. Where mail is sent the account begins with the mailed link, and nobody learns here whether the address has
 * one; where none is sent it begins at once, and an address that is taken is said to be (docs/decisions/0010).
 */
export const signUp = defineFormCommand({
  name: 'signUp',
  schema: z.strictObject({ email, password: newPassword, zone: z.string().max(64).optional(), next: nextPath }),
  echoes: ['email', 'next'],
  allowances: ({ email: address }, { network }) => signingUp(address, network),
  async handler(context, { email: address, password, zone, next }) {
    const { session, now } = context
    if (session?.isGuest === false) return fail('conflict', 'You are signed in already. Sign out first.')
    if (namesEmail(password, address)) return fail('invalid', 'One thing to put right', { password: NAMES_EMAIL })
    const passwordHash = await hashPassword(password)
    if (isMailSent()) return askByMail(context, address, passwordHash)
    const userId = session?.userId ?? newUserId()
    const outcome = await createAccount(
      { userId, zone: session?.user?.zone ?? knownZone(zone), now },
      { email: address, emailVerifiedAt: null, passwordHash, identity: null },
    )
    if (outcome !== 'created') return fail('conflict', 'One thing to put right', { email: TAKEN })
    mailConfirmation({ userId, email: address }, now)
    return enter(context, { userId, method: 'sign-up', next, endsGuest: true })
  },
})

async function askByMail({ session, now }: FormContext, address: string, passwordHash: string) {
  const said = `Check your mail: a link is on its way to ${address}. Your account begins when you open it.`
  // The browser is known again by its guest when the link is opened.
  const guestId = session?.userId ?? (await rememberGuest())
  const account = await findAccountByEmail(address)
  mailLater(address, async () => {
    if (account) {
      const { userId } = account
      const token = { purpose: 'reset', userId, email: address, passwordHash: null, guestId: null } as const
      return takenMail(mailLink('/sign-in', {}), mailLink('/reset', { token: await createMailToken(token, now) }))
    }
    const token = { purpose: 'sign-up', userId: null, email: address, passwordHash, guestId } as const
    return signUpMail(mailLink('/confirm', { token: await createMailToken(token, now) }))
  })
  return ok({ said })
}

/** Mails the link that shows an account's address to be its owner's. */
export function mailConfirmation({ userId, email: address }: { userId: string; email: string }, now: Date): void {
  const token = { purpose: 'confirm', userId, email: address, passwordHash: null, guestId: null } as const
  mailLater(address, async () => confirmMail(mailLink('/confirm', { token: await createMailToken(token, now) })))
}

/**
 * Opens the link that a sign-up or a confirmation mailed. A sign-up's password is asked for in any browser but the one
 * where it was chosen: who reads the mail may not be who signed up, and must not end in an account that is half
 * another's.
 */
export const confirmAddress = defineFormCommand({
  name: 'confirmAddress',
  schema: z.strictObject({ token: mailedToken, password: z.string().max(500).optional() }),
  allowances: (_, { network }) => openingLink(network),
  async handler(context, { token, password }) {
    const { session, now } = context
    const confirmation = await findMailToken(token, 'confirm', now)
    if (confirmation?.userId) return confirmExisting(context, token, confirmation.userId, password ?? '')
    const waiting = await findMailToken(token, 'sign-up', now)
    if (!waiting) return fail('not_found', SPENT_LINK)
    const isSameBrowser = session?.isGuest === true && session.userId === waiting.guestId
    if (!isSameBrowser && !(await isPassword(waiting.passwordHash, (password ?? '').normalize('NFKC')))) {
      const problem = 'Enter the password that you chose when you signed up'
      return fail('invalid', 'One thing to put right', { password: problem })
    }
    if (!(await takeMailToken(token, 'sign-up', now))) return fail('not_found', SPENT_LINK)
    const { email: address, passwordHash, guestId } = waiting
    const account = { email: address, emailVerifiedAt: now, passwordHash, identity: null }
    const userId = await createAccountOf(guestId ?? newUserId(), account, now)
    if (userId === null) return fail('conflict', 'This address has got an account meanwhile. Sign in.')
    return enter(context, { userId, method: 'sign-up', endsGuest: isSameBrowser })
  },
})

/** The reader of the mail may not be whose account it is: they are signed in to it here, or know its password. */
async function confirmExisting({ session, network, now }: FormContext, token: string, userId: string, typed: string) {
  const account = await findAccount(userId)
  if (!account) return fail('not_found', SPENT_LINK)
  if (session?.userId !== userId) {
    const known = await confirmPassword({ address: account.email, password: typed, network, now }, 'password')
    if (!known.ok) return known
  }
  if (!(await takeMailToken(token, 'confirm', now))) return fail('not_found', SPENT_LINK)
  await confirmEmail(userId, account.email, now)
  return ok({ said: `${account.email} is confirmed.` })
}

/** Makes a guest an account, or, where that guest is somebody by now, a new user. Null where the address is taken. */
export async function createAccountOf(guestId: string, account: NewAccount, now: Date): Promise<string | null> {
  const outcome = await createAccount({ userId: guestId, zone: 'UTC', now }, account).catch((error) => {
    if (error instanceof UserGoneError) return 'not a guest'
    throw error
  })
  if (outcome === 'created') return guestId
  if (outcome === 'email taken') return null
  return createAccountOf(newUserId(), account, now)
}
