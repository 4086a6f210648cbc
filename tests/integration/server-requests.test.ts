import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { INTERNAL_SECRET_HEADER, setServerState } from '../../lib/platform/server-state'
import { API_PLACES, createMetrics, PLACES } from '../../scripts/server/metrics'
import { createRequestListener, type Phase } from '../../scripts/server/requests'
import { API_LIMITS, limitsOf, MAX_BODY_BYTES } from '../../scripts/server/route-limits'
import { ROUTES } from '../setup/routes'

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>
type Setting = Partial<Parameters<typeof createRequestListener>[0]> & { handler?: Handler }
type Answer = { status: number; headers: IncomingMessage['headers']; body: string }
type Sent = { method?: string; headers?: Record<string, string>; body?: (Buffer | string)[] }

describe('the server before Next', () => {
  let server: Server
  let phase: { now: Phase }
  /** What the handler behind it saw. */
  let seen: { url: string; headers: IncomingMessage['headers']; bytes: number }[]

  let handler: Handler

  beforeEach(() => start())
  afterEach(() => stop())

  async function start({ trustedProxies = 0, handler: given, ...options }: Setting = {}) {
    phase = { now: 'ready' }
    seen = []
    handler =
      given ??
      (async (_, response) => {
        response.end('handled')
      })
    setServerState({ internalSecret: 'the-secret-of-this-process' })
    const listener = createRequestListener({
      phase,
      trustedProxies,
      isDev: false,
      checkHealth: async () => 'ok',
      ...options,
    })
    listener.handOverTo(async (incoming, response) => {
      const bytes = (await text(incoming)).length
      seen.push({ url: incoming.url ?? '', headers: { ...incoming.headers }, bytes })
      await handler(incoming, response)
    })
    server = createServer(listener.listen)
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  }

  function stop() {
    server.closeAllConnections()
    return new Promise((resolve) => server.close(resolve))
  }

  async function restart(setting: Setting) {
    await stop()
    await start(setting)
  }

  /** Node's own client: fetch sets no Transfer-Encoding and refuses some of these headers. */
  function send(path: string, { method = 'GET', headers = {}, body = [] }: Sent = {}): Promise<Answer> {
    const address = server.address()
    const port = typeof address === 'object' ? address?.port : undefined
    return new Promise((resolve, reject) => {
      const outgoing = request({ host: '127.0.0.1', port, path, method, headers }, async (response) => {
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: await text(response) })
      })
      outgoing.once('error', reject)
      for (const chunk of body) outgoing.write(chunk)
      outgoing.end()
    })
  }

  it('takes out what a client says of its own address and of Next', async () => {
    const spoofed = {
      'X-Forwarded-For': '1.1.1.1',
      'X-Forwarded-Host': 'evil.test',
      'X-Real-IP': '1.1.1.1',
      'X-Callback-Client': '1.1.1.1',
      'X-Middleware-Subrequest': 'proxy:proxy:proxy:proxy:proxy',
    }
    await send('/', { headers: spoofed })
    const [{ headers }] = seen as [(typeof seen)[0]]
    expect(Object.values(headers).join()).not.toMatch(/1\.1\.1\.1|evil|proxy:/)
    expect(headers['x-callback-client']).toBe('127.0.0.1')
  })

  it('believes a trusted proxy, and then knows one host only', async () => {
    await restart({ trustedProxies: 1 })
    const headers = {
      'X-Forwarded-For': '6.6.6.6, 9.9.9.9',
      'X-Forwarded-Host': 'prep.test',
      'X-Forwarded-Proto': 'https',
    }
    const answer = await send('/', { headers })
    expect(seen[0]?.headers).toMatchObject({ host: 'prep.test', 'x-callback-client': '9.9.9.9' })
    expect(answer.headers['strict-transport-security']).toContain('max-age=')
  })

  it.each(['/questions/%E0%A4%A', '/%', '/a%zz?q=1'])(
    'answers %s, which can’t be decoded, with a sentence',
    async (address) => {
      const { status, body } = await send(address)
      expect(status).toBe(400)
      expect(body).toContain('This address can’t be read.')
      expect(seen).toEqual([])
      expect((await send('/search?q=%')).status).toBe(200)
    },
  )

  it('tells its figures to who brings the token, and to nobody else that it has any', async () => {
    await stop()
    await start({ metrics: createMetrics('a-token-of-the-tests') })
    await send('/questions/of-a-secret-name?q=typed')
    const asked = (authorization: string) => send('/api/metrics', { headers: { authorization } })
    for (const wrong of ['', 'Bearer', 'Bearer a-guess-of-the-tests', 'a-token-of-the-tests'])
      expect((await asked(wrong)).body).toBe('handled')
    const { status, body } = await asked('Bearer a-token-of-the-tests')
    expect(status).toBe(200)
    expect(body).toContain('callback_request_duration_seconds_count{place="/questions",method="GET",status="2xx"} 1')
    expect(body).toContain('nodejs_eventloop_lag_seconds')
    expect(body).not.toMatch(/secret|typed/)
  })

  it('gives each request an id of its own, whatever the client calls it', async () => {
    const answers = [await send('/', { headers: { 'X-Request-Id': 'mine' } }), await send('/')]
    const ids = answers.map(({ headers }) => headers['x-request-id'])
    expect(ids).toEqual(seen.map(({ headers }) => headers['x-request-id']))
    expect(answers.map(({ headers }) => headers['server-timing'])).toEqual(ids.map((id) => `id;desc="${id}"`))
    expect(new Set([...ids, 'mine']).size).toBe(3)
  })

  describe.each(['Content-Length', 'Transfer-Encoding'])('bodies by %s', (header) => {
    const sized = (bytes: number): Sent => {
      const headers = header === 'Content-Length' ? { [header]: String(bytes) } : { [header]: 'chunked' }
      // Many chunks, as a network would cut it.
      const chunk = Buffer.alloc(64 * 1024, 'x')
      const body = Array.from({ length: Math.ceil(bytes / chunk.length) }, (_, index) =>
        chunk.subarray(0, Math.min(chunk.length, bytes - index * chunk.length)),
      )
      return { method: 'POST', headers, body }
    }

    it('pass up to 1 MB', async () => {
      expect(await send('/api/commands', sized(MAX_BODY_BYTES))).toMatchObject({ status: 200, body: 'handled' })
      expect(seen).toMatchObject([{ bytes: MAX_BODY_BYTES }])
    })

    it('are refused with a sentence above it, before anyone saw a part', async () => {
      const answer = await send('/api/commands', sized(MAX_BODY_BYTES + 1))
      expect(answer.status).toBe(413)
      expect(JSON.parse(answer.body)).toEqual({
        ok: false,
        error: { code: 'too_large', message: 'That is more than the 1 MB that can be sent at once. Send less.' },
      })
      expect((await send('/study', sized(3 * MAX_BODY_BYTES))).body).toMatch(/^That is more than the 1 MB/)
      expect(seen).toEqual([])
    })

    it('are small where little is expected, and nothing where only reading is', async () => {
      expect(await send('/sign-in', sized(64 * 1024))).toMatchObject({ status: 200 })
      const form = await send('/sign-in', sized(64 * 1024 + 1))
      expect([form.status, form.body]).toEqual([413, expect.stringMatching(/^That is more than the 64 kB that/)])
      for (const path of ['/api/me/due', '/api/library', '/api/suggestions', '/api/health'])
        expect(JSON.parse((await send(path, sized(1))).body).error.message).toBe('Nothing can be sent to this address.')
      expect((await send('/study', { ...sized(1), method: 'GET' })).status).toBe(413)
      expect((await send('/api/me/coach', sized(512 * 1024))).status).toBe(200)
      expect((await send('/api/me/coach', sized(512 * 1024 + 1))).status).toBe(413)
    })

    it('may be empty', async () => {
      expect((await send('/api/commands', sized(0))).status).toBe(200)
      expect(seen).toMatchObject([{ bytes: 0 }])
    })
  })

  it.each<Phase>(['starting', 'stopping'])('is unavailable while %s, but to itself', async (now) => {
    phase.now = now
    const health = await send('/api/health')
    expect(health.status).toBe(503)
    expect(JSON.parse(health.body)).toMatchObject({ status: now })
    expect(await send('/')).toMatchObject({ status: 503, headers: { 'retry-after': '2' } })
    const wrong = { [INTERNAL_SECRET_HEADER]: 'a-guess-of-just-this-size!' }
    expect((await send('/api/internal/revalidate', { method: 'POST', headers: wrong })).status).toBe(503)
    expect(seen).toEqual([])
    const right = { [INTERNAL_SECRET_HEADER]: 'the-secret-of-this-process' }
    expect((await send('/api/internal/revalidate', { method: 'POST', headers: right })).status).toBe(200)
  })

  describe('what Next fails at', () => {
    const BREAK: Record<string, Handler> = {
      'a blank page': async (_, response) => {
        response.statusCode = 500
        response.setHeader('Content-Encoding', 'gzip')
        response.write('<!DOCTYPE html>')
        response.end('at secret (file.ts:1:1)')
      },
      'no word at all': async (_, response) => void response.writeHead(500, { Vary: 'rsc' }).end(),
    }

    it.each(Object.entries(BREAK))('as by %s is said in a sentence, with a number to quote', async (_, broken) => {
      await restart({ handler: broken })
      for (const path of ['/study', '/api/me']) {
        const { status, headers, body } = await send(path)
        expect([status, headers['content-encoding']]).toEqual([500, undefined])
        expect(body).toContain(`Something broke here. Try again. If it fails again, quote ${headers['x-request-id']}.`)
        expect(body).not.toContain('secret')
      }
    })

    it.each(Object.entries(BREAK))('as by %s where the database is gone says to try again', async (_, broken) => {
      await restart({ handler: broken, checkHealth: async () => 'unreachable' })
      const { status, headers, body } = await send('/api/me')
      expect([status, headers['retry-after']]).toEqual([503, '2'])
      expect(JSON.parse(body).error.message).toMatch(/can’t reach its database right now.*Try again/)
      expect((await send('/study')).body).toMatch(/^Callback can’t reach its database right now/)
      const page = (await send('/study', { headers: { Accept: 'text/html,*/*' } })).body
      expect(page).toMatch(/<h1>Callback can’t reach its database right now\..*<a href="">Try again<\/a>/s)
      await restart({ handler: broken, checkHealth: async () => 'full' })
      expect((await send('/study')).body).toMatch(/^The disk that Callback writes to is full\./)
    })

    it('as it never answers is given up, and what comes late is nothing', async () => {
      let answerLate = () => {}
      const waiting: Handler = (_, response) =>
        new Promise((resolve) => {
          answerLate = () => {
            response.statusCode = 200
            response.end('late')
            resolve()
          }
        })
      await restart({ handler: waiting, limits: () => ({ bytes: 0, patienceMs: 20 }) })
      const { status, body } = await send('/study')
      expect([status, body]).toEqual([503, expect.stringMatching(/^That takes too long right now/)])
      answerLate()
      await restart({})
      expect((await send('/study')).body).toBe('handled')
    })

    it('in the midst of an answer stays as it is', async () => {
      await restart({
        handler: async (_, response) => {
          response.write('begun, ')
          response.statusCode = 500
          response.end('ended')
        },
      })
      expect(await send('/study')).toMatchObject({ status: 200, body: 'begun, ended' })
    })
  })

  describe('security headers', () => {
    const policyOf = async (path: string) => String((await send(path)).headers['content-security-policy'])

    it('are on every answer, its own too', async () => {
      const tooLarge = await send('/', { method: 'POST', headers: { 'Content-Length': String(MAX_BODY_BYTES + 1) } })
      phase.now = 'starting'
      for (const { headers } of [tooLarge, await send('/'), await send('/api/health')]) {
        expect(headers).toMatchObject({
          'x-content-type-options': 'nosniff',
          'x-frame-options': 'DENY',
          'referrer-policy': 'strict-origin-when-cross-origin',
          'cross-origin-opener-policy': 'same-origin',
          'permissions-policy': expect.stringContaining('microphone=(self)'),
          'content-security-policy': expect.stringContaining("frame-ancestors 'none'"),
        })
        // A browser would ignore it on plain http, and it must not outlive a test of TLS.
        expect(headers['strict-transport-security']).toBeUndefined()
      }
    })

    it('give a rendered page a nonce of its own, and Next the same one', async () => {
      const policies = [await policyOf('/study?set=x'), await policyOf('/progress'), await policyOf('/study')]
      const nonces = policies.map((policy) => /'nonce-([\w+/]{22}==)'/.exec(policy)?.[1])
      expect(new Set(nonces).size).toBe(3)
      for (const policy of policies) expect(policy).not.toMatch(/script-src[^;]*unsafe/)
      expect(seen.map(({ headers }) => headers['content-security-policy'])).toEqual(policies)
    })

    describe('of a page out of the cache', () => {
      const HASH = "'sha256-OBTN3RiyCV4Bq7dFqZ5a2pAXjnCcCYeTJMO2I/LYKeo='"
      const page = () => '<p>ü</p><script>(self.__next_f=self.__next_f||[]).push([0])</script><script>alert(1)</script>'
      let etags = 0

      /** Answers as Next does with a page of its cache, in pieces, and by an ETag that nobody has seen. */
      function serve({ isGzipped = false, html = page(), etag = `"page-${++etags}"` } = {}) {
        handler = async (incoming, response) => {
          response.setHeader('Content-Type', 'text/html; charset=utf-8')
          response.setHeader('x-nextjs-prerender', '1')
          response.setHeader('ETag', etag)
          if (incoming.headers['if-none-match'] === etag) {
            response.removeHeader('Content-Type')
            response.statusCode = 304
            response.end()
            return
          }
          const body = isGzipped ? gzipSync(html) : Buffer.from(html)
          if (isGzipped) response.setHeader('Content-Encoding', 'gzip')
          response.write(body.subarray(0, 9))
          response.end(body.subarray(9))
        }
        return etag
      }
      const scriptsOf = ({ headers }: Answer) =>
        /script-src ([^;]*)/.exec(String(headers['content-security-policy']))?.[1]

      it.each([false, true])('name its own scripts, and no other (compressed: %s)', async (isGzipped) => {
        serve({ isGzipped })
        for (const path of ['/', '/', '/sets/x']) {
          const answer = await send(path)
          expect(scriptsOf(answer)).toBe(`'self' ${HASH}`)
          if (!isGzipped) expect(answer.body).toBe(page())
        }
      })

      it('are on what a browser has already, which a server that is new to it sends whole', async () => {
        const etag = serve()
        const again = { headers: { 'If-None-Match': `W/${etag}` } }
        const plain = { headers: { 'If-None-Match': etag } }
        expect(await send('/', again)).toMatchObject({ status: 200, body: page() })
        const answer = await send('/', plain)
        expect([answer.status, scriptsOf(answer)]).toEqual([304, `'self' ${HASH}`])
      })

      it('name them beside the nonce where a page that is rendered turns out to be missing', async () => {
        serve()
        expect(scriptsOf(await send('/account/nowhere'))).toMatch(/^'self' 'sha256-\S+ 'nonce-\S+'$/)
      })

      it('let nothing run for who asks for the head alone', async () => {
        serve()
        expect(scriptsOf(await send('/', { method: 'HEAD' }))).toBe("'self'")
      })
    })

    it('allow an answer of the API nothing', async () => {
      expect(await policyOf('/api/me')).toBe("default-src 'none'; frame-ancestors 'none'")
    })
  })
})

it('every route has a place of its own in the figures', () => {
  const unnamed = ROUTES.filter((route) => {
    const [, first = '', second = ''] = route.split('/')
    return first !== '' && (first === 'api' ? !API_PLACES.has(second) : !PLACES.has(first))
  })
  expect(unnamed).toEqual([])
})

it('every route of the API has limits of its own, and a command’s answer begins before the outbox gives up', () => {
  const places = Object.keys(API_LIMITS)
  const unnamed = ROUTES.filter(
    (route) => route.startsWith('/api/') && !places.some((place) => `${route}/`.startsWith(`${place}/`)),
  )
  expect(unnamed).toEqual([])
  expect(limitsOf('POST', '/api/commands').patienceMs).toBeLessThan(30_000)
  expect(limitsOf('POST', '/api/me/coach?only=labels')).toBe(API_LIMITS['/api/me/coach'])
  // Another's name that only begins alike is a page, which Next says isn't there.
  expect(limitsOf('POST', '/accounts').bytes).toBe(MAX_BODY_BYTES)
})
