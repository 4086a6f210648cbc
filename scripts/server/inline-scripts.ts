import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { log } from '../../lib/platform/log'
import { bytesOf, unpacked } from './body-bytes'
import { allowScripts } from './security-headers'

// A page out of Next's cache is the same bytes for everyone, so no nonce can name its inline scripts: their hashes do
// (docs/decisions/0021). They are found once for each ETag; whoever comes later costs a look into a map.

/** Hashes by the ETag of the page that has them. */
const learned = new Map<string, string[]>()
const MAX_LEARNED = 10_000
/** More make a header that proxies with their usual buffers refuse. */
const MANY_HASHES = 50

/**
 * Lets a prerendered page run the inline scripts that Next put into it, by naming their hashes in its policy before its
 * head is sent. A page that is seen for the first time is held back until it is whole, as it is when it comes out of
 * the cache. Call it before anything is written.
 * @param hasNonce whether the policy names a nonce: then only what Next had prerendered all the same is held back, such
 * as its not-found page
 */
export function allowInlineScripts(request: IncomingMessage, response: ServerResponse, hasNonce: boolean): void {
  askForWhole(request)
  const { writeHead, write, end } = response
  const held: Buffer[] = []
  let isHolding = false
  const keep = (chunk: unknown, encoding: unknown) => {
    const bytes = bytesOf(chunk, encoding)
    if (bytes) held.push(bytes)
  }
  // Next's compression stands above these, takes them for Node's own, and calls them when it has the first bytes.
  Object.assign(response, {
    writeHead(...args: unknown[]) {
      if (isHolding) return response
      const known = learned.get(etagOf(response.getHeader('ETag')))
      if (known) allowScripts(response, known)
      else isHolding = request.method !== 'HEAD' && isPrerendered(response, hasNonce)
      return isHolding ? response : Reflect.apply(writeHead, response, args)
    },
    write(...args: unknown[]) {
      if (!response.headersSent && !isHolding) response.writeHead(response.statusCode)
      if (!isHolding) return Reflect.apply(write, response, args)
      keep(args[0], args[1])
      callLast(args)
      return true
    },
    end(...args: unknown[]) {
      if (!response.headersSent && !isHolding) response.writeHead(response.statusCode)
      if (!isHolding) return Reflect.apply(end, response, args)
      isHolding = false
      keep(args[0], args[1])
      const body = Buffer.concat(held)
      allowScripts(response, learn(response, body))
      Object.assign(response, { writeHead, write, end })
      return response.end(body, () => callLast(args))
    },
  })
}

/** A browser that has a page already gets a 304 only for one whose hashes are known: they must be on that too. */
function askForWhole({ headers, url = '/' }: IncomingMessage): void {
  const copy = headers['if-none-match']
  const path = url.split('?', 1)[0] ?? '/'
  if (copy === undefined || 'rsc' in headers || path.startsWith('/_next/') || /\.\w+$/.test(path)) return
  if (!learned.has(etagOf(copy))) delete headers['if-none-match']
}

function isPrerendered(response: ServerResponse, hasNonce: boolean): boolean {
  if (!String(response.getHeader('Content-Type')).startsWith('text/html')) return false
  return !hasNonce || response.hasHeader('x-nextjs-prerender') || response.statusCode >= 500
}

function learn(response: ServerResponse, body: Buffer): string[] {
  const hashes = hashesOf(unpacked(body, response.getHeader('Content-Encoding')).toString())
  const etag = etagOf(response.getHeader('ETag'))
  if (etag !== '') {
    // The longest known first.
    if (learned.size >= MAX_LEARNED) for (const [oldest] of learned) if (learned.delete(oldest)) break
    learned.set(etag, hashes)
  }
  if (hashes.length > MANY_HASHES)
    log.warn({ scripts: hashes.length }, 'a page has so many inline scripts that a proxy may refuse its header')
  return hashes
}

/** Without what a proxy puts in front of it when it compresses. */
function etagOf(header: unknown): string {
  return typeof header === 'string' ? header.replace(/^W\//, '') : ''
}

/**
 * The sources that a page's own inline scripts need, such as `'sha256-…'`. A script by any other hand gets none, so
 * that markup which slipped into a page still runs nothing.
 */
export function hashesOf(html: string): string[] {
  const hashes = new Set<string>()
  for (const [, attributes = '', code = ''] of html.matchAll(/<script([^>]*)>([\s\S]*?)<\/script>/g)) {
    if (/\s(src|nonce|type="application\/ld\+json")/.test(attributes) || code === '') continue
    if (isNexts(code)) hashes.add(`'sha256-${createHash('sha256').update(code).digest('base64')}'`)
    else log.warn('a page has an inline script that is not of Next’s making: it is kept from running')
  }
  return [...hashes]
}

const NEXTS = [
  // What the page's components are made of, as data.
  /^\(?self\.__next_f(?:=self\.__next_f\|\|\[\]\))?\.push\((\[[\s\S]*\])\)$/,
  // Which files the page begins with.
  /^\(globalThis\["TURBOPACK"\] \|\| \(globalThis\["TURBOPACK"\] = \[\]\)\)\.push\((\{[\s\S]*\})\);$/,
]

/** Whether it only hands data to Next: JSON from its first character to its last, which runs nothing by itself. */
function isNexts(code: string): boolean {
  return NEXTS.some((shape) => {
    const json = shape.exec(code)?.[1]
    if (json === undefined) return false
    try {
      JSON.parse(json)
      return true
    } catch {
      return false
    }
  })
}

function callLast(args: unknown[]): void {
  const done = args.findLast((each) => typeof each === 'function')
  if (typeof done === 'function') done()
}
