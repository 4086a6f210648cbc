import { timingSafeEqual } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client'

/** What is counted of the process and its answers, for Prometheus. */
export type Metrics = {
  /** Begins to time a request, which ends with its answer. */
  time: (request: IncomingMessage, response: ServerResponse) => void
  /** Whether a request asks for the figures and may: to anyone else the address isn't there. */
  isAsked: (request: IncomingMessage) => boolean
  tell: (response: ServerResponse) => Promise<void>
}

const PATH = '/api/metrics'
/** From what a cached page takes to what nobody waits for. */
const BUCKETS_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

export function createMetrics(token: string): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const seconds = new Histogram({
    name: 'callback_request_duration_seconds',
    help: 'How long answers took, by place, method and kind of status.',
    labelNames: ['place', 'method', 'status'],
    buckets: BUCKETS_SECONDS,
    registers: [registry],
  })
  const expected = Buffer.from(`Bearer ${token}`)
  return {
    time(request, response) {
      const place = placeOf(request.url)
      const stop = seconds.startTimer()
      // Not 'finish': whoever goes before their answer was there counts too.
      response.once('close', () =>
        stop({ place, method: methodOf(request.method), status: `${Math.floor(response.statusCode / 100)}xx` }),
      )
    },
    isAsked(request) {
      if (request.url?.split('?', 1)[0] !== PATH || request.method !== 'GET') return false
      const given = Buffer.from(request.headers.authorization ?? '')
      return given.length === expected.length && timingSafeEqual(given, expected)
    },
    async tell(response) {
      response.writeHead(200, { 'Content-Type': registry.contentType, 'Cache-Control': 'no-store' })
      response.end(await registry.metrics())
    },
  }
}

/** The first part of an address, of those that there are: each name is a series, and anyone can ask for any. */
export const PLACES = new Set([
  ...['_next', 'account', 'answers', 'confirm', 'due-dates', 'mock', 'my', 'progress', 'questions', 'reset'],
  ...['s', 'search', 'sets', 'sign-in', 'sign-up', 'stories', 'study', 'suggest', 'suggestions'],
])
export const API_PLACES = new Set(['auth', 'commands', 'health', 'internal', 'library', 'me', 'metrics', 'suggestions'])

function placeOf(url = '/'): string {
  const [, first = '', second = ''] = url.split('?', 1)[0]?.split('/') ?? []
  if (first === '') return '/'
  if (first === 'api') return API_PLACES.has(second) ? `/api/${second}` : 'other'
  return PLACES.has(first) ? `/${first}` : 'other'
}

function methodOf(method = ''): string {
  return method === 'GET' || method === 'HEAD' || method === 'POST' ? method : 'other'
}
