import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { connect, type Database } from '../../lib/platform/db'
import { type OwnPostgres, startOwnPostgres } from '../../scripts/test/postgres'
import { type App, makeDataDir, startApp } from '../setup/app'
import { auditReviews } from '../setup/audit-reviews'
import { countFault } from '../setup/fault-counts'
import { FAULT_SIZE } from '../setup/fault-size'
import { newRater, type Rater } from '../setup/rater'
import { TEST_SECRET } from '../setup/secret'
import { untilServing } from '../setup/serving'

const RATERS = 4
const { kills, ratingsPerKill } = FAULT_SIZE
const RATINGS = kills * ratingsPerKill

/** What a kill is of: the server itself, or the database that it stands on. */
type Victim = 'server' | 'database'

let data: ReturnType<typeof makeDataDir>
let app: App
let url: string
let env: Record<string, string>
let slowestReturnMs: number

beforeEach(() => {
  data = makeDataDir()
  slowestReturnMs = 0
})

afterEach(async () => {
  app.child.kill('SIGKILL')
  await app.ended
  data.remove()
})

async function begin(settings: Record<string, string>): Promise<void> {
  env = settings
  app = await startApp(data.dataDir, env)
  url = app.url
}

/** Starts the server again where it was, and waits until it serves. */
async function startAgain(): Promise<void> {
  const began = performance.now()
  app = await startApp(data.dataDir, { ...env, PORT: new URL(url).port })
  await untilServing(url)
  slowestReturnMs = Math.max(slowestReturnMs, performance.now() - began)
}

async function killServer(): Promise<void> {
  app.child.kill('SIGKILL')
  await app.ended
}

/** Rates by several people at once, and ends something in the midst of it, time after time. */
async function rateThroughKills(database: () => Database, kill: (turn: number) => Promise<Victim>): Promise<void> {
  const questionIds = (await database().question.findMany({ take: 9, select: { id: true } })).map(({ id }) => id)
  const raters: Rater[] = []
  const made = () => raters.flatMap((rater) => rater.made)
  const count = { server: 0, database: 0 }
  const lost: string[] = []
  let acknowledged = 0
  let turn = 0
  let returning: Promise<void> = Promise.resolve()

  async function killAndReturn(): Promise<void> {
    // What is acknowledged by now; what comes meanwhile is held against the next look.
    const before = new Set(
      made()
        .filter(({ isAcknowledged }) => isAcknowledged)
        .map(({ id }) => id),
    )
    const victim = await kill(turn)
    count[victim] += 1
    turn += 1
    const known = made().map((rating) => ({ ...rating, isAcknowledged: before.has(rating.id) }))
    lost.push(...(await auditReviews(database(), known)).lost)
  }

  const onAcknowledged = () => {
    acknowledged += 1
    // Anywhere within the second half of a turn: others are on their way at that moment.
    if (acknowledged === Math.floor((turn + 0.7) * ratingsPerKill) && turn < kills) returning = killAndReturn()
  }
  const whenServing = async () => {
    await returning
    await untilServing(url)
  }
  for (let index = 0; index < RATERS; index += 1)
    raters.push(await newRater({ url, questionIds, whenServing, onAcknowledged }))
  await Promise.all(
    raters.map(async (rater) => {
      for (let index = 0; index < RATINGS / RATERS; index += 1) await rater.rate()
    }),
  )
  await returning

  const audit = await auditReviews(database(), made())
  expect(audit).toEqual({ lost: [], tooMany: [], wrongMemories: [] })
  expect(made().every(({ isAcknowledged }) => isAcknowledged)).toBe(true)
  expect(count.server + count.database).toBe(kills)
  const soonest = `serving again within ${(slowestReturnMs / 1000).toFixed(1)} s`
  const note = `${count.server} kills of the server, ${count.database} of the database, ${soonest}`
  countFault({ fault: 'kill -9 during ratings', tried: made().length, lost: lost.length, note })
}

describe('ratings while kill -9 comes', () => {
  it('of the server on SQLite: what was acknowledged is stored once, and it serves again by itself', async () => {
    await begin({})
    const database = connect(`file:${path.join(data.dataDir, 'callback.db')}`)
    await rateThroughKills(
      () => database,
      async () => {
        await killServer()
        await startAgain()
        return 'server'
      },
    )
    await database.$disconnect()
  })

  it('of PostgreSQL and of the server on it: what was acknowledged is stored once, nothing needs a hand', async () => {
    const postgres = await startOwnPostgres()
    if (!postgres) throw new Error('PostgreSQL’s programs are missing.')
    try {
      await begin({ DATABASE_URL: postgres.url, NEXTAUTH_SECRET: TEST_SECRET })
      let database = connect(postgres.url)
      await rateThroughKills(
        () => database,
        async (turn) => {
          if (turn % 2 === 1) {
            await killServer()
            await startAgain()
            return 'server'
          }
          await killDatabase(postgres)
          await database.$disconnect()
          database = connect(postgres.url)
          return 'database'
        },
      )
      await database.$disconnect()
    } finally {
      await postgres.stop()
    }
  })
})

/** The server stays up: it has to find the database again by itself. */
async function killDatabase(postgres: OwnPostgres): Promise<void> {
  await postgres.kill()
  const began = performance.now()
  await postgres.start()
  await untilServing(url)
  slowestReturnMs = Math.max(slowestReturnMs, performance.now() - began)
}
