import { env, type Provider, providerOf } from './env'
import { PrismaClient as PostgresClient } from './generated/postgresql/client'
import { PrismaClient } from './generated/sqlite/client'
import { PostgresAdapter } from './postgres-adapter'
import { SqliteAdapter } from './sqlite-adapter'

export type Database = PrismaClient
/** What a repository may do inside or outside a transaction. */
export type Transaction = Parameters<Parameters<Database['$transaction']>[0]>[0]

/**
 * SQLite's client is the type of both: the models are the same and SQLite can do less, so what
 * compiles here runs on either. A union of the two clients would have no callable methods.
 * @param slowMs from how many milliseconds on a statement is logged; 0: never
 */
export function connect(url: string, slowMs = 0): Database {
  if (providerOf(url) === 'sqlite') return new PrismaClient({ adapter: new SqliteAdapter(url, slowMs) })
  // The two generated clients differ only in what SQLite lacks.
  return new PostgresClient({ adapter: new PostgresAdapter(url, slowMs) }) as Database
}

declare global {
  var callbackDatabase: Database | undefined
}

/**
 * The process's database, opened at first use. Kept on globalThis, since the server's own code and Next's
 * bundles load this module apart and SQLite must have one connection.
 */
export function db(): Database {
  globalThis.callbackDatabase ??= connect(env().databaseUrl, env().slowQueryMs)
  return globalThis.callbackDatabase
}

/** Which database `db()` speaks to, where raw SQL must know. Prisma has no public word for it; tests on both see it true. */
export function databaseProvider(): Provider {
  const client: object = db()
  return '_activeProvider' in client && client._activeProvider === 'postgresql' ? 'postgresql' : 'sqlite'
}
