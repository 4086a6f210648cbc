import { log } from '../../lib/platform/log'
import { deleteIdleGuests } from '../../lib/session/idle-guests-repository'

const DAY_MS = 24 * 60 * 60 * 1000
/** Not in the first minute: the start has enough to do. */
const FIRST_MS = 60 * 1000

/**
 * Runs what is due once a day. Several servers on one database may each run it: a conditional delete does
 * nothing the second time.
 * @returns stops it
 */
export function startJobs(): () => void {
  let timer = setTimeout(run, FIRST_MS)
  timer.unref()
  async function run() {
    try {
      const deleted = await deleteIdleGuests(new Date())
      if (deleted > 0) log.info({ deleted }, 'idle guests deleted')
    } catch (error) {
      log.error({ err: error }, 'idle guests could not be deleted; trying again tomorrow')
    }
    timer = setTimeout(run, DAY_MS)
    timer.unref()
  }
  return () => clearTimeout(timer)
}
