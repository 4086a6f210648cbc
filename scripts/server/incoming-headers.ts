import type { IncomingHttpHeaders } from 'node:http'
import { CLIENT_ADDRESS_HEADER } from '../../lib/platform/server-state'

/** Prefixes of headers that only a proxy, Next or we ourselves may set. */
const RESERVED_PREFIXES = ['x-forwarded-', 'x-middleware-', 'x-callback-', 'x-invoke-', 'x-vercel-', 'x-now-']

const RESERVED = new Set([
  'forwarded',
  'x-real-ip',
  'x-client-ip',
  'true-client-ip',
  'cf-connecting-ip',
  'x-original-url',
  'x-rewrite-url',
  'x-http-method-override',
  'x-matched-path',
  'x-prerender-revalidate',
  'x-prerender-revalidate-if-generated',
  'x-next-revalidated-tags',
  'x-next-revalidate-tag-token',
  // Next takes the nonce of its inline scripts from the *request's* policy: only ours may name one.
  'content-security-policy',
  'content-security-policy-report-only',
])

/**
 * Takes out what a client could use to pass for someone else, and states its address in one header of our own.
 * Behind `trustedProxies` proxies the address, the protocol and the host are those that the outermost of them saw:
 * each proxy appends to the list, so the entry is counted from its end. What stands further left is the client's
 * own word. `host` itself is replaced, so that everything after this knows one host only.
 * @param headers changed in place
 * @param peer address of the socket's other end
 */
export function cleanHeaders(headers: IncomingHttpHeaders, peer: string, trustedProxies: number): void {
  const forwarded = {
    for: outermost(headers['x-forwarded-for'], trustedProxies),
    proto: outermost(headers['x-forwarded-proto'], trustedProxies),
    host: outermost(headers['x-forwarded-host'], trustedProxies),
  }
  for (const name of Object.keys(headers)) {
    if (RESERVED.has(name) || RESERVED_PREFIXES.some((prefix) => name.startsWith(prefix))) delete headers[name]
  }
  headers[CLIENT_ADDRESS_HEADER] = plainAddress(forwarded.for ?? peer)
  if (forwarded.proto === 'https') headers['x-forwarded-proto'] = 'https'
  if (forwarded.host) headers.host = forwarded.host
}

function outermost(list: string | string[] | undefined, trustedProxies: number): string | undefined {
  if (trustedProxies === 0 || !list) return undefined
  const entries = String(list)
    .split(',')
    .map((entry) => entry.trim())
    .filter(Boolean)
  return entries.slice(-trustedProxies)[0]
}

/** "::ffff:10.0.0.1", "10.0.0.1:4711" and "[::1]:4711" name what "10.0.0.1" and "::1" name: limits count them as one. */
function plainAddress(address: string): string {
  const withoutPort = /^\[(.+)\](?::\d+)?$/.exec(address)?.[1] ?? /^([\d.]+):\d+$/.exec(address)?.[1] ?? address
  return withoutPort.replace(/^::ffff:(?=\d+\.)/i, '')
}
