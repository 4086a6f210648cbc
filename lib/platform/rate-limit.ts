import { RateLimiterPrisma, RateLimiterRes } from 'rate-limiter-flexible'
import type { Allowance, Limit, LimitOutcome } from './allowance'
import { type Database, db } from './db'

// By database, since tests open one after another. Nothing counts in memory: limits hold over all instances.
const limiters = new WeakMap<Database, Map<string, RateLimiterPrisma>>()

/**
 * Takes points from a key's allowance, in the database.
 * @param key whose allowance: a user's id, an address
 * @param points how many; all of them are refused if they don't fit
 */
export async function takePoints(limit: Limit, key: string, points = 1): Promise<LimitOutcome> {
  try {
    await limiterFor(limit).consume(key, points)
    return { isAllowed: true }
  } catch (error) {
    // The library rejects with its answer where the allowance is used up, and with an error where the store failed.
    if (!(error instanceof RateLimiterRes)) throw error
    return { isAllowed: false, retryAfterSeconds: Math.max(1, Math.ceil(error.msBeforeNext / 1000)) }
  }
}

/**
 * Takes a point from each of several allowances; from none where one is used up, which costs one indexed read. So
 * whoever guesses ten thousand passwords writes nothing.
 */
export async function takeFromAll(allowances: Allowance[], now: Date): Promise<LimitOutcome> {
  if (allowances.length === 0) return { isAllowed: true }
  const standing = await db().rateLimiterFlexible.findMany({
    where: { key: { in: allowances.map(({ limit, key }) => `${limit.name}:${key}`) }, expire: { gt: now } },
  })
  const waits = allowances.flatMap(({ limit, key }) => {
    const row = standing.find((candidate) => candidate.key === `${limit.name}:${key}`)
    if (!row?.expire || row.points < limit.points) return []
    return [Math.max(1, Math.ceil((row.expire.getTime() - now.getTime()) / 1000))]
  })
  if (waits.length > 0) return { isAllowed: false, retryAfterSeconds: Math.max(...waits) }
  for (const { limit, key } of allowances) {
    const outcome = await takePoints(limit, key)
    if (!outcome.isAllowed) return outcome
  }
  return { isAllowed: true }
}

/** Gives an allowance back whole, as to whoever has shown that they are who they say. */
export async function restoreAllowance({ limit, key }: Allowance): Promise<void> {
  await limiterFor(limit).delete(key)
}

function limiterFor({ name, points, windowSeconds }: Limit): RateLimiterPrisma {
  const database = db()
  const known = limiters.get(database) ?? new Map<string, RateLimiterPrisma>()
  limiters.set(database, known)
  const limiter =
    known.get(name) ??
    new RateLimiterPrisma({ storeClient: database, keyPrefix: name, points, duration: windowSeconds })
  known.set(name, limiter)
  return limiter
}
