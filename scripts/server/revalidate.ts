import { log } from '../../lib/platform/log'
import { INTERNAL_SECRET_HEADER } from '../../lib/platform/server-state'
import { getContentVersion } from '../../lib/question/library-repository'
import { learnPublishedAddresses } from './published-addresses'

const POLL_MS = 1000

type Options = {
  /** This server's own address: only inside a request can Next be told. */
  loopback: string
  secret: string
  /** Forgets what the server itself has kept of Next's answers, once Next makes them anew. */
  dropKept?: () => void
}

/**
 * Drops Next's cached pages now, since they may be from an earlier run or another database, and again whenever an
 * import (of any process) raised the content's version.
 * @returns stops watching
 */
export async function watchContent({ dropKept, ...next }: Options): Promise<() => void> {
  let known = await getContentVersion()
  await learnPublishedAddresses()
  await dropPages()

  async function dropPages(): Promise<void> {
    await revalidate(next)
    dropKept?.()
  }

  let isStopped = false
  let isFailing = false
  const poll = async () => {
    try {
      const version = await getContentVersion()
      if (version !== known && !isStopped) {
        await learnPublishedAddresses()
        await dropPages()
        known = version
        log.info({ version }, 'content changed: cached pages dropped')
      }
      isFailing = false
    } catch (error) {
      // Once per outage: it is asked each second.
      if (!isFailing && !isStopped) log.warn({ err: error }, 'the content version could not be read; trying on')
      isFailing = true
    }
    if (!isStopped) timer = setTimeout(poll, POLL_MS)
  }
  let timer = setTimeout(poll, POLL_MS)
  return () => {
    isStopped = true
    clearTimeout(timer)
  }
}

async function revalidate({ loopback, secret }: Omit<Options, 'dropKept'>): Promise<void> {
  const response = await fetch(`${loopback}/api/internal/revalidate`, {
    method: 'POST',
    headers: { [INTERNAL_SECRET_HEADER]: secret },
  })
  if (!response.ok) throw new Error(`The cached pages could not be dropped: the server answered ${response.status}.`)
}
