import { execFile } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'
import { log } from '../../lib/platform/log'

/**
 * Makes the day's backup of the built-in database in a process of its own: copying and checking would keep every
 * request waiting. Whether it is there already, that process finds out.
 */
export async function backUpDaily(): Promise<void> {
  const script = path.join(process.cwd(), 'scripts/backup/backup.ts')
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', script, '--daily'])
  log.info(stdout.trim())
}
