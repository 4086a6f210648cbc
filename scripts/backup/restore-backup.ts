import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { connect } from '../../lib/platform/db'
import type { Env } from '../../lib/platform/env'
import { migrate } from '../../lib/platform/migrate'
import { readTombstones } from '../../lib/platform/tombstones'
import { buryAgain } from '../../lib/session/tombstone-repository'
import { BackupError, differences, hashFile, type Manifest, readManifest, type Survey } from './manifest'
import { describePostgres, restorePostgres, surveyPostgres } from './postgres'
import { isInUse, sqliteFile, surveySqlite } from './sqlite'

type Wanted = {
  file: string
  /** Puts the backup in the place of what stands there. */
  isReplacing: boolean
  /** Lists of users who were deleted; those that are missing are empty. */
  tombstoneFiles: string[]
  now: Date
}

type Outcome = {
  manifest: Manifest
  /** How many deleted users are known, and how many of them the backup had brought back. */
  tombstones: number
  buried: number
  /** Where what stood there before is kept, on SQLite. */
  movedTo: string | null
}

/**
 * Fills an empty database from a backup: checks the file against its manifest, the rows and the log of reviews after
 * it was filled, brings it up to this version's migrations, and deletes again who had been deleted since.
 * @throws BackupError saying what is wrong; what stands there is then as it was, but for a PostgreSQL database that was
 * filled and then found to differ
 */
export async function restoreBackup(settings: Env, wanted: Wanted): Promise<Outcome> {
  const { provider, databaseUrl } = settings
  if (!existsSync(wanted.file)) throw new BackupError(`There is no file ${wanted.file}.`)
  const manifest = readManifest(wanted.file)
  if (manifest.provider !== provider) {
    const needed = manifest.provider === 'sqlite' ? 'unset DATABASE_URL' : 'set DATABASE_URL to a PostgreSQL database'
    throw new BackupError(`This is a backup of ${manifest.provider}, and the settings name ${provider}: ${needed}.`)
  }
  if ((await hashFile(wanted.file)) !== manifest.sha256)
    throw new BackupError(`${wanted.file} is not what was backed up: it was cut short or changed. Take another copy.`)
  const tombstones = [...new Set(wanted.tombstoneFiles.flatMap(readTombstones))]
  if (provider === 'postgresql') {
    await fillPostgres(databaseUrl, wanted, manifest)
    const buried = await bringUpToDate(databaseUrl, tombstones, wanted.now)
    return { manifest, tombstones: tombstones.length, buried, movedTo: null }
  }
  const target = sqliteFile(databaseUrl)
  requireFreePlace(target, wanted.isReplacing)
  mkdirSync(path.dirname(target), { recursive: true })
  const half = `${target}.restoring`
  try {
    rmSync(half, { force: true })
    copyFileSync(wanted.file, half)
    requireSame(manifest, surveySqlite(half))
    const buried = await bringUpToDate(`file:${half}`, tombstones, wanted.now)
    const movedTo = moveAway(target, wanted.now)
    renameSync(half, target)
    return { manifest, tombstones: tombstones.length, buried, movedTo }
  } finally {
    for (const end of ['', '-wal', '-shm']) rmSync(`${half}${end}`, { force: true })
  }
}

async function bringUpToDate(url: string, tombstones: string[], now: Date): Promise<number> {
  await migrate(url)
  const database = connect(url)
  try {
    return await buryAgain(database, tombstones, now)
  } finally {
    await database.$disconnect()
  }
}

function requireSame(manifest: Manifest, found: Survey): void {
  const lines = differences({ rows: manifest.rows, reviewLog: manifest.reviewLog }, found)
  if (lines.length > 0)
    throw new BackupError(`What was restored differs from what was backed up:\n  ${lines.join('\n  ')}`)
}

function requireFreePlace(target: string, isReplacing: boolean): void {
  if (!existsSync(target)) return
  if (!isReplacing)
    throw new BackupError(
      `There is a database at ${target}. Restore to another CALLBACK_DATA_DIR, or add --replace: what stands there is kept beside it.`,
    )
  if (isInUse(target)) throw new BackupError(`${target} is in use. Stop Callback, then restore.`)
}

/** The log of what was written last goes along, where SQLite left one. */
function moveAway(target: string, now: Date): string | null {
  if (!existsSync(target)) return null
  const kept = `${target}.before-${now.toISOString().slice(0, 19).replaceAll(':', '')}`
  for (const end of ['', '-wal', '-shm'])
    if (existsSync(`${target}${end}`)) renameSync(`${target}${end}`, `${kept}${end}`)
  return kept
}

async function fillPostgres(url: string, { file, isReplacing }: Wanted, manifest: Manifest): Promise<void> {
  const { tables, connections } = await describePostgres(url)
  if (tables.length > 0 && !isReplacing)
    throw new BackupError(
      `The database has ${tables.length} tables. Make an empty one and name it by DATABASE_URL, or add --replace: what stands there is lost.`,
    )
  if (connections > 0)
    throw new BackupError(`${connections} other programs use the database. Stop Callback everywhere, then restore.`)
  const newer = tables.filter((table) => !(table in manifest.rows))
  if (newer.length > 0)
    throw new BackupError(
      `The database has tables that the backup doesn't know (${newer.join(', ')}). Restore into an empty one instead.`,
    )
  await restorePostgres(url, file, isReplacing)
  requireSame(manifest, await surveyPostgres(url))
}
