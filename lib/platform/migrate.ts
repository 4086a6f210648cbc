import { createHash, randomUUID } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { providerOf } from './env'
import { type MigrationDatabase, openMigrationDatabase } from './migration-database'

type Migration = { name: string; sql: string; checksum: string }

/**
 * Brings a database up to the code's migrations as `prisma migrate deploy` does, for servers
 * that ship without the CLI. Returns the names of those it applied.
 */
export async function migrate(url: string, folder = `prisma/${providerOf(url)}/migrations`): Promise<string[]> {
  const migrations = readMigrations(folder)
  const database = await openMigrationDatabase(url)
  const applied: string[] = []
  try {
    // One migration a transaction, each under the lock: a process that waited finds it already there.
    for (;;) {
      const name = await database.inLockedTransaction(() => applyNext(database, migrations))
      if (!name) return applied
      applied.push(name)
    }
  } finally {
    await database.close()
  }
}

async function applyNext(database: MigrationDatabase, migrations: Migration[]): Promise<string | undefined> {
  const applied = await database.listApplied()
  for (const { name, checksum, finished } of applied) {
    const migration = migrations.find((candidate) => candidate.name === name)
    if (!finished) throw new Error(`Migration ${name} failed half-way: repair it, then run prisma migrate resolve.`)
    if (!migration)
      throw new Error(
        `The database has migration ${name}, which this older version of the app lacks: start the newer one.`,
      )
    if (migration.checksum !== checksum)
      throw new Error(`Migration ${name} was edited after it was applied: restore its file.`)
  }
  const next = migrations.find(({ name }) => applied.every((done) => done.name !== name))
  if (!next) return undefined
  const startedAt = new Date()
  try {
    await database.runScript(next.sql)
  } catch (cause) {
    throw new Error(`Migration ${next.name} failed and was rolled back.`, { cause })
  }
  const { name, checksum } = next
  await database.record({ id: randomUUID(), name, checksum, startedAt, finishedAt: new Date() })
  return name
}

function readMigrations(folder: string): Migration[] {
  if (!existsSync(folder)) throw new Error(`No migrations at ${folder}: were they left out of the build?`)
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => {
      const sql = readFileSync(path.join(folder, name, 'migration.sql'), 'utf8')
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}
