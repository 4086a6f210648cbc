// npm run restore -- FILE [--replace] [--tombstones FILE]...: fills the database from a backup, checks that all of it
// is there, brings it up to this version, and deletes again who had been deleted since.
import { parseArgs } from 'node:util'
import { type Env, readEnv } from '../../lib/platform/env'
import { explain } from '../server/explain'
import { BackupError } from './manifest'
import { restoreBackup } from './restore-backup'

let settings: Env | null = null
try {
  settings = readEnv()
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { replace: { type: 'boolean', default: false }, tombstones: { type: 'string', multiple: true } },
  })
  const [file] = positionals
  if (!file) throw new BackupError('Say which backup: npm run restore -- FILE')
  const tombstoneFiles = [settings.tombstonesFile, ...(values.tombstones ?? [])]
  const outcome = await restoreBackup(settings, { file, isReplacing: values.replace, tombstoneFiles, now: new Date() })
  const { madeAt, rows, reviewLog } = outcome.manifest
  console.log(`Restored the backup of ${madeAt}.`)
  console.log(
    `  ${Object.keys(rows).length} tables have the rows that were backed up, ${rows.Review ?? 0} reviews among them`,
  )
  console.log(`  the log of reviews is the same to the last byte (${reviewLog.slice(0, 12)})`)
  console.log(
    `  ${outcome.tombstones} users are on the list of the deleted; ${outcome.buried} of them were deleted again`,
  )
  if (outcome.tombstones === 0)
    console.log(`  There is no such list at ${tombstoneFiles.join(', ')}: bring it along, if anyone was ever deleted.`)
  if (outcome.movedTo) console.log(`  What stood there before is kept: ${outcome.movedTo}`)
} catch (error) {
  process.exitCode = 1
  console.error(
    `The backup was not restored. ${error instanceof BackupError ? error.message : explain(error, settings)}`,
  )
}
