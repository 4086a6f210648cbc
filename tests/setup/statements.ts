import { PrismaPg } from '@prisma/adapter-pg'
import Sqlite from 'better-sqlite3'
import pg from 'pg'
import { PrismaClient as PostgresClient } from '../../lib/platform/generated/postgresql/client'
import { PrismaClient } from '../../lib/platform/generated/sqlite/client'
import { SqliteAdapter } from '../../lib/platform/sqlite-adapter'
import type { TestDatabase } from './database'

export type Statement = { sql: string; parameters: unknown[] }

/**
 * Runs work on a client that notes its statements, BEGIN and COMMIT left out. While it runs, `db()` gives that client.
 */
export async function listStatements(
  { url, provider }: TestDatabase,
  work: () => Promise<unknown>,
): Promise<Statement[]> {
  const log = [{ emit: 'event', level: 'query' }] as const
  const statements: Statement[] = []
  const client =
    provider === 'sqlite'
      ? new PrismaClient({ adapter: new SqliteAdapter(url), log: [...log] })
      : // As in platform/db: the two generated clients differ only in what SQLite lacks.
        (new PostgresClient({
          adapter: new PrismaPg({ connectionString: url }),
          log: [...log],
        }) as unknown as typeof sqliteClient)
  client.$on('query', ({ query, params }) => {
    if (/^(BEGIN|COMMIT|ROLLBACK|SET|PRAGMA)/i.test(query)) return
    const parameters: unknown = JSON.parse(params)
    statements.push({ sql: query, parameters: Array.isArray(parameters) ? parameters : [] })
  })
  const before = globalThis.callbackDatabase
  // The log option is part of the client's type, and nothing else differs.
  globalThis.callbackDatabase = client as unknown as typeof globalThis.callbackDatabase
  try {
    await work()
  } finally {
    globalThis.callbackDatabase = before
    await client.$disconnect()
  }
  return statements
}

declare const sqliteClient: PrismaClient<'query'>

/** The lines of a statement's plan that read a whole table of rows. */
export async function listTableScans(database: TestDatabase, statement: Statement): Promise<string[]> {
  const plan = await explain(database, statement)
  return database.provider === 'sqlite'
    ? // A row of constants (`one` is ours) is no table.
      plan.filter((line) => /\bSCAN\b/.test(line) && !/CONSTANT ROW|SCAN one|SCAN \(subquery/.test(line))
    : plan.filter((line) => line.includes('Seq Scan'))
}

async function explain({ url, provider }: TestDatabase, { sql, parameters }: Statement): Promise<string[]> {
  if (provider === 'sqlite') {
    const database = new Sqlite(url.replace(/^file:/, ''), { readonly: true })
    try {
      const rows = database
        .prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
        .all(...parameters.map(toPlain))
      return rows.map(({ detail }) => detail)
    } finally {
      database.close()
    }
  }
  const client = new pg.Client(url)
  await client.connect()
  try {
    // A table of a few rows is always read whole: with this, only where no index would do.
    await client.query('SET enable_seqscan = off')
    const { rows } = await client.query<{ 'QUERY PLAN': string }>(`EXPLAIN ${sql}`, parameters)
    return rows.map((row) => row['QUERY PLAN'])
  } finally {
    await client.end()
  }
}

function toPlain(value: unknown): unknown {
  return typeof value === 'boolean' ? Number(value) : typeof value === 'object' ? JSON.stringify(value) : value
}
