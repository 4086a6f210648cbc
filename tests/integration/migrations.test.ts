import { execFile } from 'node:child_process'
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { migrate } from '../../lib/platform/migrate'
import { describeOnBothDatabases } from '../setup/database'

const run = promisify(execFile)

describeOnBothDatabases('start-up migrations', (testDatabase) => {
  let folder = ''
  let migrations = ''

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'callback-migrations-'))
    migrations = path.join(folder, 'migrations')
    cpSync(`prisma/${testDatabase().provider}/migrations`, migrations, { recursive: true })
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  const newest = () =>
    readdirSync(migrations)
      .filter((name) => name !== 'migration_lock.toml')
      .sort()
      .at(-1) ?? ''
  const add = (name: string, sql: string) => {
    mkdirSync(path.join(migrations, name))
    writeFileSync(path.join(migrations, name, 'migration.sql'), sql)
  }
  const prisma = (...command: string[]) =>
    run('npx', ['prisma', 'migrate', ...command], { env: { ...process.env, DATABASE_URL: testDatabase().url } })

  /** The address of a database without a table. */
  async function emptied(): Promise<string> {
    const { provider, url, database } = testDatabase()
    if (provider === 'sqlite') return `file:${path.join(folder, 'empty.db')}`
    await database.$executeRawUnsafe('DROP SCHEMA public CASCADE')
    await database.$executeRawUnsafe('CREATE SCHEMA public')
    return url
  }

  it('are applied once, and are those that Prisma would have applied', async () => {
    expect(await migrate(testDatabase().url)).toEqual([])
    expect((await prisma('status')).stdout).toContain('Database schema is up to date!')
  })

  it('are each applied once by four processes that start at once', async () => {
    const url = await emptied()
    add('99990101000000_later', 'CREATE TABLE later (id INT);')
    const all = readdirSync(migrations, { withFileTypes: true }).filter((entry) => entry.isDirectory()).length
    const script = `import { migrate } from './lib/platform/migrate'
      migrate(${JSON.stringify(url)}, ${JSON.stringify(migrations)}).then((names) => console.log(names.length))`
    const start = async () => Number((await run('npx', ['tsx', '-e', script])).stdout)
    const counts = await Promise.all([start(), start(), start(), start()])
    expect(counts.reduce((sum, count) => sum + count)).toBe(all)
    expect(await migrate(url, migrations)).toEqual([])
  })

  it('refuse one that was edited after it was applied', async () => {
    appendFileSync(path.join(migrations, newest(), 'migration.sql'), '-- edited')
    await expect(migrate(testDatabase().url, migrations)).rejects.toThrow(
      `Migration ${newest()} was edited after it was applied`,
    )
  })

  it('refuse a database newer than the code, and leave it as it was', async () => {
    add('99990101000000_later', 'CREATE TABLE later (id INT);')
    const { url, database } = testDatabase()
    expect(await migrate(url, migrations)).toEqual(['99990101000000_later'])
    await expect(migrate(url)).rejects.toThrow('The database has migration 99990101000000_later')
    expect(await database.$queryRawUnsafe('SELECT * FROM later')).toEqual([])
  })

  it('refuse a database that a migration left half-done', async () => {
    const { url, database } = testDatabase()
    await database.$executeRawUnsafe('UPDATE _prisma_migrations SET finished_at = NULL')
    await expect(migrate(url)).rejects.toThrow('failed half-way')
  })

  it('roll one that fails back whole, and can go on once it is mended', async () => {
    const { url } = testDatabase()
    add('99990101000000_broken', 'CREATE TABLE half (id INT); SELECT nonsense;')
    await expect(migrate(url, migrations)).rejects.toThrow('99990101000000_broken failed and was rolled back')
    writeFileSync(path.join(migrations, '99990101000000_broken/migration.sql'), 'CREATE TABLE half (id INT);')
    expect(await migrate(url, migrations)).toEqual(['99990101000000_broken'])
  })

  it('that remake a table keep the rows that hang on it', async () => {
    const { url, database, provider } = testDatabase()
    // Only SQLite's changes of a column are a table made anew.
    if (provider !== 'sqlite') return
    const time = new Date('2026-11-24T23:00:00Z')
    const user = { id: 'u_1', kind: 'guest', zone: 'UTC', createdAt: time, lastSeenAt: time }
    const mark = { questionId: 'q_1', updatedAt: time }
    await database.user.create({ data: { ...user, marks: { create: mark } } })
    add(
      '99990101000000_remake',
      `PRAGMA foreign_keys=OFF; CREATE TABLE "new" AS SELECT * FROM "User"; DROP TABLE "User";
       CREATE TABLE "User" ("id" TEXT NOT NULL PRIMARY KEY); INSERT INTO "User" SELECT id FROM "new";
       DROP TABLE "new"; PRAGMA foreign_keys=ON;`,
    )
    await migrate(url, migrations)
    expect(await database.questionMark.count()).toBe(1)
  })
})
