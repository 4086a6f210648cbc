import { RateLimiterPrisma, RateLimiterRes } from 'rate-limiter-flexible'
import { type Database, db } from './db'

/** So many points in a window, counted from its first one. */
export type Limit = { name: string; points: number; windowSeconds: number }

/** Whether the points were there, else how long to wait. */
export type LimitOutcome = { isAllowed: true } | { isAllowed: false; retryAfterSeconds: number }

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
