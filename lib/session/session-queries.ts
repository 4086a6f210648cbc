import 'server-only'
import { cookies } from 'next/headers'
import { env } from '../platform/env'
import { serverSecret } from '../platform/secret'
import type { Identity } from './command'
import {
  ACCOUNT_COOKIE,
  cookieHeader,
  cookieOptions,
  cookieValue,
  GUEST_COOKIE,
  newUserId,
  signCookie,
  verifyCookie,
} from './session-cookie'
import { findSessionUser, touchSession } from './session-repository'
import { findUser, listMergedGuests, type User } from './user-repository'

/** Who is asking. A guest's row appears with the first write: until then `user` is null. */
export type Session =
  | { userId: string; isGuest: true; isSaved: boolean; user: User | null }
  | { userId: string; isGuest: false; isSaved: true; user: User; sessionId: string }

/** Of the cookies of whoever asks, one by its name. */
type ReadCookie = (name: string) => string | undefined

/** Who asks for a page; null for a stranger, or whoever brings a cookie that isn't ours. One statement mostly. */
export async function findSession(): Promise<Session | null> {
  const jar = await cookies()
  return sessionOf((name) => jar.get(name)?.value, new Date())
}

/** Who sent a request, by its own cookies, as {@link findSession}. */
export function findRequestSession(request: Request): Promise<Session | null> {
  return sessionOf((name) => cookieValue(request.headers.get('cookie'), name), new Date())
}

/**
 * The guest that this browser also is while someone is signed in: whose work was made here without the account.
 * @returns null where there is none who has written anything
 */
export async function findGuestBeside(): Promise<User | null> {
  const guestId = guestIdOf((await cookies()).get(GUEST_COOKIE)?.value)
  const user = guestId === null ? null : await findUser(guestId)
  return user?.kind === 'guest' ? user : null
}

/**
 * Who sent a request, for its browser's outbox, and the `Set-Cookie` line that renews who they are: a stranger becomes
 * a guest, of whom nothing is stored.
 */
export async function identifyRequest(request: Request, now: Date): Promise<{ identity: Identity; cookie: string }> {
  const session = await findRequestSession(request)
  if (session?.isGuest === false) {
    const { userId, sessionId } = session
    await touchSession(sessionId, now)
    const cookie = cookieHeader(ACCOUNT_COOKIE, accountCookieValue(sessionId), isCookieSecure())
    return {
      identity: { ownerId: userId, isGuest: false, isNew: false, formerIds: await listMergedGuests(userId) },
      cookie,
    }
  }
  const ownerId = session?.userId ?? newUserId()
  const cookie = cookieHeader(GUEST_COOKIE, signCookie('guest', ownerId, serverSecret()), isCookieSecure())
  return { identity: { ownerId, isGuest: true, isNew: session === null, formerIds: [] }, cookie }
}

/** Makes this browser's cookies those of a session; `endsGuest` where its guest's work has become the account's. */
export async function setSessionCookies(sessionId: string, { endsGuest }: { endsGuest: boolean }): Promise<void> {
  const jar = await cookies()
  jar.set(ACCOUNT_COOKIE, accountCookieValue(sessionId), cookieOptions(isCookieSecure()))
  if (endsGuest) jar.delete(GUEST_COOKIE)
}

/** Signs this browser out: the guest that it was is it again, unless `endsGuest`. */
export async function clearSessionCookies({ endsGuest }: { endsGuest: boolean }): Promise<void> {
  const jar = await cookies()
  jar.delete(ACCOUNT_COOKIE)
  if (endsGuest) jar.delete(GUEST_COOKIE)
}

/** Makes a stranger's browser a guest, by its cookie alone. @returns the guest's id */
export async function rememberGuest(): Promise<string> {
  const id = newUserId()
  ;(await cookies()).set(GUEST_COOKIE, signCookie('guest', id, serverSecret()), cookieOptions(isCookieSecure()))
  return id
}

/** The value of a session's cookie, which next-auth sets for those who sign in through it. */
export function accountCookieValue(sessionId: string): string {
  return signCookie('account', sessionId, serverSecret())
}

/** The session that a cookie's value names; null for one that isn't ours. */
export function sessionIdOf(value: string | undefined): string | null {
  return verifyCookie('account', value, serverSecret())
}

/** Whether cookies travel by https alone: where that is how people come. */
export function isCookieSecure(): boolean {
  return env().publicUrl?.startsWith('https://') ?? false
}

/** Which guest some cookies name, whoever is signed in beside; null for none. */
export function guestIdOf(value: string | undefined): string | null {
  return verifyCookie('guest', value, serverSecret())
}

async function sessionOf(read: ReadCookie, now: Date): Promise<Session | null> {
  const sessionId = sessionIdOf(read(ACCOUNT_COOKIE))
  const signedIn = sessionId === null ? null : await findSessionUser(sessionId, now)
  if (sessionId !== null && signedIn) {
    return { userId: signedIn.id, isGuest: false, isSaved: true, user: signedIn, sessionId }
  }
  const guestId = guestIdOf(read(GUEST_COOKIE))
  const user = guestId === null ? null : await findUser(guestId)
  if (guestId === null || (user && user.kind !== 'guest')) return null
  return { userId: guestId, isGuest: true, isSaved: user !== null, user }
}
