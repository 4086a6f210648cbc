import { randomUUID } from 'node:crypto'
import Sqlite from 'better-sqlite3'
import pg from 'pg'
import { providerOf } from '../../../lib/platform/env'
import { textOf } from '../data/practice'

/** The transaction of a rating, by the database's driver alone. */
export type Driver = {
  store: (userId: string, questionId: string) => Promise<void>
  close: () => Promise<void>
}

/** The same five statements as the app's: who it is, what stands, the review, the memory, the allowance. */
const STATEMENTS = {
  limit: `INSERT INTO "RateLimiterFlexible" ("key", "points", "expire") VALUES ($1, 1, $2)
    ON CONFLICT ("key") DO UPDATE SET "points" = "RateLimiterFlexible"."points" + 1`,
  user: 'UPDATE "User" SET "lastSeenAt" = $2 WHERE "id" = $1',
  standing: `SELECT "lastEntryId", (SELECT MAX("reviewedAt") FROM "Review" r WHERE r."userId" = $1 AND r."questionId" = $2),
    (SELECT MAX("retractedAt") FROM "Retraction" x WHERE x."userId" = $1 AND x."questionId" = $2),
    (SELECT COUNT(*) FROM "Question" q WHERE q."id" = $2)
    FROM "MemoryState" m WHERE m."userId" = $1 AND m."questionId" = $2`,
  review: `INSERT INTO "Review" ("userId", "id", "questionId", "rating", "source", "reviewedAt", "receivedAt", "basedOn",
    "deviceId", "tickedKeyPoints", "durationMs") VALUES ($1, $3, $2, 'good', 'study', $4, $4, '', $3, '[]', 4000)`,
  memory: `INSERT INTO "MemoryState" ("userId", "questionId", "due", "stability", "difficulty", "state", "lastReview",
    "reps", "lapses", "learningSteps", "scheduledDays", "lastEntryId") VALUES ($1, $2, $4, 3.1, 5.2, 2, $4, 1, 0, 0, 3, $3)
    ON CONFLICT ("userId", "questionId") DO UPDATE SET "due" = excluded."due", "lastEntryId" = excluded."lastEntryId"`,
} as const

/** Opens a database as the app does: SQLite by one connection, in full safety; PostgreSQL by a pool. */
export async function openDriver(url: string): Promise<Driver> {
  return providerOf(url) === 'sqlite' ? openSqlite(url) : openPostgres(url)
}

function valuesOf(userId: string, questionId: string) {
  const now = textOf(new Date())
  return { who: [userId, now], what: [userId, questionId], all: [userId, questionId, randomUUID(), now] }
}

function openSqlite(url: string): Driver {
  const database = new Sqlite(url.replace(/^file:/, ''))
  database.exec(
    'PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON',
  )
  const prepared = Object.fromEntries(
    Object.entries(STATEMENTS).map(([name, sql]) => [name, database.prepare(sql.replaceAll(/\$(\d)/g, '?$1'))]),
  )
  // Numbered parameters are named ones to this driver.
  const named = (values: string[]) => Object.fromEntries(values.map((value, at) => [String(at + 1), value]))
  const transaction = database.transaction((userId: string, questionId: string) => {
    const { who, what, all } = valuesOf(userId, questionId)
    prepared.user?.run(named(who))
    prepared.standing?.get(named(what))
    prepared.review?.run(named(all))
    prepared.memory?.run(named(all))
  })
  return {
    async store(userId, questionId) {
      // Others get their turn, as they do between requests.
      await new Promise(setImmediate)
      prepared.limit?.run(named([`bench:${userId}`, textOf(new Date())]))
      transaction.immediate(userId, questionId)
    },
    close: async () => void database.close(),
  }
}

function openPostgres(url: string): Driver {
  const pool = new pg.Pool({ connectionString: url })
  return {
    async store(userId, questionId) {
      const { who, what, all } = valuesOf(userId, questionId)
      await pool.query({ name: 'limit', text: STATEMENTS.limit, values: [`bench:${userId}`, textOf(new Date())] })
      const client = await pool.connect()
      try {
        await client.query('BEGIN')
        await client.query({ name: 'user', text: STATEMENTS.user, values: who })
        await client.query({ name: 'standing', text: STATEMENTS.standing, values: what })
        await client.query({ name: 'review', text: STATEMENTS.review, values: all })
        await client.query({ name: 'memory', text: STATEMENTS.memory, values: all })
        await client.query('COMMIT')
      } finally {
        client.release()
      }
    },
    close: () => pool.end(),
  }
}
