import { setTimeout } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { connect, type Database } from '../../lib/platform/db'
import { type OwnPostgres, startOwnPostgres } from '../../scripts/test/postgres'
import { newCommand, ratingPayload } from '../factories/commands'
import { type App, makeDataDir, startApp } from '../setup/app'
import { auditReviews } from '../setup/audit-reviews'
import { countFault } from '../setup/fault-counts'
import { FAULT_SIZE } from '../setup/fault-size'
import { type HttpClient, newHttpClient } from '../setup/http-client'
import { type MadeRating, newRater } from '../setup/rater'
import { TEST_SECRET } from '../setup/secret'
import { untilServing } from '../setup/serving'

/** As many as a server opens at most. */
const POOL = 10

const PAGES = ['/study', '/answers', '/stories', '/progress', '/search?q=api', '/sign-in', '/mock', '/my/sets']
const ROUTES = ['/api/me', '/api/me/due', '/api/me/export', '/api/me/search?q=api', '/api/suggestions']

describe('a server whose database', () => {
  const data = makeDataDir()
  let postgres: OwnPostgres
  let app: App
  let client: HttpClient
  let database: Database
  let questionIds: string[]

  beforeAll(async () => {
    const started = await startOwnPostgres()
    if (!started) throw new Error('PostgreSQL’s programs are missing.')
    postgres = started
    app = await startApp(data.dataDir, { DATABASE_URL: postgres.url, NEXTAUTH_SECRET: TEST_SECRET })
    client = await newHttpClient(app.url)
    await client.set(7)
    database = connect(postgres.url)
    questionIds = (await database.question.findMany({ take: 9, select: { id: true } })).map(({ id }) => id)
  })

  afterAll(async () => {
    app.child.kill('SIGKILL')
    await app.ended
    await database.$disconnect()
    await postgres.stop()
    data.remove()
  })

  const health = async () => (await client.get('/api/health')).status

  /** What people meet meanwhile: a sentence that says what to do, whoever asks in whatever way. */
  async function expectSentences(): Promise<void> {
    for (const path of [...PAGES, ...ROUTES, `/s/${'a'.repeat(43)}`]) {
      const { status, headers, body } = await client.get(path, {
        accept: path.startsWith('/api/') ? '*/*' : 'text/html',
      })
      expect([status, headers.get('retry-after')], path).toEqual([503, '2'])
      expect(body, path).toMatch(/can’t reach its database right now.*Try again/s)
      expect(body, path).not.toMatch(/\bat .+:\d+:\d+|prisma|postgres/i)
    }
    // What is the same for everyone is there all the same.
    expect((await client.get('/')).status).toBe(200)
  }

  async function expectStoredOnce(made: MadeRating[]): Promise<number> {
    const audit = await auditReviews(database, made)
    expect({ ...audit, lost: [] }).toEqual({ lost: [], tooMany: [], wrongMemories: [] })
    expect(made.filter(({ isAcknowledged }) => !isAcknowledged)).toEqual([])
    return audit.lost.length
  }

  it('is gone says so and to try again, and goes on by itself when it is back', async () => {
    let back: Promise<unknown> = Promise.resolve()
    const rater = await newRater({ url: app.url, questionIds, whenServing: () => back })
    await rater.rate()
    // From now on it is in the cache.
    expect((await client.get('/')).status).toBe(200)
    await postgres.kill()
    await database.$disconnect()
    let goOn = () => {}
    back = new Promise<void>((resolve) => {
      goOn = resolve
    }).then(() => untilServing(app.url))
    const waiting = rater.rate()
    expect(await health()).toBe(503)
    await expectSentences()
    const { status, body } = await client.set(8)
    expect([status, JSON.parse(body).error.code]).toEqual([503, 'unavailable'])
    await setTimeout(FAULT_SIZE.outageMs)
    await postgres.start()
    database = connect(postgres.url)
    goOn()
    await waiting
    await rater.rate()
    const lost = await expectStoredOnce(rater.made)
    expect((await client.get('/study')).status).toBe(200)
    countFault({ fault: 'database gone', tried: rater.made.length, lost })
  })

  it('stands still isn’t ready, and stores what was sent meanwhile once it goes on', async () => {
    const rater = await newRater({ url: app.url, questionIds, whenServing: () => untilServing(app.url) })
    await rater.rate()
    postgres.pause()
    const waiting = Promise.all([rater.rate(), client.get('/study')])
    expect(await health()).toBe(503)
    await setTimeout(FAULT_SIZE.outageMs)
    postgres.resume()
    const [, page] = await waiting
    // In a longer one, whoever waited was told to try again.
    expect([200, 503]).toContain(page.status)
    const lost = await expectStoredOnce(rater.made)
    countFault({ fault: 'database stands still', tried: rater.made.length, lost })
  })

  it('has no connection left isn’t ready, and answers everyone when there is one again', async () => {
    const holder = new pg.Client(postgres.url)
    await holder.connect()
    await holder.query('BEGIN')
    await holder.query('LOCK TABLE "User" IN ACCESS EXCLUSIVE MODE')
    const whenServing = () => untilServing(app.url)
    const raters = await Promise.all(
      Array.from({ length: 2 * POOL }, () => newRater({ url: app.url, questionIds, whenServing })),
    )
    const waiting = Promise.all(raters.map((rater) => rater.rate()))
    await vi.waitFor(async () => expect(await health()).toBe(503), 60_000)
    await setTimeout(FAULT_SIZE.outageMs)
    await holder.query('ROLLBACK')
    await holder.end()
    await waiting
    expect(await health()).toBe(200)
    const made = raters.flatMap((rater) => rater.made)
    countFault({ fault: 'no connection left', tried: made.length, lost: await expectStoredOnce(made) })
  })

  it('is there, told to end in mid-request: what it began is finished, what comes after is not taken', async () => {
    const command = newCommand('rateQuestion', ratingPayload(questionIds[0] ?? ''))
    const held = await client.hold([command])
    app.child.kill('SIGTERM')
    await app.until(/Callback is stopping/)
    await expect(fetch(`${app.url}/api/health`)).rejects.toThrow('fetch failed')
    const { status, body } = await held.finish()
    expect([status, JSON.parse(body).results[0].ok]).toEqual([200, true])
    expect(await app.ended).toBe(0)
    const stored = await database.review.findMany({ where: { userId: client.userId } })
    expect(stored.map(({ id }) => id)).toEqual([command.payload.id])
    countFault({ fault: 'SIGTERM in mid-request', tried: 1, lost: 0 })
  })
})
