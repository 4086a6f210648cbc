import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeEach, describe, inject, it } from 'vitest'
import { connect, type Database } from '../../lib/platform/db'
import type { Provider } from '../../lib/platform/env'
import { openCopies } from './postgres-copies'

export type TestDatabase = { database: Database; url: string; provider: Provider }

type Opened = TestDatabase & { drop: () => Promise<void> }

/**
 * Runs the same tests on both databases, each test on a fresh, migrated, empty one that `db()` gives while it runs.
 * POSTGRES_URL names a server that may make databases (`scripts/with-postgres.sh` gives one). Without it the
 * PostgreSQL half is a loud todo, and a failure under CI.
 * @param tests receives a function that gives the running test's database
 */
export function describeOnBothDatabases(title: string, tests: (testDatabase: () => TestDatabase) => void): void {
  describe(`${title} (SQLite)`, () => runOn(openSqlite, tests))
  const server = process.env.POSTGRES_URL
  if (server) {
    describe(`${title} (PostgreSQL)`, () => {
      const copies = openCopies(server, inject('postgresTemplate') ?? '')
      runOn(() => openPostgres(copies), tests)
      afterAll(copies.close)
    })
    return
  }
  if (process.env.CI) {
    it(`${title} (PostgreSQL)`, () => {
      throw new Error('POSTGRES_URL is not set: run these tests with scripts/with-postgres.sh.')
    })
    return
  }
  warnOnce()
  it.todo(`${title} (PostgreSQL): NOT RUN, since POSTGRES_URL is not set`)
}

function runOn(open: () => Promise<Opened>, tests: (testDatabase: () => TestDatabase) => void): void {
  let opened: Opened | undefined

  beforeEach(async () => {
    opened = await open()
    globalThis.callbackDatabase = opened.database
  })

  afterEach(async () => {
    globalThis.callbackDatabase = undefined
    await opened?.database.$disconnect()
    await opened?.drop()
    opened = undefined
  })

  tests(() => {
    if (!opened) throw new Error('There is a database only while a test runs.')
    return opened
  })
}

async function openSqlite(): Promise<Opened> {
  const folder = mkdtempSync(path.join(tmpdir(), 'callback-test-'))
  const file = path.join(folder, 'test.db')
  copyFileSync(inject('sqliteTemplate'), file)
  const url = `file:${file}`
  return {
    database: connect(url),
    url,
    provider: 'sqlite',
    drop: async () => rmSync(folder, { recursive: true, force: true }),
  }
}

async function openPostgres({ lend }: ReturnType<typeof openCopies>): Promise<Opened> {
  const { url, giveBack } = await lend()
  return { database: connect(url), url, provider: 'postgresql', drop: giveBack }
}

let hasWarned = false

function warnOnce(): void {
  if (hasWarned) return
  hasWarned = true
  console.warn('\n!!! The PostgreSQL tests did NOT run: POSTGRES_URL is not set. Use scripts/with-postgres.sh. !!!\n')
}
