import { isRetryable } from '../platform/database-error'
import { db, type Transaction } from '../platform/db'

/** What is stored of a user, as every page may need it. */
export type User = {
  id: string
  /** `merged` and `deleted` are nobody any more: their rows say where their work went, or that it is gone. */
  kind: 'guest' | 'account' | 'merged' | 'deleted'
  role: 'member' | 'maintainer'
  /** IANA name. */
  zone: string
  newPerDay: number
  interviewAt: Date | null
}

export type UserSettings = Partial<Pick<User, 'zone' | 'newPerDay' | 'interviewAt'>>

/** Who writes, and when. `zone` is the device's: it becomes the user's with the first write. */
export type Writer = { userId: string; zone: string; now: Date }

/** A write came for someone who was merged into an account, or deleted, since they asked. */
export class UserGoneError extends Error {
  override name = 'UserGoneError'
}

/** The columns that {@link userOf} reads. */
const USER = { id: true, kind: true, role: true, zone: true, newPerDay: true, interviewAt: true } as const

/** A stored row as the domain has it. */
export function userOf(row: Omit<User, 'kind' | 'role'> & { kind: string; role: string }): User {
  return { ...row, kind: kindOf(row.kind), role: row.role === 'maintainer' ? 'maintainer' : 'member' }
}

function kindOf(kind: string): User['kind'] {
  return kind === 'account' || kind === 'merged' || kind === 'deleted' ? kind : 'guest'
}

/** A user by id; null for a guest who has written nothing yet. One statement. */
export async function findUser(userId: string): Promise<User | null> {
  const row = await db().user.findUnique({ where: { id: userId }, select: USER })
  return row && userOf(row)
}

/** The guests whose work has become an account's: what still waits in a browser under their ids is the account's. */
export async function listMergedGuests(userId: string): Promise<string[]> {
  const rows = await db().user.findMany({ where: { mergedIntoId: userId }, select: { id: true } })
  return rows.map(({ id }) => id)
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
  const { kind } = await tx.user.upsert({
    where: { id: userId },
    create: { id: userId, kind: 'guest', zone, createdAt: now, lastSeenAt: now },
    update: { lastSeenAt: now },
    select: { kind: true },
  })
  if (kind === 'merged' || kind === 'deleted') throw new UserGoneError('Their work went elsewhere, or is gone.')
}
