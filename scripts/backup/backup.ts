// npm run backup [-- FILE]: backs the database up while Callback runs. `--daily` makes the day's, as the server does.
import path from 'node:path'
import { type Env, readEnv } from '../../lib/platform/env'
import { explain } from '../server/explain'
import { makeBackup, makeDailyBackup } from './make'
import { BackupError } from './manifest'

const now = new Date()
let settings: Env | null = null
const [wanted] = process.argv.slice(2)
try {
  settings = readEnv()
  if (wanted === '--daily') {
    const file = await makeDailyBackup(settings, now)
    console.log(file ? `Backed up to ${file}.` : 'The backup of today is there already.')
  } else {
    const file = path.resolve(wanted ?? path.join(settings.backupDir, ownName(settings.provider)))
    const { rows } = await makeBackup(settings, file, now)
    console.log(
      `Backed up to ${file}: ${rows.User ?? 0} users, ${rows.Review ?? 0} reviews. Keep ${file}.json with it.`,
    )
  }
} catch (error) {
  process.exitCode = 1
  console.error(`Nothing was backed up. ${error instanceof BackupError ? error.message : explain(error, settings)}`)
}

function ownName(provider: Env['provider']): string {
  const moment = now.toISOString().slice(0, 19).replaceAll(':', '')
  return `backup-${moment}.${provider === 'sqlite' ? 'db' : 'dump'}`
}
