import 'server-only'
import { cookies } from 'next/headers'
import { env } from '../platform/env'
import { readSecret } from '../platform/secret'
import {
  cookieValue,
  newUserId,
  SESSION_COOKIE,
  sessionCookieHeader,
  signSession,
  verifySession,
} from './session-cookie'
import { findUser, type User } from './user-repository'

/** Who is asking. A guest's row appears with the first write: until then `user` is null. */
export type Session = { userId: string; isGuest: boolean; isSaved: boolean; user: User | null }

let secret: string | undefined

function sessionSecret(): string {
  secret ??= readSecret(env())
  return secret
}

/** Who asks for a page; null for a stranger, or whoever brings a cookie that isn't ours. One statement at most. */
export async function findSession(): Promise<Session | null> {
  return sessionOf((await cookies()).get(SESSION_COOKIE)?.value)
}

/** Who sent a request, by its own cookie, as {@link findSession}. */
export function findRequestSession(request: Request): Promise<Session | null> {
  return sessionOf(cookieValue(request.headers.get('cookie'), SESSION_COOKIE))
}

/** A new guest, or the renewed cookie of who is there: the `Set-Cookie` line and whose it is. Nothing is stored. */
export function sessionCookieFor(session: Session | null): { userId: string; header: string } {
  const userId = session?.userId ?? newUserId()
  const isSecure = env().publicUrl?.startsWith('https://') ?? false
  return { userId, header: sessionCookieHeader(signSession(userId, sessionSecret()), isSecure) }
}

async function sessionOf(cookie: string | undefined): Promise<Session | null> {
  const userId = verifySession(cookie, sessionSecret())
  if (userId === null) return null
  const user = await findUser(userId)
  return { userId, isGuest: user?.kind !== 'account', isSaved: user !== null, user }
}
