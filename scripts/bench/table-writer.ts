import Sqlite from 'better-sqlite3'
import pg from 'pg'
import { providerOf } from '../../lib/platform/env'
import type { Row } from './data/practice'

/** Writes rows of some tables as they are, by the driver alone; rows that are there already stay. */
export type TableWriter = {
  write: (tables: Record<string, Row[]>) => Promise<void>
  close: () => Promise<void>
}

/** Opens a database for writing much. */
export async function openTableWriter(url: string): Promise<TableWriter> {
  return providerOf(url) === 'sqlite' ? openSqlite(url) : await openPostgres(url)
}

function openSqlite(url: string): TableWriter {
  const database = new Sqlite(url.replace(/^file:/, ''))
  // What is lost with the power is made again.
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF')
  const write = database.transaction((tables: Record<string, Row[]>) => {
    for (const [table, rows] of Object.entries(tables)) {
      const columns = columnsOf(rows)
      if (columns.length === 0) continue
      const values = columns.map((column) => `value->>'${column}'`).join(', ')
      database
        .prepare(`INSERT OR IGNORE INTO "${table}" (${quoted(columns)}) SELECT ${values} FROM json_each(?)`)
        .run(JSON.stringify(rows))
    }
  })
  return {
    write: async (tables) => write(tables),
    async close() {
      database.exec('ANALYZE')
      database.pragma('wal_checkpoint(TRUNCATE)')
      database.close()
    },
  }
}

async function openPostgres(url: string): Promise<TableWriter> {
  const client = new pg.Client(url)
  await client.connect()
  return {
    async write(tables) {
      await client.query('BEGIN')
      for (const [table, rows] of Object.entries(tables)) {
        const columns = columnsOf(rows)
        if (columns.length === 0) continue
        await client.query(
          `INSERT INTO "${table}" (${quoted(columns)})
           SELECT ${quoted(columns)} FROM jsonb_populate_recordset(NULL::"${table}", $1::jsonb) ON CONFLICT DO NOTHING`,
          [JSON.stringify(rows)],
        )
      }
      await client.query('COMMIT')
    },
    async close() {
      await client.query('VACUUM ANALYZE')
      await client.end()
    },
  }
}

function columnsOf([first]: Row[]): string[] {
  return Object.keys(first ?? {})
}

function quoted(columns: string[]): string {
  return columns.map((column) => `"${column}"`).join(', ')
}
