import { createHash } from 'node:crypto'
import { createReadStream, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { z } from 'zod'

const surveySchema = z.strictObject({
  /** Rows by table. */
  rows: z.record(z.string(), z.number()),
  /** sha256, in hex, of every review and retraction in the order of their keys. */
  reviewLog: z.string(),
})

const manifestSchema = z.strictObject({
  provider: z.enum(['sqlite', 'postgresql']),
  /** ISO, when the backup began. */
  madeAt: z.string(),
  /** sha256, in hex, of the backup's file. */
  sha256: z.string(),
  ...surveySchema.shape,
})

/** What a database holds, to compare what was restored with what was backed up. */
export type Survey = z.infer<typeof surveySchema>
/** What lies beside a backup's file and says what must be in it. */
export type Manifest = z.infer<typeof manifestSchema>

/** A backup that can't be made or restored: the message says what happened and what to do. */
export class BackupError extends Error {
  override name = 'BackupError'
}

/** Where a backup's manifest lies. */
export function manifestPath(file: string): string {
  return `${file}.json`
}

/** Writes the manifest, and so makes the backup whole: one that was cut short has none. */
export function writeManifest(file: string, manifest: Manifest): void {
  const half = `${manifestPath(file)}.part`
  writeFileSync(half, `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600 })
  renameSync(half, manifestPath(file))
}

/** A backup's manifest. @throws BackupError where there is none that can be read */
export function readManifest(file: string): Manifest {
  try {
    return manifestSchema.parse(JSON.parse(readFileSync(manifestPath(file), 'utf8')))
  } catch {
    throw new BackupError(
      `${manifestPath(file)} is missing or damaged, so nobody can tell whether ${file} is whole. Take another backup, or bring that file along with it.`,
    )
  }
}

/** sha256 of a file's bytes, in hex. */
export async function hashFile(file: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(file)) hash.update(chunk)
  return hash.digest('hex')
}

/** In which tables a database differs from what was backed up, a line each; none where it is the same. */
export function differences(wanted: Survey, found: Survey): string[] {
  const tables = [...new Set([...Object.keys(wanted.rows), ...Object.keys(found.rows)])].sort()
  const lines = tables
    .filter((table) => wanted.rows[table] !== found.rows[table])
    .map(
      (table) => `${table}: ${wanted.rows[table] ?? 'no table'} backed up, ${found.rows[table] ?? 'no table'} restored`,
    )
  if (wanted.reviewLog !== found.reviewLog) lines.push('the log of reviews is another')
  return lines
}

/** Hashes the log of reviews as it is read, row by row. */
export function hashLog(): { add: (row: unknown[]) => void; digest: () => string } {
  const hash = createHash('sha256')
  return {
    add: (row) => {
      hash.update(JSON.stringify(row))
      hash.update('\n')
    },
    digest: () => hash.digest('hex'),
  }
}

/** The tables of the log, which nothing ever changes: what is restored must be the same to the last byte. */
export const LOG_TABLES = ['Review', 'Retraction']
