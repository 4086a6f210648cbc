import { chmodSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import type { Env } from '../../lib/platform/env'
import { BackupError, hashFile, type Manifest, manifestPath, writeManifest } from './manifest'
import { dumpPostgres } from './postgres'
import { dailyName, outdated } from './rotation'
import { copySqlite, surveySqlite } from './sqlite'

/**
 * Backs the database up into a file, with its manifest beside it, while others go on writing.
 * @throws BackupError where the file is there already, or anything is missing
 */
export async function makeBackup({ databaseUrl, provider }: Env, file: string, now: Date): Promise<Manifest> {
  if (existsSync(file)) throw new BackupError(`${file} is there already. Choose another name.`)
  mkdirSync(path.dirname(path.resolve(file)), { recursive: true })
  const half = `${file}.part`
  rmSync(half, { force: true })
  try {
    const survey =
      provider === 'sqlite' ? await copyAndSurvey(databaseUrl, half) : await dumpPostgres(databaseUrl, half)
    // Addresses and hashes of passwords are in it.
    chmodSync(half, 0o600)
    const manifest = { provider, madeAt: now.toISOString(), sha256: await hashFile(half), ...survey }
    renameSync(half, file)
    writeManifest(file, manifest)
    return manifest
  } catch (error) {
    rmSync(half, { force: true })
    throw error
  }
}

async function copyAndSurvey(url: string, target: string) {
  await copySqlite(url, target)
  return surveySqlite(target)
}

/**
 * Makes the day's backup in the folder for that, unless it is there, and deletes the oldest above the number that is
 * kept. @returns its file; null where it was there already
 */
export async function makeDailyBackup(settings: Env, now: Date): Promise<string | null> {
  const { backupDir, backupsKept } = settings
  const file = path.join(backupDir, dailyName(now))
  const isThere = existsSync(manifestPath(file))
  if (!isThere) {
    // What a crash left between the file and its manifest.
    rmSync(file, { force: true })
    await makeBackup(settings, file, now)
  }
  for (const name of outdated(readdirSync(backupDir), backupsKept)) {
    rmSync(path.join(backupDir, name), { force: true })
    rmSync(manifestPath(path.join(backupDir, name)), { force: true })
  }
  return isThere ? null : file
}
