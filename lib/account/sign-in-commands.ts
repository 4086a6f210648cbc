import 'server-only'
import { z } from 'zod'
import { restoreAllowance, takeFromAll } from '../platform/rate-limit'
import { fail, ok, type Result } from '../platform/result'
import { defineFormCommand, type FormContext, type FormOutcome, waitMessage } from '../session/form-commands'
import { clearSessionCookies, findGuestBeside, setSessionCookies } from '../session/session-queries'
import { deleteSession, type SignInMethod } from '../session/session-repository'
import { type Account, findAccount, findAccountByEmail, startSession } from './account-repository'
import { guessesHere, guessing, mailing, openingLink } from './allowances'
import { email } from './email'
import { mailLater, mailLink } from './mail-commands'
import { createMailToken, takeMailToken } from './mail-token-repository'
import { noAccountMail, resetMail, signInMail } from './mails'
import { ownPath } from './own-path'
import { givenPassword, isPassword } from './password'

/** What a mailed token looks like, in whatever an address brings. */
export const mailedToken = z.string().max(100)
/** Where to go on; judged by `ownPath`. */
export const nextPath = z.string().max(1000).optional()

const WRONG_PASSWORD = 'The address or the password isn’t right. Look at both, or choose a new password.'
export const SPENT_LINK = 'This link was used already, or is too old. Ask for a new one.'

/** What proves that someone is whose account it is. */
type Credentials = { address: string; password: string; network: string; now: Date }

/**
 * The account of an address and a password. Takes as long, and says the same, whether there is no such account, it has
 * no password, or the password is another.
 */
export async function checkPassword({ address, password, network, now }: Credentials): Promise<Result<Account>> {
  const outcome = await takeFromAll(guessing(address, network), now)
  if (!outcome.isAllowed) return fail('rate_limited', waitMessage(outcome.retryAfterSeconds))
  const account = await findAccountByEmail(address)
  const isRight = await isPassword(account?.passwordHash ?? null, password.normalize('NFKC'))
  if (!account || !isRight) return fail('unauthenticated', WRONG_PASSWORD)
  await restoreAllowance(guessesHere(address, network))
  return ok(account)
}

/** The same where the address is known and only the password is asked: what is wrong stands beside its field. */
export async function confirmPassword(credentials: Credentials, field: string): Promise<Result<Account>> {
  const account = await checkPassword(credentials)
  if (account.ok || account.error.code === 'rate_limited') return account
  return fail('invalid', 'One thing to put right', { [field]: 'This isn’t your password' })
}

/** Signs in by address and password. */
export const signIn = defineFormCommand({
  name: 'signIn',
  schema: z.strictObject({ email, password: givenPassword, next: nextPath }),
  echoes: ['email', 'next'],
  // checkPassword takes them, for next-auth's own route as well.
  allowances: () => [],
  async handler(context, { email: address, password, next }) {
    const { network, now } = context
    const account = await checkPassword({ address, password, network, now })
    if (!account.ok) return account
    const { userId, passwordHash } = account.value
    return enter(context, { userId, method: 'password', next, endsGuest: false }, passwordHash ?? undefined)
  },
})

/** Ends this browser's session. */
export const signOut = defineFormCommand({
  name: 'signOut',
  schema: z.strictObject({}),
  allowances: () => [],
  async handler({ session }) {
    if (session?.isGuest === false) await deleteSession(session.userId, session.sessionId)
    await clearSessionCookies({ endsGuest: false })
    return ok({ redirectTo: '/' })
  },
})

/** Mails a link to sign in by. Says the same whether there is an account or not. */
export const requestSignInLink = defineFormCommand({
  name: 'requestSignInLink',
  schema: z.strictObject({ email, next: nextPath }),
  echoes: ['email', 'next'],
  allowances: ({ email: address }, { network }) => mailing(address, network),
  async handler({ now }, { email: address, next }) {
    const account = await findAccountByEmail(address)
    mailLater(address, () => linkMailFor(account, address, next, now))
    return ok({ said: `A mail is on its way to ${address}. Its link signs you in, within 15 minutes.` })
  },
})

async function linkMailFor(account: Account | null, address: string, next: string | undefined, now: Date) {
  const query: Record<string, string> = next ? { next: ownPath(next, '/') } : {}
  if (!account) return noAccountMail(mailLink('/sign-up', query))
  // Whoever first used an address that was never confirmed may be another: its owner chooses a password of their own.
  const isOwner = account.emailVerifiedAt !== null || account.passwordHash === null
  const purpose = isOwner ? 'sign-in' : 'reset'
  const { userId } = account
  const token = await createMailToken({ purpose, userId, email: address, passwordHash: null, guestId: null }, now)
  return isOwner ? signInMail(mailLink('/sign-in', { token, ...query })) : resetMail(mailLink('/reset', { token }))
}

/** Signs in by a mailed link. */
export const signInByLink = defineFormCommand({
  name: 'signInByLink',
  schema: z.strictObject({ token: mailedToken, next: nextPath }),
  allowances: (_, { network }) => openingLink(network),
  async handler(context, { token, next }) {
    const link = await takeMailToken(token, 'sign-in', context.now)
    const account = link?.userId ? await findAccount(link.userId) : null
    if (!account || account.email !== link?.email) return fail('not_found', SPENT_LINK)
    return enter(context, { userId: account.userId, method: 'link', next, endsGuest: false })
  },
})

/**
 * Begins a session in this browser, in place of the one that it had.
 * @param endsGuest this browser's guest has become the account
 * @param knownHash the password that was checked, hashed; it must still be the account's
 */
export async function enter(
  context: FormContext,
  { userId, method, next, endsGuest }: { userId: string; method: SignInMethod; next?: string; endsGuest: boolean },
  knownHash?: string,
): Promise<Result<FormOutcome>> {
  const { userAgent, now } = context
  const sessionId = await startSession({ userId, method, userAgent, now }, knownHash)
  if (sessionId === null) return fail('unauthenticated', WRONG_PASSWORD)
  return enterBy(context, sessionId, { next, endsGuest })
}

/** Makes a session that was begun this browser's. */
export async function enterBy(
  { session }: FormContext,
  sessionId: string,
  { next, endsGuest }: { next?: string; endsGuest: boolean },
): Promise<Result<FormOutcome>> {
  if (session?.isGuest === false) await deleteSession(session.userId, session.sessionId)
  const guest = endsGuest ? null : await findGuestBeside()
  await setSessionCookies(sessionId, { endsGuest })
  const to = ownPath(next, '/account')
  return ok({ redirectTo: guest ? `/account/guest-work?${new URLSearchParams({ next: to })}` : to })
}
