import { spawn } from 'node:child_process'
import pg from 'pg'
import { tail } from '../launch/steps.mjs'
import { BackupError, hashLog, LOG_TABLES, type Survey } from './manifest'

/** Rows that are held at once. */
const FETCHED = 5000

/**
 * Dumps a database that may be in use, as of one moment, and surveys it as of the same one.
 * @param target the dump, in pg_dump's custom format
 */
export async function dumpPostgres(url: string, target: string): Promise<Survey> {
  return inSnapshot(url, async (client, snapshot) => {
    const args = ['--format=custom', '--no-owner', '--no-acl', `--snapshot=${snapshot}`, `--file=${target}`]
    await runPostgres('pg_dump', url, args)
    return survey(client)
  })
}

/** Counts a database's rows and hashes its log of reviews, as of one moment. */
export async function surveyPostgres(url: string): Promise<Survey> {
  return inSnapshot(url, survey)
}

/**
 * Fills a database from a dump: all of it or, where anything goes wrong, nothing.
 * @param isReplacing drops what stands there and is in the dump
 */
export function restorePostgres(url: string, file: string, isReplacing: boolean): Promise<void> {
  const args = ['--single-transaction', '--exit-on-error', '--no-owner', '--no-acl']
  return runPostgres('pg_restore', url, [...args, ...(isReplacing ? ['--clean', '--if-exists'] : []), file])
}

/** The tables that a database has, and how many other connections it has. */
export async function describePostgres(url: string): Promise<{ tables: string[]; connections: number }> {
  return withClient(url, async (client) => {
    const { rows } = await client.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM pg_stat_activity
       WHERE datname = current_database() AND backend_type = 'client backend' AND pid <> pg_backend_pid()`,
    )
    return { tables: await listTables(client), connections: rows[0]?.n ?? 0 }
  })
}

async function survey(client: pg.Client): Promise<Survey> {
  const rows: Survey['rows'] = {}
  for (const table of await listTables(client)) {
    const counted = await client.query<{ n: string }>(`SELECT count(*) AS n FROM "${table}"`)
    rows[table] = Number(counted.rows[0]?.n ?? 0)
  }
  const log = hashLog()
  for (const table of LOG_TABLES) {
    // Each row as the database itself writes it, in an order that no locale changes.
    await client.query(
      `DECLARE log CURSOR FOR SELECT t::text AS row FROM "${table}" t ORDER BY "userId" COLLATE "C", "id" COLLATE "C"`,
    )
    for (;;) {
      const fetched = await client.query<{ row: string }>(`FETCH ${FETCHED} FROM log`)
      for (const { row } of fetched.rows) log.add([row])
      if (fetched.rows.length < FETCHED) break
    }
    await client.query('CLOSE log')
  }
  return { rows, reviewLog: log.digest() }
}

async function listTables(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ tablename: string }>(
    `SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename`,
  )
  return rows.map(({ tablename }) => tablename)
}

function inSnapshot<T>(url: string, work: (client: pg.Client, snapshot: string) => Promise<T>): Promise<T> {
  return withClient(url, async (client) => {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
    // How a time is written must not depend on who asks.
    await client.query(`SET LOCAL timezone = 'UTC'`)
    const { rows } = await client.query<{ id: string }>('SELECT pg_export_snapshot() AS id')
    return work(client, rows[0]?.id ?? '')
  })
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 15_000 })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** The password goes by the environment: arguments are shown to everyone on the machine. */
function runPostgres(program: string, url: string, args: string[]): Promise<void> {
  const address = new URL(url)
  const password = decodeURIComponent(address.password)
  address.password = ''
  const child = spawn(program, [`--dbname=${address}`, ...args], {
    env: { ...process.env, ...(password && { PGPASSWORD: password }) },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  child.stderr.on('data', (chunk) => {
    said += chunk
  })
  return new Promise((resolve, reject) => {
    child.once('error', () =>
      reject(
        new BackupError(
          `${program} is not here. Install PostgreSQL's client programs, of the server's version or newer.`,
        ),
      ),
    )
    child.once('close', (code) =>
      code === 0 ? resolve() : reject(new BackupError(`${program} failed: ${tail(said.trim(), 5)}`)),
    )
  })
}
