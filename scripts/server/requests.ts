import { randomUUID } from 'node:crypto'
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { checkHealth as checkDatabase, type Health } from '../../lib/platform/health'
import { log } from '../../lib/platform/log'
import { INTERNAL_SECRET_HEADER, isInternalSecret, REQUEST_ID_HEADER } from '../../lib/platform/server-state'
import { answer } from './answer'
import { isBodyWithinLimit } from './body-limit'
import { guardAnswer } from './broken-answer'
import { cleanHeaders } from './incoming-headers'
import { allowInlineScripts } from './inline-scripts'
import type { KeptAnswers } from './kept-answers'
import type { Metrics } from './metrics'
import { answeredAddress, NOWHERE } from './published-addresses'
import { limitsOf } from './route-limits'
import { setSecurityHeaders, setSharedHeaders } from './security-headers'
import { isSharedAddress, judgeShared, markOpening } from './share-gate'

export type Phase = 'starting' | 'ready' | 'stopping'

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>

type Options = {
  /** `now` is changed by whoever starts and stops the server. */
  phase: { now: Phase }
  trustedProxies: number
  isDev: boolean
  /** Null where nobody may read them. */
  metrics?: Metrics | null
  /** Null where each is made anew. */
  kept?: KeptAnswers | null
  /** Whether what Next needs is there, as health says it. */
  checkHealth?: () => Promise<Health>
  /** How much a request may send, and how long Next may take to begin its answer. */
  limits?: typeof limitsOf
}

/** What every request passes before Next sees it: headers cleaned, an id, the security headers, the body's limit. */
export function createRequestListener({
  phase,
  trustedProxies,
  isDev,
  metrics = null,
  kept = null,
  checkHealth = checkDatabase,
  limits = limitsOf,
}: Options): {
  listen: RequestListener
  handOverTo: (handler: Handler) => void
} {
  let handler: Handler | null = null

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    cleanHeaders(request.headers, request.socket.remoteAddress ?? '', trustedProxies)
    const id = randomUUID()
    request.headers[REQUEST_ID_HEADER] = id
    response.setHeader('X-Request-Id', id)
    // The same for the page's own scripts, which see no header: the error page shows it.
    response.setHeader('Server-Timing', `id;desc="${id}"`)
    metrics?.time(request, response)
    const isShared = isSharedAddress(request.url)
    const setHeaders = () => {
      setSecurityHeaders(request, response, isDev)
      if (isShared) setSharedHeaders(response)
    }
    if (!isReadableAddress(request.url)) {
      setHeaders()
      return unreadable(request, response)
    }
    request.url = answeredAddress(request.url)
    setHeaders()
    if (metrics?.isAsked(request)) return metrics.tell(response)

    // The server's own requests pass in every phase.
    const isOwn = isInternalSecret(request.headers[INTERNAL_SECRET_HEADER]?.toString())
    if (!handler || (phase.now !== 'ready' && !isOwn)) return unavailable(request, response, phase.now)
    const { bytes, patienceMs } = limits(request.method, request.url)
    if (!(await isBodyWithinLimit(request, response, bytes))) return
    if (kept?.give(request, response)) return
    // Next's development build shows its own page of what broke, and takes its time over the first of each.
    if (!isDev) guardAnswer(request, response, { checkHealth, patienceMs, id })
    if (isShared && !isOwn) {
      const passage = await judgeShared(request, new Date())
      if (passage.kind === 'refused') return refuseGuess(request, response, passage.retryAfterSeconds)
      if (passage.kind === 'open') markOpening(request)
      // A form that our script sent gets its answer from its command, which says the same of every dead link.
      else if (request.method !== 'POST' || !request.headers['next-action']) {
        request.method = request.method === 'HEAD' ? 'HEAD' : 'GET'
        request.url = NOWHERE
        setHeaders()
      }
    }
    response.once('finish', () => {
      log.debug({ id, method: request.method, status: response.statusCode }, 'answered')
      // 503 is what health says, each time that it is asked.
      if (response.statusCode >= 500 && response.statusCode !== 503)
        log.error({ id, method: request.method, status: response.statusCode }, 'request failed')
    })
    // Below what names the inline scripts: a page is kept with its policy.
    kept?.keep(request, response)
    if (!isDev) allowInlineScripts(request, response, request.headers['content-security-policy'] !== undefined)
    await handler(request, response)
  }

  return {
    listen: (request, response) => {
      handle(request, response).catch((error) => {
        log.error({ err: error, id: request.headers[REQUEST_ID_HEADER] }, 'request failed')
        if (response.headersSent) response.destroy()
        else
          answer(request, response, { status: 500, code: 'unavailable', message: 'Something broke here. Try again.' })()
      })
    },
    handOverTo: (next) => {
      handler = next
    },
  }
}

/** Next answers an address that it can't decode (`%E0%A4%A`) with a 500. */
function isReadableAddress(url = '/'): boolean {
  try {
    decodeURIComponent(url.split('?', 1)[0] ?? '')
    return true
  } catch {
    return false
  }
}

function unreadable(request: IncomingMessage, response: ServerResponse): void {
  answer(request, response, {
    status: 400,
    code: 'invalid',
    message: 'This address can’t be read. Check it for a stray %.',
  })()
}

function refuseGuess(request: IncomingMessage, response: ServerResponse, retryAfterSeconds: number): void {
  answer(request, response, {
    status: 429,
    code: 'rate_limited',
    message: 'Too many links that lead nowhere were tried from your network. Try again later.',
    retryAfterSeconds,
  })()
}

function unavailable(request: IncomingMessage, response: ServerResponse, phase: Phase): void {
  const message = phase === 'stopping' ? 'Callback is stopping.' : 'Callback is starting. Try again in a moment.'
  if (request.url?.split('?', 1)[0] === '/api/health') {
    response.writeHead(503, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store', Connection: 'close' })
    response.end(JSON.stringify({ status: phase, message }))
    return
  }
  answer(request, response, { status: 503, code: 'unavailable', message, close: true, retryAfterSeconds: 2 })()
}
