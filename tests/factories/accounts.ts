import type { Database } from '../../lib/platform/db'
import { newSessionId, newUserId, signCookie } from '../../lib/session/session-cookie'
import { TEST_SECRET } from '../setup/secret'

const DAY_MS = 24 * 60 * 60 * 1000

/** An account that is signed in: its id, its session's, and the value of the cookie that says so. */
export async function createSignedIn(
  database: Database,
  now: Date,
  account: { userId?: string; email?: string; passwordHash?: string; emailVerifiedAt?: Date } = {},
): Promise<{ userId: string; sessionId: string; cookie: string }> {
  const { userId = newUserId(), ...rest } = account
  const email = rest.email ?? `${userId.toLowerCase()}@example.org`
  await database.user.create({
    data: { id: userId, kind: 'account', zone: 'UTC', createdAt: now, lastSeenAt: now, ...rest, email },
  })
  const sessionId = newSessionId()
  const expiresAt = new Date(now.getTime() + DAY_MS * 365)
  await database.session.create({
    data: { id: sessionId, userId, method: 'password', userAgent: '', createdAt: now, lastSeenAt: now, expiresAt },
  })
  return { userId, sessionId, cookie: signCookie('account', sessionId, TEST_SECRET) }
}
