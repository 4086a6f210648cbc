import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'

// Set here rather than in a proxy.ts: this covers what never reaches Next (413, 503) and public files alike, and
// Next's proxy would cost every cached page a turn through its Request and Response objects.

const ALWAYS: [name: string, value: string][] = [
  ['X-Content-Type-Options', 'nosniff'],
  ['X-Frame-Options', 'DENY'],
  ['Referrer-Policy', 'strict-origin-when-cross-origin'],
  ['Cross-Origin-Opener-Policy', 'same-origin'],
  [
    'Permissions-Policy',
    [
      // The mock: a recording that stays in the browser, captions on the device, a screen that stays awake.
      ...['microphone=(self)', 'on-device-speech-recognition=(self)', 'screen-wake-lock=(self)'],
      ...['accelerometer', 'autoplay', 'camera', 'display-capture', 'encrypted-media', 'geolocation', 'gyroscope'],
      ...['magnetometer', 'midi', 'payment', 'picture-in-picture', 'publickey-credentials-get'],
      ...['serial', 'usb', 'hid', 'xr-spatial-tracking'],
    ]
      .map((feature) => (feature.includes('=') ? feature : `${feature}=()`))
      .join(', '),
  ],
]

/** Pages that Next renders for each request, and so can give a nonce. A test compares this with the build's lists. */
const RENDERED_PAGES = [
  ...['/study', '/mock', '/answers', '/stories', '/progress', '/search'],
  ...['/account', '/sign-in', '/sign-up', '/reset', '/confirm', '/my', '/s'],
  ...['/suggest', '/suggestions'],
]

/**
 * Sets the security headers of a response, and on the request the policy from which Next takes its scripts' nonce.
 * Later handlers may replace a header for their own response.
 */
export function setSecurityHeaders(request: IncomingMessage, response: ServerResponse, isDev: boolean): void {
  for (const [name, value] of ALWAYS) response.setHeader(name, value)
  // Set by our own cleaning, from a proxy that is trusted: a browser on plain http would ignore it anyway.
  if (request.headers['x-forwarded-proto'] === 'https') {
    response.setHeader('Strict-Transport-Security', 'max-age=31536000; includeSubDomains')
  }
  const path = (request.url ?? '/').split('?', 1)[0] ?? '/'
  const nonce = isRenderedPage(path) ? randomBytes(16).toString('base64') : null
  const policy = path.startsWith('/api/') ? API_POLICY : pagePolicy(nonce, isDev)
  if (nonce) request.headers['content-security-policy'] = policy
  // Of an address that the server has changed meanwhile.
  else delete request.headers['content-security-policy']
  response.setHeader('Content-Security-Policy', policy)
}

/**
 * Sets what every answer under a shared address carries, a live link's or not: kept by no cache, found by no search,
 * and told to no other site.
 */
export function setSharedHeaders(response: ServerResponse): void {
  response.setHeader('Cache-Control', 'no-store')
  response.setHeader('X-Robots-Tag', 'noindex')
  response.setHeader('Referrer-Policy', 'same-origin')
}

/** Whether a path's page is rendered for each request, so that its inline scripts carry a nonce. */
export function isRenderedPage(path: string): boolean {
  return RENDERED_PAGES.some((page) => path === page || path.startsWith(`${page}/`))
}

/** Adds sources to those that a response's policy lets scripts come from. */
export function allowScripts(response: ServerResponse, sources: string[]): void {
  const policy = String(response.getHeader('Content-Security-Policy'))
  response.setHeader('Content-Security-Policy', policy.replace("script-src 'self'", `$& ${sources.join(' ')}`))
}

const API_POLICY = "default-src 'none'; frame-ancestors 'none'"

/** @param nonce null for a page out of the cache, which {@link allowScripts} completes */
function pagePolicy(nonce: string | null, isDev: boolean): string {
  const scripts = ["'self'"]
  if (nonce) scripts.push(`'nonce-${nonce}'`)
  // React's development build rebuilds stack traces with eval, and no page of it is kept.
  if (isDev) scripts.push("'unsafe-eval'", ...(nonce ? [] : ["'unsafe-inline'"]))
  return [
    "default-src 'self'",
    `script-src ${scripts.join(' ')}`,
    // The ruler, the road and the plots place their marks by style attributes, which no nonce can cover.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    // Recordings, out of the browser's own store.
    "media-src 'self' blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}
