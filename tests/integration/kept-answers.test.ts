import { randomBytes } from 'node:crypto'
import {
  createServer,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  request,
  type Server,
  type ServerResponse,
} from 'node:http'
import { buffer } from 'node:stream/consumers'
import { brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createKeptAnswers, type KeptAnswers } from '../../scripts/server/kept-answers'
import { createRequestListener } from '../../scripts/server/requests'

type Answer = { status: number; headers: IncomingMessage['headers']; body: Buffer }
type Sent = { method?: string; headers?: OutgoingHttpHeaders }

const UNPACK: Record<string, (body: Buffer) => Buffer> = { br: brotliDecompressSync, gzip: gunzipSync }
const PAGE = { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 's-maxage=31536000', Vary: 'rsc' }
const FILE = {
  'Content-Type': 'application/javascript',
  'Cache-Control': 'public, max-age=31536000, immutable',
  'Last-Modified': 'Sat, 28 Nov 2026 10:00:00 GMT',
}

describe('answers that are the same for everyone', () => {
  let server: Server
  let kept: KeptAnswers
  /** What Next was asked for. */
  let asked: string[]
  let html: string
  let headers: OutgoingHttpHeaders
  let status: number
  /** Called before Next answers. */
  let before: () => void

  beforeEach(() => {
    asked = []
    html = '<p>retries für alle</p><script>(self.__next_f=self.__next_f||[]).push([0])</script>'.repeat(20)
    headers = PAGE
    status = 200
    before = () => {}
    return start(createKeptAnswers())
  })
  afterEach(() => stop())

  async function start(keeping: KeptAnswers) {
    kept = keeping
    const listener = createRequestListener({
      phase: { now: 'ready' },
      trustedProxies: 0,
      isDev: false,
      checkHealth: async () => 'ok',
      kept,
    })
    listener.handOverTo(answerAsNext)
    server = createServer(listener.listen)
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  }

  function stop() {
    server.closeAllConnections()
    return new Promise((resolve) => server.close(resolve))
  }

  /** As Next does: the body whole, or compressed in pieces. */
  async function answerAsNext(incoming: IncomingMessage, response: ServerResponse) {
    asked.push(`${incoming.method} ${incoming.url}`)
    const body = html
    before()
    response.statusCode = status
    for (const [name, value] of Object.entries(headers)) if (value !== undefined) response.setHeader(name, value)
    response.setHeader('Vary', [headers.Vary, 'Accept-Encoding'].filter(Boolean).join(', '))
    response.setHeader('ETag', `"${body.length}-${body.slice(3, 7)}"`)
    if (incoming.headers['accept-encoding']?.includes('gzip')) {
      response.setHeader('Content-Encoding', 'gzip')
      const packed = gzipSync(body)
      response.write(packed.subarray(0, 9))
      response.end(packed.subarray(9))
    } else {
      response.setHeader('Content-Length', Buffer.byteLength(body))
      response.end(incoming.method === 'HEAD' ? undefined : body)
    }
  }

  function send(path: string, { method = 'GET', headers: sent = {} }: Sent = {}): Promise<Answer> {
    const address = server.address()
    const port = typeof address === 'object' ? address?.port : undefined
    return new Promise((resolve, reject) => {
      const outgoing = request({ host: '127.0.0.1', port, path, method, headers: sent }, async (response) => {
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: await buffer(response) })
      })
      outgoing.once('error', reject)
      outgoing.end()
    })
  }

  /** Asks until an answer comes without Next. */
  const untilKept = (path: string, sent: Sent = {}): Promise<Answer> =>
    vi.waitFor(async () => {
      const count = asked.length
      const answer = await send(path, sent)
      expect(asked.length).toBe(count)
      return answer
    })

  const textOf = ({ headers: got, body }: Answer) => String(UNPACK[got['content-encoding'] ?? '']?.(body) ?? body)

  it.each([
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip', 'gzip'],
    ['gzip, br;q=0', 'gzip'],
    ['zstd', undefined],
    ['identity', undefined],
    [undefined, undefined],
  ])('come to who takes “%s” in %s, by whomever they were asked for first', async (accepted, encoding) => {
    await untilKept('/sets/x', { headers: { 'Accept-Encoding': 'gzip' } })
    const answer = await send('/sets/x', { headers: accepted === undefined ? {} : { 'Accept-Encoding': accepted } })
    expect(textOf(answer)).toBe(html)
    expect(answer.headers).toMatchObject({
      'content-length': String(answer.body.length),
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 's-maxage=31536000',
      vary: 'rsc, Accept-Encoding',
    })
    expect(answer.headers['content-encoding']).toBe(encoding)
  })

  it('carry the same headers as Next’s own, and an id of their own', async () => {
    const first = await send('/')
    const again = await untilKept('/')
    const { 'x-request-id': id, 'server-timing': _, date: __, ...rest } = again.headers
    expect(first.headers).toMatchObject(rest)
    expect(Object.keys(first.headers).sort()).toEqual(Object.keys(again.headers).sort())
    expect(again.headers['content-security-policy']).toMatch(/script-src 'self' 'sha256-\S+';/)
    expect(id).not.toBe(first.headers['x-request-id'])
  })

  it('are not sent to who has them already', async () => {
    const { etag = '' } = (await untilKept('/')).headers
    for (const copy of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
      const answer = await send('/', { headers: { 'If-None-Match': copy, 'Accept-Encoding': 'br' } })
      expect([answer.status, answer.body.length]).toEqual([304, 0])
      expect(answer.headers).toMatchObject({ etag, 'cache-control': 's-maxage=31536000', vary: 'rsc, Accept-Encoding' })
      expect(answer.headers['content-security-policy']).toContain("'sha256-")
    }
    expect((await send('/', { headers: { 'If-None-Match': '"other"' } })).status).toBe(200)
    const reload = { 'If-None-Match': etag, 'Cache-Control': 'no-cache' }
    expect((await send('/', { headers: reload })).status).toBe(200)
  })

  it('have a head that says how long they are', async () => {
    const whole = await untilKept('/', { headers: { 'Accept-Encoding': 'gzip' } })
    const head = await send('/', { method: 'HEAD', headers: { 'Accept-Encoding': 'gzip' } })
    expect([head.status, head.body.length]).toEqual([200, 0])
    expect(head.headers['content-length']).toBe(String(whole.body.length))
    expect(head.headers.etag).toBe(whole.headers.etag)
  })

  it('may be files that never change', async () => {
    headers = FILE
    const { headers: got } = await untilKept('/_next/static/chunks/a.js', { headers: { 'Accept-Encoding': 'br' } })
    expect(got).toMatchObject({ 'content-encoding': 'br', 'last-modified': FILE['Last-Modified'] })
    const since = { 'If-Modified-Since': FILE['Last-Modified'] }
    expect((await send('/_next/static/chunks/a.js', { headers: since })).status).toBe(304)
  })

  it('are Next’s again once the content changed', async () => {
    await untilKept('/')
    const old = html
    html = html.replaceAll('retries', 'queues')
    expect(textOf(await send('/'))).toBe(old)
    kept.drop()
    expect(textOf(await send('/'))).toBe(html)
    expect(textOf(await untilKept('/', { headers: { 'Accept-Encoding': 'br' } }))).toBe(html)
  })

  it('are not kept where the content changed while they were made', async () => {
    const old = html
    before = () => {
      html = html.replaceAll('retries', 'queues')
      kept.drop()
      before = () => {}
    }
    expect(textOf(await send('/'))).toBe(old)
    expect(textOf(await untilKept('/'))).toBe(html)
  })

  it.each<[why: string, path: string, said: OutgoingHttpHeaders]>([
    ['sets a cookie', '/', { ...PAGE, 'Set-Cookie': 'a=b' }],
    ['is private', '/', { ...PAGE, 'Cache-Control': 'private, no-cache, no-store, max-age=0, must-revalidate' }],
    ['says nothing of caches', '/', { ...PAGE, 'Cache-Control': undefined }],
    ['is stale in a while', '/', { ...PAGE, 'Cache-Control': 's-maxage=60, stale-while-revalidate=31535940' }],
    ['is of a page that is rendered for who asks', '/study', PAGE],
    ['is under a shared address', '/s/nothing', PAGE],
  ])('are none where one %s', async (_, path, said) => {
    headers = said
    for (let turn = 1; turn <= 3; turn += 1) {
      await send(path)
      await settled()
      expect(asked.length).toBe(path.startsWith('/s/') ? 0 : turn)
    }
  })

  it.each([404, 500])('are none of status %i', async (failure) => {
    status = failure
    for (let turn = 1; turn <= 3; turn += 1) {
      await send('/')
      await settled()
      expect(asked.length).toBe(turn)
    }
  })

  it.each<[why: string, sent: Sent, path: string]>([
    ['a payload', { headers: { rsc: '1' } }, '/'],
    ['a part', { headers: { Range: 'bytes=0-9' } }, '/'],
    ['what an address says more', {}, '/?set=x'],
    ['something to be done', { method: 'POST' }, '/'],
  ])('are not given to who asks for %s', async (_, sent, path) => {
    await untilKept('/')
    for (let turn = 0; turn < 3; turn += 1) {
      const count = asked.length
      await send(path, sent)
      await settled()
      expect(asked.length).toBe(count + 1)
    }
  })

  it('take no more memory than they may: what was asked for longest ago goes first', async () => {
    await stop()
    // No compression makes it small.
    const big = randomBytes(6_000).toString('hex')
    await start(createKeptAnswers(100_000))
    for (const name of ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i']) {
      html = `<p>${name.repeat(4)}${big}`
      await untilKept(`/sets/${name}`)
    }
    const count = asked.length
    await send('/sets/i')
    expect(asked.length).toBe(count)
    await send('/sets/a')
    expect(asked.length).toBe(count + 1)
  })

  it('are none that would take most of it', async () => {
    await stop()
    await start(createKeptAnswers(8 * (Buffer.byteLength(html) - 1)))
    for (let turn = 1; turn <= 3; turn += 1) {
      await send('/')
      await settled()
      expect(asked.length).toBe(turn)
    }
  })

  /** What would be kept is by now: a page asked for later is. */
  async function settled(): Promise<void> {
    const mine = { headers, status, html, asked: [...asked] }
    headers = PAGE
    status = 200
    html = '<p>small'
    await untilKept(`/settled/${++pages}`)
    headers = mine.headers
    status = mine.status
    html = mine.html
    asked = mine.asked
  }
})

let pages = 0
