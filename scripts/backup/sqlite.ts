import { existsSync } from 'node:fs'
import Sqlite from 'better-sqlite3'
import { BackupError, hashLog, LOG_TABLES, type Survey } from './manifest'

/** All that is left in one step: between two, another process's write would make it begin anew. */
const ALL_PAGES = 0x7fffffff
const PATIENCE_MS = 30_000

/** The file of a `file:` address. */
export function sqliteFile(url: string): string {
  return url.replace(/^file:/, '')
}

/** Copies a database that may be in use, as of one moment. @param target a file that isn't there */
export async function copySqlite(url: string, target: string): Promise<void> {
  const source = sqliteFile(url)
  if (!existsSync(source)) throw new BackupError(`There is no database at ${source} yet. Start Callback once.`)
  const database = new Sqlite(source, { fileMustExist: true, timeout: PATIENCE_MS })
  try {
    await database.backup(target, { progress: () => ALL_PAGES })
  } finally {
    database.close()
  }
  const copy = new Sqlite(target)
  try {
    // In one file: a copy in WAL mode gets two more beside it as soon as someone reads it.
    copy.pragma('journal_mode = DELETE')
  } finally {
    copy.close()
  }
}

/** Counts a database's rows and hashes its log of reviews. @throws BackupError where the file is damaged */
export function surveySqlite(file: string): Survey {
  const database = new Sqlite(file, { readonly: true })
  try {
    const [{ integrity_check: found } = {}] = database
      .prepare<[], { integrity_check: string }>('PRAGMA integrity_check')
      .all()
    if (found !== 'ok') throw new BackupError(`${file} is damaged (${found}). Take another backup.`)
    const tables = database
      .prepare<[], { name: string }>(
        `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'`,
      )
      .all()
    const rows: Survey['rows'] = {}
    for (const { name } of tables)
      rows[name] = database.prepare<[], { n: number }>(`SELECT count(*) AS n FROM "${name}"`).get()?.n ?? 0
    const log = hashLog()
    for (const table of LOG_TABLES) {
      const all = database.prepare<[], unknown[]>(`SELECT * FROM "${table}" ORDER BY "userId", "id"`).raw()
      for (const row of all.iterate()) log.add(row)
    }
    return { rows, reviewLog: log.digest() }
  } finally {
    database.close()
  }
}

/** Whether a program has the database open: it would go on writing to the file that a restore moves away. */
export function isInUse(file: string): boolean {
  const database = new Sqlite(file, { timeout: 0 })
  try {
    // Leaving WAL takes the file for oneself, which needs everyone else to be gone.
    database.pragma('journal_mode = DELETE')
    return false
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (code.startsWith('SQLITE_BUSY')) return true
    // What is damaged is what one restores over.
    if (/^SQLITE_(NOTADB|CORRUPT)/.test(code)) return false
    throw error
  } finally {
    database.close()
  }
}
