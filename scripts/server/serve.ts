import { randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import next from 'next'
import { db } from '../../lib/platform/db'
import type { Env } from '../../lib/platform/env'
import { log } from '../../lib/platform/log'
import { migrate } from '../../lib/platform/migrate'
import { setServerState } from '../../lib/platform/server-state'
import { importLibraryFiles } from './import'
import { startJobs } from './jobs'
import { createKeptAnswers } from './kept-answers'
import { createRequestListener, type Phase } from './requests'
import { watchContent } from './revalidate'
import { stopOnSignal } from './stop'
import { warmPages } from './warm-pages'

// The launcher stands there. Not this file's folder: it is bundled into another.
const ROOT = process.cwd()
const KEEP_ALIVE_MS = 75_000
/** Until a request's head, and the whole of it, has come: 1 MB over a slow line. Node's own are a minute and five. */
const HEAD_MS = 20_000
const REQUEST_MS = 60_000

/**
 * Brings the database up to date, imports the content and serves. Listens from the first moment on (answering 503),
 * so that a taken port is found before anything was done and /api/health can be asked all the while.
 * @throws whatever keeps it from serving; `explain` has the sentence
 */
export async function serve(settings: Env, { isDev }: { isDev: boolean }): Promise<void> {
  const secret = randomBytes(32).toString('base64url')
  setServerState({ internalSecret: secret })

  const phase: { now: Phase } = { now: 'starting' }
  // Loaded only where somebody reads them.
  const metrics = settings.metricsToken ? (await import('./metrics')).createMetrics(settings.metricsToken) : null
  const kept = isDev ? null : createKeptAnswers()
  const listener = createRequestListener({ phase, trustedProxies: settings.trustedProxies, isDev, metrics, kept })
  const server = createServer(listener.listen)
  // Longer than proxies keep a connection in store (nginx: 60 s), so that none is closed while a request is on its way.
  server.keepAliveTimeout = KEEP_ALIVE_MS
  server.headersTimeout = HEAD_MS
  server.requestTimeout = REQUEST_MS
  const port = await listen(server, settings)
  const loopback = `http://${loopbackHost(settings.host)}:${port}`
  // next-auth and links in mails need an address. With PORT=0 it is known only now.
  process.env.NEXTAUTH_URL ||= `http://localhost:${port}`

  const app = next({ dev: isDev, dir: ROOT, customServer: true, httpServer: server, hostname: settings.host, port })
  const stopping = stopOnSignal({ server, phase, app })

  const timed = stopwatch()
  await Promise.all([prepareData(settings, timed), app.prepare().then(() => timed('Loaded the app'))])
  if (stopping.hasBegun()) return
  listener.handOverTo(app.getRequestHandler())

  stopping.before(await watchContent({ loopback, secret, dropKept: kept?.drop }))
  stopping.before(startJobs(settings))
  process.on('unhandledRejection', (error) => log.error({ err: error }, 'a promise was rejected and nobody listened'))
  phase.now = 'ready'
  console.log(`Callback is ready at ${process.env.NEXTAUTH_URL}`)
  // Opened and loaded now rather than by the first visitor.
  await db().$connect()
  if (!isDev) stopping.before(warmPages(loopback))
}

async function prepareData({ databaseUrl, provider }: Env, timed: (what: string) => void): Promise<void> {
  const applied = await migrate(databaseUrl, path.join(ROOT, 'prisma', provider, 'migrations'))
  if (applied.length > 0) timed(`Applied ${applied.length} migration${applied.length > 1 ? 's' : ''} to the database`)
  timed(await importLibraryFiles(path.join(ROOT, 'content')))
}

function listen(server: ReturnType<typeof createServer>, { port, host }: Env): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      // A TCP server's address is an object, never a pipe's name.
      resolve((server.address() as AddressInfo).port)
    })
  })
}

function loopbackHost(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1'
  if (host === '::') return '[::1]'
  return host.includes(':') ? `[${host}]` : host
}

/** Prints what was done and how long after the beginning. */
function stopwatch(): (what: string) => void {
  const began = performance.now()
  return (what) => console.log(`  ${what} (${((performance.now() - began) / 1000).toFixed(1)} s)`)
}
