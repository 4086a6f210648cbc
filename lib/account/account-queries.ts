import 'server-only'
import { env } from '../platform/env'
import { isMailSent } from '../platform/mail'
import { knownZone } from '../platform/zone'
import type { PageOwner } from '../session/command'
import { findSession } from '../session/session-queries'
import { listSessions } from '../session/session-repository'
import { findAccount, listProviders } from './account-repository'
import { findMailToken, type MailTokenPurpose } from './mail-token-repository'

/** By whom this installation lets people sign in besides itself. */
export type OAuthProvider = { id: 'github' | 'google'; name: string }

/** What the pages that let people in need to know. */
export type SignInOptions = { isSignedIn: boolean; isMailSent: boolean; providers: OAuthProvider[] }

/** How one can come in here, and whether one is in. */
export async function getSignInOptions(): Promise<SignInOptions> {
  const { github, google } = env()
  const session = await findSession()
  const providers: OAuthProvider[] = [
    ...(github ? [{ id: 'github', name: 'GitHub' } as const] : []),
    ...(google ? [{ id: 'google', name: 'Google' } as const] : []),
  ]
  return { isSignedIn: session?.isGuest === false, isMailSent: isMailSent(), providers }
}

/** One of the user's sessions, as its list shows it. */
export type OwnSession = { id: string; isThis: boolean; method: string; userAgent: string; lastSeenAt: Date }

/** The account page of whoever asks. */
export type AccountPage = PageOwner & {
  zone: string
  newPerDay: number
  /** Whether anything is stored of them. */
  isSaved: boolean
  isMailSent: boolean
  /** Null for a guest and a stranger. */
  account: {
    email: string
    isConfirmed: boolean
    hasPassword: boolean
    isMaintainer: boolean
    providers: string[]
    sessions: OwnSession[]
  } | null
}

const DEFAULT_NEW_PER_DAY = 20

/** The account page of whoever asks, signed in or not. */
export async function getAccountPage(now: Date): Promise<AccountPage> {
  const session = await findSession()
  const account = session?.isGuest === false ? await findAccount(session.userId) : null
  const common = {
    ownerId: session?.userId ?? null,
    isGuest: session?.isGuest ?? true,
    zone: knownZone(session?.user?.zone),
    newPerDay: session?.user?.newPerDay ?? DEFAULT_NEW_PER_DAY,
    isSaved: session?.isSaved ?? false,
    isMailSent: isMailSent(),
  }
  if (!account || session?.isGuest !== false) return { ...common, account: null }
  const sessions = await listSessions(account.userId, now)
  return {
    ...common,
    account: {
      email: account.email,
      isConfirmed: account.emailVerifiedAt !== null,
      hasPassword: account.passwordHash !== null,
      isMaintainer: account.role === 'maintainer',
      providers: await listProviders(account.userId),
      sessions: sessions.map(({ id, method, userAgent, lastSeenAt }) => ({
        ...{ id, method, userAgent, lastSeenAt },
        isThis: id === session.sessionId,
      })),
    },
  }
}

/**
 * What a mailed link's page shows before anything is done: whose address it is, and whether the password is asked for.
 * Looking uses nothing up. Null for a link that is spent.
 */
export async function findMailedLink(
  token: string | null,
  purposes: MailTokenPurpose[],
  now: Date,
): Promise<{ purpose: MailTokenPurpose; email: string; asksPassword: boolean } | null> {
  if (!token) return null
  for (const purpose of purposes) {
    const link = await findMailToken(token, purpose, now)
    if (!link) continue
    const session = await findSession()
    const isTheirs = session !== null && session.userId === (purpose === 'sign-up' ? link.guestId : link.userId)
    return { purpose, email: link.email, asksPassword: !isTheirs }
  }
  return null
}
