/** What one request may take of the server. */
export type Limits = {
  /** Of its body. */
  bytes: number
  /** Until its answer begins, in milliseconds. */
  patienceMs: number
}

const KB = 1024
const MB = 1024 * KB
/** The largest body of any route, in bytes. */
export const MAX_BODY_BYTES = MB

/** Below the half minute after which the outbox gives up and sends again. */
const PATIENCE_MS = 25_000

const PAGE: Limits = { bytes: MAX_BODY_BYTES, patienceMs: PATIENCE_MS }
/** Names, addresses and passwords. */
const ACCOUNT_PAGE: Limits = { bytes: 64 * KB, patienceMs: PATIENCE_MS }
const READING: Limits = { bytes: 0, patienceMs: 15_000 }

/** Of each route under /api, by the beginning of its address. */
export const API_LIMITS: Readonly<Record<string, Limits>> = {
  '/api/auth': { bytes: 16 * KB, patienceMs: PATIENCE_MS },
  '/api/commands': PAGE,
  // Asked by who decides whether this server lives.
  '/api/health': { bytes: 0, patienceMs: 10_000 },
  '/api/internal': { bytes: 64 * KB, patienceMs: 60_000 },
  '/api/library': READING,
  '/api/me': READING,
  // Whoever writes has no use for it any later.
  '/api/me/coach': { bytes: 512 * KB, patienceMs: 10_000 },
  // All that one ever did is read before the first of it is sent.
  '/api/me/export': { bytes: 0, patienceMs: 120_000 },
  // It begins at once, and goes on for as long as the second reader writes.
  '/api/me/opinion': { bytes: 512 * KB, patienceMs: 10_000 },
  '/api/metrics': READING,
  '/api/suggestions': READING,
}

const ACCOUNT_PAGES = ['/account', '/confirm', '/reset', '/sign-in', '/sign-up']
const API_PREFIXES = Object.keys(API_LIMITS).sort((a, b) => b.length - a.length)

/** What a request to an address may take. A page is only ever sent something by its forms. */
export function limitsOf(method = 'GET', url = '/'): Limits {
  const path = url.split('?', 1)[0] ?? '/'
  const isUnder = (folder: string) => path === folder || path.startsWith(`${folder}/`)
  const found = API_LIMITS[API_PREFIXES.find(isUnder) ?? ''] ?? (ACCOUNT_PAGES.some(isUnder) ? ACCOUNT_PAGE : PAGE)
  return method === 'GET' || method === 'HEAD' ? { ...found, bytes: 0 } : found
}
