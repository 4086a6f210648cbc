// What schema-engine.mjs needs of SQLite: Prisma's driver adapter, and what it lacks for migrations.
import { existsSync, mkdirSync } from 'node:fs'
import path from 'node:path'
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3'
import Database from 'better-sqlite3'

export function sqliteDatabase(url, currentMethod) {
  const file = path.resolve(url.replace(/^file:/, ''))
  const factory = new PrismaBetterSqlite3({ url })

  function requireFile() {
    if (!existsSync(file)) throw Object.assign(new Error(`There is no database at ${url}`), { code: 'P1003' })
  }

  return {
    commands: {
      'can-connect-to-database': requireFile,
      'create-database': () => {
        mkdirSync(path.dirname(file), { recursive: true })
        new Database(file).close()
      },
    },
    adapters: {
      provider: factory.provider,
      adapterName: factory.adapterName,
      connect: async () => {
        // Opening a file would create it. A diff of files needs none, though the engine connects all the same.
        if (currentMethod() === 'diff' && !existsSync(file)) return factory.connectToShadowDb()
        requireFile()
        return adapted(await factory.connect(), currentMethod)
      },
      connectToShadowDb: async () => adapted(await factory.connectToShadowDb(), currentMethod), // in memory
    },
  }
}

function adapted(adapter, currentMethod) {
  const queryRaw = adapter.queryRaw.bind(adapter)
  adapter.queryRaw = async (query) => {
    const readsMigrations = query.sql.includes('FROM `_prisma_migrations`')
    if (readsMigrations) await createMigrationsTable(queryRaw, currentMethod() === 'markMigrationApplied')
    return queryRaw(query)
  }
  const executeRaw = adapter.executeRaw.bind(adapter)
  adapter.executeRaw = async (query) => {
    if (query.args.length > 0) return executeRaw(query)
    await adapter.executeScript(query.sql) // whole migrations come this way; executeRaw takes one statement
    return 0
  }
  return adapter
}

/**
 * The native engine makes this table when it is missing from an empty database or when a
 * baseline is recorded; on SQLite the WebAssembly one fails instead (P1014).
 */
async function createMigrationsTable(queryRaw, isBaseline) {
  const ask = (sql) => queryRaw({ sql, args: [], argTypes: [] })
  const tables = await ask("SELECT name FROM sqlite_master WHERE type = 'table'")
  if (tables.rows.length > 0 && !isBaseline) return
  await ask(`
    CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
      "id"                    TEXT PRIMARY KEY NOT NULL,
      "checksum"              TEXT NOT NULL,
      "finished_at"           DATETIME,
      "migration_name"        TEXT NOT NULL,
      "logs"                  TEXT,
      "rolled_back_at"        DATETIME,
      "started_at"            DATETIME NOT NULL DEFAULT current_timestamp,
      "applied_steps_count"   INTEGER UNSIGNED NOT NULL DEFAULT 0
    )`)
}
