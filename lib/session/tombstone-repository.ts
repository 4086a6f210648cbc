import { type Database, db, type Transaction } from '../platform/db'

/**
 * Deletes users with everything that hangs on them, and the guests that were merged into them. What stays of each is a
 * row with their random id that says so.
 * @returns the ids of all that are gone
 */
export async function buryUsers(tx: Transaction, userIds: string[], now: Date): Promise<string[]> {
  const guests = await tx.user.findMany({ where: { mergedIntoId: { in: userIds } }, select: { id: true } })
  const gone = [...new Set([...userIds, ...guests.map(({ id }) => id)])]
  // What was accepted stands in somebody's text: it stays, as a reader's.
  await tx.suggestion.deleteMany({ where: { userId: { in: gone }, acceptedText: null } })
  await tx.suggestion.updateMany({ where: { userId: { in: gone } }, data: { userId: null, signedAs: '' } })
  await tx.user.deleteMany({ where: { id: { in: gone } } })
  await tx.user.createMany({
    data: gone.map((id) => ({ id, kind: 'deleted', zone: 'UTC', createdAt: now, lastSeenAt: now })),
  })
  return gone
}

/** The ids of everyone who is deleted. */
export async function listDeletedUsers(): Promise<string[]> {
  const rows = await db().user.findMany({ where: { kind: 'deleted' }, select: { id: true } })
  return rows.map(({ id }) => id)
}

/** Few enough for one statement's parameters. */
const BATCH = 200

/**
 * Deletes again, in a database that was restored, who had been deleted since its backup was made. Nobody gets the id
 * of one again, whether the backup knew them or not.
 * @returns how many of them the backup had brought back
 */
export async function buryAgain(database: Database, userIds: string[], now: Date): Promise<number> {
  let alive = 0
  for (let at = 0; at < userIds.length; at += BATCH) {
    const batch = userIds.slice(at, at + BATCH)
    alive += await database.$transaction(async (tx) => {
      const known = await tx.user.findMany({ where: { id: { in: batch } }, select: { id: true, kind: true } })
      const buried = new Set(known.filter(({ kind }) => kind === 'deleted').map(({ id }) => id))
      const left = batch.filter((id) => !buried.has(id))
      await buryUsers(tx, left, now)
      return known.length - buried.size
    }, TIMES)
  }
  return alive
}

const TIMES = { maxWait: 10_000, timeout: 300_000 }
