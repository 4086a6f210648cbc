import { db, type Transaction } from '../platform/db'
import { createSession, deleteOtherSessions, type SignInMethod } from '../session/session-repository'
import { inUserTransaction, type Writer } from '../session/user-repository'
import type { OAuthSubject } from './oauth'

/** What is stored of an account, for signing in and for its owner's page. */
export type Account = {
  userId: string
  email: string
  emailVerifiedAt: Date | null
  passwordHash: string | null
  role: string
}

const ACCOUNT = { id: true, email: true, emailVerifiedAt: true, passwordHash: true, role: true } as const

/** The account of an address, in lower case; null for none. One statement. */
export async function findAccountByEmail(email: string): Promise<Account | null> {
  return accountOf(await db().user.findUnique({ where: { email }, select: ACCOUNT }))
}

/** A user's account; null for a guest. One statement. */
export async function findAccount(userId: string): Promise<Account | null> {
  return accountOf(await db().user.findUnique({ where: { id: userId, kind: 'account' }, select: ACCOUNT }))
}

type AccountRow = Omit<Account, 'userId' | 'email'> & { id: string; email: string | null }

function accountOf(row: AccountRow | null): Account | null {
  if (!row || row.email === null) return null
  const { id: userId, email, ...rest } = row
  return { ...rest, userId, email }
}

export type NewAccount = {
  email: string
  /** When the address was shown to be theirs; null: not yet. */
  emailVerifiedAt: Date | null
  passwordHash: string | null
  identity: OAuthSubject | null
}

/**
 * Turns a guest into an account, with all that they have done, under the same id; or makes a new user one.
 * @returns 'email taken' where another account has the address, 'not a guest' where the user is an account already
 */
export function createAccount(writer: Writer, account: NewAccount): Promise<'created' | 'email taken' | 'not a guest'> {
  // Two that sign up by one address at once: the second runs again, and finds the first.
  return inUserTransaction(writer, async (tx) => {
    const { userId, now } = writer
    const { email, emailVerifiedAt, passwordHash, identity } = account
    if ((await tx.user.count({ where: { email } })) > 0) return 'email taken'
    const { count } = await tx.user.updateMany({
      where: { id: userId, kind: 'guest' },
      data: { kind: 'account', email, emailVerifiedAt, passwordHash },
    })
    if (count === 0) return 'not a guest'
    if (identity) await tx.oAuthIdentity.create({ data: { ...identity, userId, createdAt: now } })
    return 'created'
  })
}

/**
 * Begins a session of an account.
 * @param knownHash the password that was checked a moment ago, hashed: one that was changed since lets nobody in
 * @returns its id, always a new one; null where the account is gone, or has another password by now
 */
export function startSession(
  session: { userId: string; method: SignInMethod; userAgent: string; now: Date },
  knownHash?: string,
): Promise<string | null> {
  const { userId, now } = session
  return db().$transaction(async (tx) => {
    // A write, so that it waits for a change of the password, and the change for it.
    const { count } = await tx.user.updateMany({
      where: { id: userId, kind: 'account', ...(knownHash === undefined ? {} : { passwordHash: knownHash }) },
      data: { lastSeenAt: now },
    })
    return count === 0 ? null : createSession(tx, session)
  })
}

/**
 * Sets a password, which ends every session: the one that it was set in goes on under a new id.
 * @param isEmailShown the address was shown to be theirs by the same act
 * @returns the new session's id
 */
export function setPassword(
  session: { userId: string; method: SignInMethod; userAgent: string; now: Date },
  passwordHash: string,
  { isEmailShown }: { isEmailShown: boolean },
): Promise<string> {
  const { userId, now } = session
  return db().$transaction(async (tx) => {
    await tx.user.update({ where: { id: userId }, data: { passwordHash }, select: { id: true } })
    if (isEmailShown) await markConfirmed(tx, userId, now)
    await deleteOtherSessions(userId, null, tx)
    // Links that were mailed before can't take the account back.
    await tx.mailToken.deleteMany({ where: { userId } })
    return createSession(tx, session)
  })
}

/** Notes that an account's address is its owner's. */
export async function confirmEmail(userId: string, email: string, now: Date): Promise<boolean> {
  const { count } = await db().user.updateMany({
    where: { id: userId, email, kind: 'account', emailVerifiedAt: null },
    data: { emailVerifiedAt: now },
  })
  return count > 0
}

async function markConfirmed(tx: Transaction, userId: string, now: Date): Promise<void> {
  await tx.user.updateMany({ where: { id: userId, emailVerifiedAt: null }, data: { emailVerifiedAt: now } })
}

/** Whose account somebody elsewhere signs in to; null for nobody's yet. */
export async function findIdentityOwner({ provider, subject }: OAuthSubject): Promise<string | null> {
  const identity = await db().oAuthIdentity.findUnique({
    where: { provider_subject: { provider, subject } },
    select: { userId: true },
  })
  return identity?.userId ?? null
}

/** Lets an account be signed in to by an identity elsewhere. */
export async function addIdentity(userId: string, { provider, subject }: OAuthSubject, now: Date): Promise<void> {
  await db().oAuthIdentity.create({ data: { provider, subject, userId, createdAt: now } })
}

/** By whom else an account can be signed in to. */
export async function listProviders(userId: string): Promise<string[]> {
  const rows = await db().oAuthIdentity.findMany({ where: { userId }, select: { provider: true } })
  return rows.map(({ provider }) => provider)
}

/** Gives a role to the account of an address. @returns what was found */
export async function grantRole(
  email: string,
  role: 'member' | 'maintainer',
): Promise<'granted' | 'no account' | 'unverified'> {
  const account = await findAccountByEmail(email)
  if (!account) return 'no account'
  if (account.emailVerifiedAt === null) return 'unverified'
  await db().user.update({ where: { id: account.userId }, data: { role }, select: { id: true } })
  return 'granted'
}
