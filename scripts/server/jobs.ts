import { deleteExpiredMailTokens } from '../../lib/account/mail-token-repository'
import type { Env } from '../../lib/platform/env'
import { log } from '../../lib/platform/log'
import { addTombstones } from '../../lib/platform/tombstones'
import { deleteSetsForGood } from '../../lib/question-set/own-set-repository'
import { deleteIdleGuests } from '../../lib/session/idle-guests-repository'
import { deleteExpiredSessions } from '../../lib/session/session-repository'
import { listDeletedUsers } from '../../lib/session/tombstone-repository'
import { deleteStoriesForGood } from '../../lib/story/story-repository'
import { deleteSuggestionsForGood } from '../../lib/suggestion/suggestion-repository'
import { backUpDaily } from './daily-backup'

const DAY_MS = 24 * 60 * 60 * 1000
/** Not in the first minute: the start has enough to do. */
const FIRST_MS = 60 * 1000

/**
 * Runs what is due once a day. Several servers on one database may each run it: a conditional delete does
 * nothing the second time.
 * @returns stops it
 */
export function startJobs(settings: Env): () => void {
  let timer = setTimeout(run, FIRST_MS)
  timer.unref()
  async function run() {
    await attempt('what is idle or spent could not be deleted', deleteWhatIsSpent)
    // Before the backup: what it holds must be on the list that outlives it.
    await attempt('the list of deleted users could not be written', async () =>
      addTombstones(settings.tombstonesFile, await listDeletedUsers()),
    )
    if (settings.provider === 'sqlite' && settings.backupsKept > 0)
      await attempt('the daily backup could not be made', backUpDaily)
    timer = setTimeout(run, DAY_MS)
    timer.unref()
  }
  return () => clearTimeout(timer)
}

async function deleteWhatIsSpent(): Promise<void> {
  const now = new Date()
  const guests = await deleteIdleGuests(now)
  const sessions = await deleteExpiredSessions(now)
  const links = await deleteExpiredMailTokens(now)
  const sets = await deleteSetsForGood(now)
  const stories = await deleteStoriesForGood(now)
  const suggestions = await deleteSuggestionsForGood(now)
  if (guests + sessions + links + sets + stories + suggestions > 0)
    log.info({ guests, sessions, links, sets, stories, suggestions }, 'what was idle or spent is deleted')
}

/** One that fails keeps none of the others from running. */
async function attempt(failure: string, job: () => Promise<void>): Promise<void> {
  try {
    await job()
  } catch (error) {
    log.error({ err: error }, `${failure}; trying again tomorrow`)
  }
}
