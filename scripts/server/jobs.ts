import { deleteExpiredMailTokens } from '../../lib/account/mail-token-repository'
import { log } from '../../lib/platform/log'
import { deleteSetsForGood } from '../../lib/question-set/own-set-repository'
import { deleteIdleGuests } from '../../lib/session/idle-guests-repository'
import { deleteExpiredSessions } from '../../lib/session/session-repository'
import { deleteStoriesForGood } from '../../lib/story/story-repository'
import { deleteSuggestionsOfNobody } from '../../lib/suggestion/suggestion-repository'

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
      const now = new Date()
      const guests = await deleteIdleGuests(now)
      const sessions = await deleteExpiredSessions(now)
      const links = await deleteExpiredMailTokens(now)
      const sets = await deleteSetsForGood(now)
      const stories = await deleteStoriesForGood(now)
      const suggestions = await deleteSuggestionsOfNobody()
      if (guests + sessions + links + sets + stories + suggestions > 0)
        log.info({ guests, sessions, links, sets, stories, suggestions }, 'what was idle or spent is deleted')
    } catch (error) {
      log.error({ err: error }, 'what is idle or spent could not be deleted; trying again tomorrow')
    }
    timer = setTimeout(run, DAY_MS)
    timer.unref()
  }
  return () => clearTimeout(timer)
}
