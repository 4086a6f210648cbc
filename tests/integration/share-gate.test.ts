import { createServer, type IncomingMessage, request, type Server } from 'node:http'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { makeShareToken, newLinkId } from '../../lib/question-set/share-token'
import { createRequestListener } from '../../scripts/server/requests'
import { insertShareLink, newSharer } from '../factories/sharing'
import { describeOnBothDatabases } from '../setup/database'
import { TEST_SECRET } from '../setup/secret'
import { listStatements } from '../setup/statements'

await vi.hoisted(() => import('../setup/secret'))

type Answer = { status: number; headers: IncomingMessage['headers'] }
type Sent = { method?: string; headers?: Record<string, string> }

let networks = 0

describeOnBothDatabases('the way in to what is shared', (testDatabase) => {
  let server: Server
  /** What Next was asked for. */
  let seen: { url: string; method: string; isOpened: boolean; hasNonce: boolean }[]
  let network: string

  beforeEach(async () => {
    seen = []
    networks += 1
    network = `203.0.113.${networks}`
    const listener = createRequestListener({ phase: { now: 'ready' }, trustedProxies: 1, isDev: false })
    listener.handOverTo(async ({ url = '', method = '', headers }, response) => {
      const hasNonce = 'content-security-policy' in headers
      seen.push({ url, method, isOpened: 'x-callback-opened' in headers, hasNonce })
      response.end()
    })
    server = createServer(listener.listen)
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  })

  afterEach(() => {
    server.closeAllConnections()
    return new Promise((resolve) => server.close(resolve))
  })

  function send(path: string, { method = 'GET', headers = {} }: Sent = {}): Promise<Answer> {
    const address = server.address()
    const port = typeof address === 'object' ? address?.port : undefined
    const sent = { 'x-forwarded-for': network, ...headers }
    return new Promise((resolve, reject) => {
      request({ host: '127.0.0.1', port, path, method, headers: sent }, async (response) => {
        await text(response)
        resolve({ status: response.statusCode ?? 0, headers: response.headers })
      })
        .once('error', reject)
        .end()
    })
  }

  async function newLink() {
    const { writer, setId } = await newSharer(testDatabase().database)
    return insertShareLink(writer, setId)
  }

  const guess = () => makeShareToken({ linkId: newLinkId(), version: 1 }, TEST_SECRET.replace('a', 'b'))

  it('lets a live link through to its page, which learns whether it is really opened', async () => {
    const { token } = await newLink()
    await send(`/s/${token}`, { headers: { 'x-callback-opened': '1' } })
    await send(`/s/${token}?x=1`, { headers: { RSC: '1', 'x-callback-opened': '1' } })
    await send(`/s/${token}`, { headers: { 'Sec-Purpose': 'prefetch;prerender' } })
    await send(`/s/${token}`, { method: 'POST' })
    expect(seen.map(({ url, isOpened }) => [url, isOpened])).toEqual([
      [`/s/${token}`, true],
      [`/s/${token}?x=1`, false],
      [`/s/${token}`, false],
      [`/s/${token}`, false],
    ])
    expect(seen.every(({ hasNonce }) => hasNonce)).toBe(true)
  })

  it('sends every other address to where nothing is, with the same headers', async () => {
    const { token } = await newLink()
    const answers: Answer[] = []
    for (const path of [`/s/${guess()}`, '/s/x', '/s', '/s/', `/s/${token}/more`, `//s/${token}x`, '/%73/x'])
      answers.push(await send(path))
    answers.push(await send(`/s/${guess()}`, { method: 'POST' }), await send('/s/%E0%A4%A'))
    expect(seen).toEqual(Array(8).fill({ url: '/not-found', method: 'GET', isOpened: false, hasNonce: false }))
    for (const { headers } of answers) {
      expect(headers).toMatchObject({
        'cache-control': 'no-store',
        'x-robots-tag': 'noindex',
        'referrer-policy': 'same-origin',
      })
    }
    const { date: _, 'x-request-id': __, 'server-timing': ___, ...first } = answers[0]?.headers ?? {}
    for (const { headers } of answers.slice(1, 8)) expect(headers).toMatchObject(first)
  })

  it('refuses a network that guesses, without a read, and opens live links to it all the same', async () => {
    const { token } = await newLink()
    const statuses = new Map<number, number>()
    const count = ({ status }: Answer) => statuses.set(status, (statuses.get(status) ?? 0) + 1)
    for (let index = 0; index < 62; index += 1) count(await send(`/s/${index % 2 === 0 ? guess() : 'x'}`))
    expect(Object.fromEntries(statuses)).toEqual({ 200: 60, 429: 2 })
    const statements = await listStatements(testDatabase(), async () => {
      for (let index = 0; index < 200; index += 1) count(await send(`/s/${guess()}`))
    })
    expect(statements).toEqual([])
    expect(statuses.get(429)).toBe(202)
    const refused = await send(`/s/${guess()}`)
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
    expect(refused.headers).toMatchObject({ 'cache-control': 'no-store', 'x-robots-tag': 'noindex' })
    seen = []
    expect((await send(`/s/${token}`)).status).toBe(200)
    expect(seen).toMatchObject([{ url: `/s/${token}` }])
    network = '203.0.113.250'
    expect((await send(`/s/${guess()}`)).status).toBe(200)
  })
})
