import type { IncomingHttpHeaders, IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import fresh from 'fresh'
import { LRUCache } from 'lru-cache'
import Negotiator from 'negotiator'
import { log } from '../../lib/platform/log'
import { bytesOf, unpacked } from './body-bytes'

// Next looks a page up, and compresses it, for each request anew. What is the same for everyone until the content
// changes is kept here as it goes out, compressed once (docs/decisions/0023).

/** Answers that are the same for everyone: given again without asking Next. */
export type KeptAnswers = {
  /** Answers a request, where what it asks for is kept. @returns whether it did */
  give: (request: IncomingMessage, response: ServerResponse) => boolean
  /** Keeps a copy of the answer that is about to be written, where it may be kept. What is sent stays as it is. */
  keep: (request: IncomingMessage, response: ServerResponse) => void
  /** Forgets all of it: call it when Next has been told that the content changed. */
  drop: () => void
}

type Kept = {
  /** Of Next's making, and the policy that names the page's scripts. */
  headers: OutgoingHttpHeaders
  /** Headers of a request that make another answer of it, in small letters. */
  variesBy: string[]
  bodies: Record<Encoding, Buffer>
}
type Encoding = 'br' | 'gzip' | 'identity'

/** As many as 250 questions' pages, in all their encodings. */
const MAX_BYTES = 32 * 1024 * 1024
/** One answer may be an eighth of it, before compression. */
const LARGEST_SHARE = 8

/** How Next calls what it keeps until it is told otherwise, and files that never change. */
const KEEPABLE = new Set(['s-maxage=31536000', 'public, max-age=31536000, immutable'])

function isUnchanging(headers: OutgoingHttpHeaders): boolean {
  return String(headers['cache-control']).endsWith('immutable')
}

/** Said anew of each answer. */
const OF_ONE_ANSWER = new Set(['content-encoding', 'content-length', 'transfer-encoding'])

export function createKeptAnswers(maxBytes = MAX_BYTES): KeptAnswers {
  const kept = new LRUCache<string, Kept>({ maxSize: maxBytes, sizeCalculation: sizeOf })
  /** Of what is being compressed: once is enough, however many ask for it. */
  const inMaking = new Set<string>()
  let generation = 0

  return {
    give(request, response) {
      const found = isPlain(request) ? kept.get(request.url ?? '/') : undefined
      if (!found || found.variesBy.some((name) => name in request.headers)) return false
      send(request, response, found)
      return true
    },
    keep(request, response) {
      const address = request.url ?? '/'
      if (request.method !== 'GET' || !isPlain(request) || inMaking.has(address)) return
      const began = generation
      copyAnswer(request, response, async (headers, body) => {
        if (inMaking.has(address) || body.length > maxBytes / LARGEST_SHARE) return
        inMaking.add(address)
        const bodies = await compress(body, isUnchanging(headers)).finally(() => inMaking.delete(address))
        // Asked for before the content changed: it may be from before.
        if (began === generation) kept.set(address, { headers, variesBy: variesByOf(headers), bodies })
      })
    },
    drop() {
      generation += 1
      kept.clear()
    },
  }
}

/** Whether nothing about a request asks for less than an address's whole answer, or for one of its own. */
function isPlain({ method, url = '/', headers }: IncomingMessage): boolean {
  return (
    (method === 'GET' || method === 'HEAD') &&
    !url.includes('?') &&
    !('range' in headers) &&
    // A page with a nonce is rendered for who asks.
    !('content-security-policy' in headers)
  )
}

function send(request: IncomingMessage, response: ServerResponse, { headers, bodies }: Kept): void {
  if (fresh(request.headers, { etag: headers.etag, 'last-modified': headers['last-modified'] })) {
    const { 'content-type': _, ...rest } = headers
    response.writeHead(304, rest).end()
    return
  }
  const encoding = encodingFor(request)
  const body = bodies[encoding]
  response.writeHead(200, {
    ...headers,
    ...(encoding !== 'identity' && { 'content-encoding': encoding }),
    'content-length': body.length,
  })
  response.end(request.method === 'HEAD' ? undefined : body)
}

/** The smallest that the client takes: `gzip, br` says nothing of which it likes better. */
function encodingFor({ headers }: IncomingMessage): Encoding {
  if (headers['accept-encoding'] === undefined) return 'identity'
  const accepted = new Negotiator({ headers }).encodings(['br', 'gzip', 'identity'])
  if (accepted.includes('br')) return 'br'
  return accepted.includes('gzip') ? 'gzip' : 'identity'
}

/** Copies what is written to a response. @param onWhole called once it is, if it may be kept: never with a part */
function copyAnswer(
  request: IncomingMessage,
  response: ServerResponse,
  onWhole: (headers: OutgoingHttpHeaders, body: Buffer) => Promise<void>,
): void {
  const { write, end } = response
  const ours = new Set(response.getHeaderNames())
  ours.delete('content-security-policy')
  const chunks: Buffer[] = []
  const copy = (chunk: unknown, encoding: unknown) => {
    const bytes = bytesOf(chunk, encoding)
    if (bytes) chunks.push(bytes)
  }
  Object.assign(response, {
    write(...args: unknown[]) {
      if (isKeepable(response, request.headers)) copy(args[0], args[1])
      return Reflect.apply(write, response, args)
    },
    end(...args: unknown[]) {
      if (isKeepable(response, request.headers)) {
        copy(args[0], args[1])
        // Nothing of an answer whose client has gone: it may end early.
        response.once('finish', () => void takeWhole())
      }
      return Reflect.apply(end, response, args)
    },
  })

  async function takeWhole(): Promise<void> {
    try {
      const body = Buffer.concat(chunks)
      const said = response.getHeaders()
      const length = said['content-length']
      // A compressed body says by itself whether it is whole.
      if (said['content-encoding'] === undefined && Number(length) !== body.length) return
      const headers = Object.fromEntries(
        Object.entries(said).filter(([name]) => !ours.has(name) && !OF_ONE_ANSWER.has(name)),
      )
      if ('x-nextjs-cache' in headers) headers['x-nextjs-cache'] = 'HIT'
      await onWhole(headers, unpacked(body, said['content-encoding']))
    } catch (error) {
      log.warn({ err: error }, 'an answer could not be kept')
    }
  }
}

/** By what Next says of it: nothing is kept that isn't known to be the same for everyone. */
function isKeepable(response: ServerResponse, asked: IncomingHttpHeaders): boolean {
  return (
    response.statusCode === 200 &&
    KEEPABLE.has(String(response.getHeader('Cache-Control'))) &&
    response.hasHeader('ETag') &&
    !response.hasHeader('Set-Cookie') &&
    // Next says so of what it would compress.
    /\baccept-encoding\b/i.test(String(response.getHeader('Vary'))) &&
    !variesByOf(response.getHeaders()).some((name) => name in asked)
  )
}

function variesByOf({ vary }: OutgoingHttpHeaders): string[] {
  return String(vary)
    .toLowerCase()
    .split(/\s*,\s*/)
    .filter((name) => name !== 'accept-encoding')
}

/** A file that never changes is compressed once in a build's life: it may take ten times as long for a tenth less. */
async function compress(body: Buffer, isUnchanging: boolean): Promise<Kept['bodies']> {
  const quality = isUnchanging ? 10 : 5
  const [gzipped, brotli] = await Promise.all([
    promisify(gzip)(body, { level: 9 }),
    promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } }),
  ])
  return { br: brotli, gzip: gzipped, identity: body }
}

function sizeOf({ headers, bodies }: Kept): number {
  const policy = String(headers['content-security-policy']).length
  return policy + bodies.br.length + bodies.gzip.length + bodies.identity.length
}
