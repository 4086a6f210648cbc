import type { Server } from 'node:http'
import type { Phase } from './requests'

/** How long requests in flight may take to finish, in milliseconds. */
const GRACE_MS = 10_000
/** npm passes a signal on that its process group got too: what comes this soon after the first is the same one. */
const ECHO_MS = 1000

type Options = {
  server: Server
  phase: { now: Phase }
  app: { close(): Promise<void> }
}

/**
 * Ends the process in order at SIGTERM or SIGINT: takes no new requests, finishes those in flight (within bounds),
 * then closes Next and the database. A second signal, a second later or more, ends it at once.
 */
export function stopOnSignal({ server, phase, app }: Options): {
  hasBegun: () => boolean
  /** Adds what has to stop before the database closes. */
  before: (stop: () => void) => void
} {
  const stops: (() => void)[] = []
  let begunAt: number | null = null

  async function stop() {
    if (begunAt !== null) {
      if (performance.now() - begunAt > ECHO_MS) process.exit(1)
      return
    }
    begunAt = performance.now()
    console.log('Callback is stopping.')
    const wasReady = phase.now === 'ready'
    phase.now = 'stopping'
    for (const each of stops) each()
    if (wasReady) {
      await within(GRACE_MS, finishRequests(server))
      await within(GRACE_MS, app.close())
      await within(GRACE_MS, Promise.resolve(globalThis.callbackDatabase?.$disconnect()))
    }
    console.log('Callback has stopped.')
    process.exit(0)
  }
  process.on('SIGTERM', stop).on('SIGINT', stop)
  return { hasBegun: () => begunAt !== null, before: (each) => stops.push(each) }
}

function finishRequests(server: Server): Promise<void> {
  return new Promise((resolve) => {
    // A connection that is kept alive becomes idle only when its answer has gone out.
    const sweep = setInterval(() => server.closeIdleConnections(), 50)
    server.close(() => {
      clearInterval(sweep)
      resolve()
    })
    server.closeIdleConnections()
  })
}

async function within(ms: number, work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const bound = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms)
  })
  await Promise.race([work.catch(() => {}), bound])
  clearTimeout(timer)
}
