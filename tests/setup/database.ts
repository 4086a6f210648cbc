import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, describe, it } from 'vitest'
import { connect, type Database } from '../../lib/platform/db'
import type { Provider } from '../../lib/platform/env'
import { migrate } from '../../lib/platform/migrate'

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
    describe(`${title} (PostgreSQL)`, () => runOn(() => openPostgres(server), tests))
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
  const url = `file:${path.join(folder, 'test.db')}`
  await migrate(url)
  return {
    database: connect(url),
    url,
    provider: 'sqlite',
    drop: async () => rmSync(folder, { recursive: true, force: true }),
  }
}

let made = 0

async function openPostgres(server: string): Promise<Opened> {
  made += 1
  const name = `callback_test_${process.pid}_${made}_${Date.now()}`
  await onServer(server, `CREATE DATABASE ${name}`)
  const address = new URL(server)
  address.pathname = `/${name}`
  const url = address.toString()
  await migrate(url)
  return {
    database: connect(url),
    url,
    provider: 'postgresql',
    drop: () => onServer(server, `DROP DATABASE ${name} WITH (FORCE)`),
  }
}

async function onServer(server: string, statement: string): Promise<void> {
  const client = new pg.Client(server)
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

let hasWarned = false

function warnOnce(): void {
  if (hasWarned) return
  hasWarned = true
  console.warn('\n!!! The PostgreSQL tests did NOT run: POSTGRES_URL is not set. Use scripts/with-postgres.sh. !!!\n')
}
