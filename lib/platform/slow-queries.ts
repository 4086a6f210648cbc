import type { SqlDriverAdapter, SqlQueryable } from '@prisma/driver-adapter-utils'

const SHOWN_CHARACTERS = 500

/**
 * Logs statements of a connection, and of its transactions, that take long: what they are and how long they took, never
 * a value of theirs.
 * @param slowMs from how many milliseconds on; 0: none is logged
 */
export function watchSlowQueries(connection: SqlDriverAdapter, slowMs: number): void {
  if (slowMs === 0) return
  watch(connection, slowMs)
  const startTransaction = connection.startTransaction.bind(connection)
  connection.startTransaction = async (isolationLevel) => {
    const transaction = await startTransaction(isolationLevel)
    watch(transaction, slowMs)
    return transaction
  }
}

function watch(queryable: SqlQueryable, slowMs: number): void {
  const queryRaw = queryable.queryRaw.bind(queryable)
  const executeRaw = queryable.executeRaw.bind(queryable)
  queryable.queryRaw = (query) => timed(query.sql, slowMs, () => queryRaw(query))
  queryable.executeRaw = (query) => timed(query.sql, slowMs, () => executeRaw(query))
}

async function timed<T>(sql: string, slowMs: number, run: () => Promise<T>): Promise<T> {
  const began = performance.now()
  try {
    return await run()
  } finally {
    const ms = Math.round(performance.now() - began)
    if (ms >= slowMs) report(sql, ms)
  }
}

async function report(sql: string, ms: number): Promise<void> {
  // Not at the top: the log reads the settings when it is loaded, and who connects may have others to tell about first.
  const { log } = await import('./log')
  log.warn({ ms, sql: withoutValues(sql).slice(0, SHOWN_CHARACTERS) }, 'a query was slow')
}

/** Values are parameters, and a statement that has one in its text all the same must not tell it. */
export function withoutValues(sql: string): string {
  return sql.replace(/'(?:[^']|'')*'/g, "'…'").replace(/(?<![\w"$?])\d+(?:\.\d+)?\b/g, '0')
}
