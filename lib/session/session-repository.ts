import { db, type Transaction } from '../platform/db'
import { newSessionId } from './session-cookie'
import { type User, userOf } from './user-repository'

const DAY_MS = 24 * 60 * 60 * 1000
/** A session that nobody uses ends by itself. */
const IDLE_DAYS = 60
/** How exactly it is known when a session was used last: a write for each request would be many. */
const SEEN_MS = 60 * 60 * 1000
const MAX_USER_AGENT_CHARACTERS = 300

/** How someone came in. */
export type SignInMethod = 'password' | 'link' | 'sign-up' | 'reset' | 'github' | 'google'

/** A browser that is signed in, as its owner sees it in a list. */
export type SessionListing = { id: string; method: string; userAgent: string; createdAt: Date; lastSeenAt: Date }

type SessionUserRow = Record<'id' | 'kind' | 'role' | 'zone', string> & {
  newPerDay: number | bigint
  interviewAt: Date | string | null
  expiresAt: Date | string
}

/** Whose session it is; null for one that was ended or not used for too long. One statement, as each request asks. */
export async function findSessionUser(sessionId: string, now: Date): Promise<User | null> {
  const [row] = await db().$queryRaw<SessionUserRow[]>`
    SELECT s."expiresAt", u."id", u."kind", u."role", u."zone", u."newPerDay", u."interviewAt"
    FROM "Session" s JOIN "User" u ON u."id" = s."userId" WHERE s."id" = ${sessionId}`
  if (!row || new Date(row.expiresAt).getTime() <= now.getTime()) return null
  const { expiresAt: _, newPerDay, interviewAt, ...rest } = row
  const user = userOf({
    ...rest,
    newPerDay: Number(newPerDay),
    interviewAt: interviewAt === null ? null : new Date(interviewAt),
  })
  return user.kind === 'account' ? user : null
}

/** Begins a session, always under a new id. */
export async function createSession(
  tx: Transaction,
  { userId, method, userAgent, now }: { userId: string; method: SignInMethod; userAgent: string; now: Date },
): Promise<string> {
  const id = newSessionId()
  await tx.session.create({
    data: {
      id,
      userId,
      method,
      userAgent: userAgent.slice(0, MAX_USER_AGENT_CHARACTERS),
      createdAt: now,
      lastSeenAt: now,
      expiresAt: new Date(now.getTime() + IDLE_DAYS * DAY_MS),
    },
    select: { id: true },
  })
  return id
}

/** Notes that a session is in use, which also puts off its end; at most once an hour. */
export async function touchSession(sessionId: string, now: Date): Promise<void> {
  await db().session.updateMany({
    where: { id: sessionId, lastSeenAt: { lt: new Date(now.getTime() - SEEN_MS) } },
    data: { lastSeenAt: now, expiresAt: new Date(now.getTime() + IDLE_DAYS * DAY_MS) },
  })
}

/** A user's sessions that stand, the one used last first. */
export async function listSessions(userId: string, now: Date): Promise<SessionListing[]> {
  return db().session.findMany({
    where: { userId, expiresAt: { gt: now } },
    select: { id: true, method: true, userAgent: true, createdAt: true, lastSeenAt: true },
    orderBy: { lastSeenAt: 'desc' },
  })
}

/** Ends one of a user's sessions. @returns false where they have none by that id */
export async function deleteSession(userId: string, sessionId: string): Promise<boolean> {
  const { count } = await db().session.deleteMany({ where: { userId, id: sessionId } })
  return count > 0
}

/** Ends all of a user's sessions but one (null: all). @returns how many there were */
export async function deleteOtherSessions(
  userId: string,
  keptId: string | null,
  tx: Transaction = db(),
): Promise<number> {
  const { count } = await tx.session.deleteMany({ where: { userId, NOT: { id: keptId ?? '' } } })
  return count
}

/** Deletes sessions that ended by themselves. @returns how many there were */
export async function deleteExpiredSessions(now: Date): Promise<number> {
  return (await db().session.deleteMany({ where: { expiresAt: { lte: now } } })).count
}

/** Notes that a guest's work is to be left apart from the account, so that nobody is asked again. */
export async function leaveGuest(userId: string, sessionId: string, guestId: string): Promise<void> {
  await db().session.updateMany({ where: { id: sessionId, userId }, data: { leftGuestId: guestId } })
}

/** The guest whose work was left apart in a session; null for none. */
export async function findLeftGuest(sessionId: string): Promise<string | null> {
  const session = await db().session.findUnique({ where: { id: sessionId }, select: { leftGuestId: true } })
  return session?.leftGuestId ?? null
}
