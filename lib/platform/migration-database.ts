import { mkdirSync } from 'node:fs'
import path from 'node:path'
import Sqlite from 'better-sqlite3'
import pg from 'pg'
import { providerOf } from './env'

type Applied = { name: string; checksum: string; finished: boolean }
type Row = { id: string; name: string; checksum: string; startedAt: Date; finishedAt: Date }

/** What the migration runner needs of either database. */
export type MigrationDatabase = {
  /** Waits for other processes, makes sure of Prisma's table, and undoes everything if `work` throws. */
  inLockedTransaction<T>(work: () => Promise<T>): Promise<T>
  listApplied(): Promise<Applied[]>
  runScript(sql: string): Promise<void>
  record(row: Row): Promise<void>
  close(): Promise<void>
}

export function openMigrationDatabase(url: string): Promise<MigrationDatabase> {
  return providerOf(url) === 'sqlite' ? openSqlite(url) : openPostgres(url)
}

// A migration that was rolled back by `prisma migrate resolve` counts as never applied.
const LIST_APPLIED = `
  SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS finished
  FROM _prisma_migrations WHERE rolled_back_at IS NULL ORDER BY started_at`

const RECORD = `
  INSERT INTO _prisma_migrations (id, migration_name, checksum, started_at, finished_at, applied_steps_count)
  VALUES`

async function openSqlite(url: string): Promise<MigrationDatabase> {
  const file = url.replace(/^file:/, '')
  mkdirSync(path.dirname(file), { recursive: true })
  const database = new Sqlite(file, { timeout: 30_000 })
  // Prisma changes a column by dropping its table and making it anew; with foreign keys on, that would
  // delete every row that cascades from it. Inside a transaction the migration's own PRAGMA does nothing.
  database.pragma('foreign_keys = OFF')
  return {
    async inLockedTransaction(work) {
      database.exec('BEGIN IMMEDIATE')
      try {
        database.exec(MIGRATIONS_TABLE.sqlite)
        const result = await work()
        const broken = database.pragma('foreign_key_check')
        if (Array.isArray(broken) && broken.length > 0) throw new Error('A migration left rows whose parent is gone.')
        database.exec('COMMIT')
        return result
      } catch (error) {
        if (database.inTransaction) database.exec('ROLLBACK')
        throw error
      }
    },
    async listApplied() {
      const rows = database.prepare<[], Omit<Applied, 'finished'> & { finished: number }>(LIST_APPLIED).all()
      return rows.map((row) => ({ ...row, finished: row.finished === 1 }))
    },
    async runScript(sql) {
      database.exec(sql)
    },
    async record({ id, name, checksum, startedAt, finishedAt }) {
      // The native engine writes times to SQLite as milliseconds.
      const insert = database.prepare(`${RECORD} (?, ?, ?, ?, ?, 1)`)
      insert.run(id, name, checksum, startedAt.getTime(), finishedAt.getTime())
    },
    async close() {
      database.close()
    },
  }
}

/** The number that Prisma's own engine locks, so that `prisma migrate deploy` waits for us too. */
const PRISMA_LOCK = 72707369

async function openPostgres(url: string): Promise<MigrationDatabase> {
  // A host that drops packets would keep a start waiting for minutes.
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 15_000 })
  await client.connect()
  return {
    async inLockedTransaction(work) {
      await client.query('BEGIN')
      try {
        await client.query(`SELECT pg_advisory_xact_lock(${PRISMA_LOCK})`)
        await client.query(MIGRATIONS_TABLE.postgresql)
        const result = await work()
        await client.query('COMMIT')
        return result
      } catch (error) {
        await client.query('ROLLBACK')
        throw error
      }
    },
    async listApplied() {
      return (await client.query<Applied>(LIST_APPLIED)).rows
    },
    async runScript(sql) {
      await client.query(sql)
    },
    async record({ id, name, checksum, startedAt, finishedAt }) {
      await client.query(`${RECORD} ($1, $2, $3, $4, $5, 1)`, [id, name, checksum, startedAt, finishedAt])
    },
    close: () => client.end(),
  }
}

// Word for word what Prisma's engine makes.
const MIGRATIONS_TABLE = {
  sqlite: `
    CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
      "id"                    TEXT PRIMARY KEY NOT NULL,
      "checksum"              TEXT NOT NULL,
      "finished_at"           DATETIME,
      "migration_name"        TEXT NOT NULL,
      "logs"                  TEXT,
      "rolled_back_at"        DATETIME,
      "started_at"            DATETIME NOT NULL DEFAULT current_timestamp,
      "applied_steps_count"   INTEGER UNSIGNED NOT NULL DEFAULT 0
    )`,
  postgresql: `
    CREATE TABLE IF NOT EXISTS _prisma_migrations (
      id                      VARCHAR(36) PRIMARY KEY NOT NULL,
      checksum                VARCHAR(64) NOT NULL,
      finished_at             TIMESTAMPTZ,
      migration_name          VARCHAR(255) NOT NULL,
      logs                    TEXT,
      rolled_back_at          TIMESTAMPTZ,
      started_at              TIMESTAMPTZ NOT NULL DEFAULT now(),
      applied_steps_count     INTEGER NOT NULL DEFAULT 0
    )`,
}
