import Sqlite from 'better-sqlite3'
import pg from 'pg'
import type { TestDatabase } from './database'

/** How many rows of a user each table has that knows users: found in the database itself, so that none is forgotten. */
export async function countRowsOf(database: TestDatabase, userId: string): Promise<Record<string, number>> {
  return withQueries(database, async ({ tables, count }) => {
    const counts: Record<string, number> = {}
    for (const table of await tables()) counts[table] = await count(table, userId)
    return counts
  })
}

/** The tables in which something of a user is stored. */
export async function listTablesNaming(database: TestDatabase, userId: string): Promise<string[]> {
  const counts = await countRowsOf(database, userId)
  return Object.keys(counts).filter((table) => counts[table] !== 0)
}

type Queries = {
  /** Those with a column of that name. */
  tables: () => Promise<string[]>
  count: (table: string, userId: string) => Promise<number>
}

async function withQueries<T>({ provider, url }: TestDatabase, work: (queries: Queries) => Promise<T>): Promise<T> {
  if (provider === 'sqlite') {
    const file = new Sqlite(url.replace(/^file:/, ''), { readonly: true })
    try {
      return await work({
        tables: async () =>
          file
            .prepare<[], { name: string }>(
              `SELECT m.name FROM sqlite_master m JOIN pragma_table_info(m.name) c
               WHERE m.type = 'table' AND c.name = 'userId' ORDER BY m.name`,
            )
            .all()
            .map(({ name }) => name),
        count: async (table, userId) =>
          file.prepare<[string], { n: number }>(`SELECT count(*) AS n FROM "${table}" WHERE "userId" = ?`).get(userId)
            ?.n ?? -1,
      })
    } finally {
      file.close()
    }
  }
  const client = new pg.Client(url)
  await client.connect()
  try {
    return await work({
      async tables() {
        const { rows } = await client.query<{ table_name: string }>(
          `SELECT table_name FROM information_schema.columns
           WHERE column_name = 'userId' AND table_schema = 'public' ORDER BY table_name`,
        )
        return rows.map(({ table_name }) => table_name)
      },
      async count(table, userId) {
        const { rows } = await client.query<{ n: number }>(
          `SELECT count(*)::int AS n FROM "${table}" WHERE "userId" = $1`,
          [userId],
        )
        return rows[0]?.n ?? -1
      },
    })
  } finally {
    await client.end()
  }
}
