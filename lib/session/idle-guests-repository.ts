import { db } from '../platform/db'

const IDLE_DAYS = 180
const DAY_MS = 24 * 60 * 60 * 1000

/**
 * Deletes guests who were not seen for 180 days, with all that hangs on them. Accounts stay.
 * @returns how many there were
 */
export async function deleteIdleGuests(now: Date): Promise<number> {
  const lastSeenAt = { lt: new Date(now.getTime() - IDLE_DAYS * DAY_MS) }
  const { count } = await db().user.deleteMany({ where: { kind: 'guest', lastSeenAt } })
  return count
}
