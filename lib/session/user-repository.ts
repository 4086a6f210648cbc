import { isRetryable } from '../platform/database-error'
import { db, type Transaction } from '../platform/db'

/** What is stored of a user, as every page may need it. */
export type User = {
  id: string
  kind: 'guest' | 'account'
  /** IANA name. */
  zone: string
  newPerDay: number
  interviewAt: Date | null
}

export type UserSettings = Partial<Pick<User, 'zone' | 'newPerDay' | 'interviewAt'>>

/** Who writes, and when. `zone` is the device's: it becomes the user's with the first write. */
export type Writer = { userId: string; zone: string; now: Date }

/** A user by id; null for a guest who has written nothing yet. One statement. */
export async function findUser(userId: string): Promise<User | null> {
  const row = await db().user.findUnique({
    where: { id: userId },
    select: { id: true, kind: true, zone: true, newPerDay: true, interviewAt: true },
  })
  return row && { ...row, kind: row.kind === 'account' ? 'account' : 'guest' }
}

/** Changes a user's settings, those that are named. */
export async function updateUserSettings(writer: Writer, settings: UserSettings): Promise<void> {
  await inUserTransaction(writer, async (tx) => {
    await tx.user.updateMany({ where: { id: writer.userId }, data: settings })
  })
}

/**
 * Runs a write of one user as a transaction, their other writes waiting: its first statement takes their row's lock
 * (and makes the row at a guest's first write). So what is read inside doesn't change until it ends, on PostgreSQL as
 * on SQLite. The work may run again where another process was in the way: it must do nothing but database work.
 */
export async function inUserTransaction<T>(writer: Writer, work: (tx: Transaction) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await db().$transaction(
        async (tx) => {
          await touchUser(tx, writer)
          return work(tx)
        },
        { maxWait: 10_000, timeout: 15_000 },
      )
    } catch (error) {
      if (attempt >= MAX_ATTEMPTS || !isRetryable(error)) throw error
    }
  }
}

const MAX_ATTEMPTS = 5

async function touchUser(tx: Transaction, { userId, zone, now }: Writer): Promise<void> {
  await tx.user.upsert({
    where: { id: userId },
    create: { id: userId, kind: 'guest', zone, createdAt: now, lastSeenAt: now },
    update: { lastSeenAt: now },
    select: { id: true },
  })
}
