import {
  appendFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { connect, type Database } from '../../lib/platform/db'
import { readEnv } from '../../lib/platform/env'
import { migrate } from '../../lib/platform/migrate'
import { addTombstones, readTombstones } from '../../lib/platform/tombstones'
import { deleteUser } from '../../lib/portability/deletion-repository'
import { recordReview } from '../../lib/review/review-repository'
import type { Writer } from '../../lib/session/user-repository'
import { makeBackup, makeDailyBackup } from '../../scripts/backup/make'
import { restoreBackup } from '../../scripts/backup/restore-backup'
import { insertQuestions, NOW, newReview, newWriter, readProgress, replayStored } from '../factories/practice'
import { describeOnBothDatabases, type TestDatabase } from '../setup/database'
import { databaseUrl, onServer } from '../setup/postgres-copies'
import { startNode } from '../setup/program'
import { countRowsOf } from '../setup/user-tables'

const QUESTIONS = ['q_a', 'q_b', 'q_c']

describeOnBothDatabases('a backup', (testDatabase) => {
  let folder = ''
  let emptyPlaces: { drop: () => Promise<void> }[] = []
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'callback-backup-'))
  })
  afterEach(async () => {
    for (const { drop } of emptyPlaces) await drop()
    emptyPlaces = []
    rmSync(folder, { recursive: true, force: true })
  })

  /** Runs one of the two commands as an operator does. */
  async function run(script: 'backup' | 'restore', args: string[], url: string) {
    const env = { CALLBACK_DATA_DIR: path.join(folder, 'data'), DATABASE_URL: url }
    const program = startNode(['--import', 'tsx', `scripts/backup/${script}.ts`, ...args], env)
    return { code: await program.ended, said: program.output() }
  }

  /** The address of a database that isn't there yet, or of an empty one on the server. */
  async function newPlace(): Promise<string> {
    const { provider, url } = testDatabase()
    const number = emptyPlaces.length + 1
    if (provider === 'sqlite') {
      emptyPlaces.push({ drop: async () => {} })
      return `file:${path.join(folder, `place-${number}`, 'callback.db')}`
    }
    const name = `callback_restored_${process.pid}_${number}_${Date.now()}`
    await onServer(url, `CREATE DATABASE ${name}`)
    emptyPlaces.push({ drop: () => onServer(url, `DROP DATABASE ${name} WITH (FORCE)`) })
    return databaseUrl(url, name)
  }

  async function looking<T>(url: string, work: (restored: TestDatabase) => Promise<T>): Promise<T> {
    const database = connect(url)
    try {
      return await work({ database, url, provider: testDatabase().provider })
    } finally {
      await database.$disconnect()
    }
  }

  it('is taken while ratings are written, and brings them back without who was deleted since', async () => {
    const { database, url } = testDatabase()
    await insertQuestions(database, QUESTIONS)
    const [stays, goes] = [newWriter(), newWriter()]
    const before = [...(await rate(stays, 6)), ...(await rate(goes, 3))]

    let isWriting = true
    const meanwhile = (async () => {
      while (isWriting) {
        await rate(stays, 1)
        // SQLite's driver never waits, and so the program's end would never be heard of.
        await setImmediate()
      }
    })()
    const file = path.join(folder, 'drill.backup')
    const made = await run('backup', [file], url)
    isWriting = false
    await meanwhile
    expect(made).toMatchObject({ code: 0, said: expect.stringContaining('Backed up to') })
    const manifest = JSON.parse(readFileSync(`${file}.json`, 'utf8'))
    const all = await database.review.count()
    expect(manifest.rows.Review).toBeGreaterThanOrEqual(before.length)
    expect(manifest.rows.Review).toBeLessThanOrEqual(all)

    // Both lists: the deletion's own, and one that was brought along.
    addTombstones(path.join(folder, 'elsewhere'), await deleteUser(goes))
    const place = await newPlace()
    const restored = await run('restore', [file, '--tombstones', path.join(folder, 'elsewhere')], place)
    expect(restored).toMatchObject({ code: 0, said: expect.stringContaining('1 of them were deleted again') })
    await looking(place, async (there) => {
      expect(await countRowsOf(there, goes.userId)).toEqual(await countRowsOf(testDatabase(), goes.userId))
      expect(await there.database.user.findUnique({ where: { id: goes.userId } })).toMatchObject({ kind: 'deleted' })
      expect(await there.database.review.count()).toBe(manifest.rows.Review - 3)
      for (const question of QUESTIONS) {
        const stored = await readProgress(there.database, stays.userId, question)
        expect(stored).toEqual(await replayStored(there.database, stays.userId, question))
      }
    })
    await expect(restore(file, place)).rejects.toThrow('--replace')
  })

  it('takes the place of what stands there only where it is told to, and nobody uses that', async () => {
    const { database, url } = testDatabase()
    await insertQuestions(database, QUESTIONS)
    const writer = newWriter()
    await rate(writer, 2)
    const file = await backUp(url)
    const place = await newPlace()
    await restore(file, place)
    await looking(place, async (there) => {
      await there.database.user.updateMany({ data: { newPerDay: 7 } })
      await expect(restore(file, place, true)).rejects.toThrow('Stop Callback')
      expect(await dailyOf(there.database)).toBe(7)
    })
    await restore(file, place, true)
    await looking(place, async (there) => {
      expect(await dailyOf(there.database)).toBe(20)
      expect(await there.database.review.count()).toBe(2)
    })
  })

  it('that was cut short, changed or torn from its manifest is refused, and nothing is made of it', async () => {
    const file = await backUp(testDatabase().url)
    const whole = readFileSync(file)
    const place = await newPlace()
    writeFileSync(file, whole.subarray(0, 4096))
    await expect(restore(file, place)).rejects.toThrow('cut short or changed')
    writeFileSync(file, Buffer.concat([whole, Buffer.alloc(1)]))
    await expect(restore(file, place)).rejects.toThrow('cut short or changed')
    writeFileSync(file, whole)
    rmSync(`${file}.json`)
    await expect(restore(file, place)).rejects.toThrow('missing or damaged')
    if (testDatabase().provider === 'sqlite') expect(existsSync(path.dirname(place.slice('file:'.length)))).toBe(false)
  })

  const settingsFor = (url: string) => readEnv({ DATABASE_URL: url, CALLBACK_DATA_DIR: path.join(folder, 'data') })

  async function backUp(url: string): Promise<string> {
    const file = path.join(folder, 'a.backup')
    await makeBackup(settingsFor(url), file, NOW)
    return file
  }

  function restore(file: string, url: string, isReplacing = false) {
    return restoreBackup(settingsFor(url), { file, isReplacing, tombstoneFiles: [], now: NOW })
  }

  async function rate(writer: Writer, count: number): Promise<string[]> {
    const ids: string[] = []
    for (let index = 0; index < count; index += 1) {
      const review = newReview(QUESTIONS[index % QUESTIONS.length] ?? '', 'good', {
        deviceId: `device-${Math.random()}`,
      })
      await recordReview(writer, review)
      ids.push(review.id)
    }
    return ids
  }
})

it('the day’s backup is made once, and the oldest above what is kept go', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'callback-daily-'))
  const settings = readEnv({ CALLBACK_DATA_DIR: folder, BACKUPS_KEPT: '2' })
  await migrate(settings.databaseUrl)
  const onDay = (day: number) => makeDailyBackup(settings, new Date(Date.UTC(2026, 10, day)))
  for (const day of [27, 28, 29]) expect(await onDay(day)).toContain(`callback-2026-11-${day}.db`)
  expect(await onDay(29)).toBeNull()
  // As a crash leaves it: a file that nothing vouches for.
  rmSync(path.join(settings.backupDir, 'callback-2026-11-29.db.json'))
  expect(await onDay(29)).not.toBeNull()
  const names = [28, 29].flatMap((day) => [`callback-2026-11-${day}.db`, `callback-2026-11-${day}.db.json`])
  expect(readdirSync(settings.backupDir).sort()).toEqual(names)
  for (const name of names) expect(statSync(path.join(settings.backupDir, name)).mode & 0o077, name).toBe(0)
  rmSync(folder, { recursive: true })
})

it('the list of the deleted outlives a line that was cut short, and names nobody twice', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'callback-tombstones-'))
  const file = path.join(folder, 'deep', 'tombstones')
  const [a, b, c] = [newWriter().userId, newWriter().userId, newWriter().userId]
  expect(readTombstones(file)).toEqual([])
  addTombstones(file, [a])
  appendFileSync(file, b.slice(0, 9))
  addTombstones(file, [a, b, c])
  expect(readTombstones(file)).toEqual([a, b, c])
  rmSync(folder, { recursive: true })
})

async function dailyOf(database: Database): Promise<number> {
  return (await database.user.findFirstOrThrow({ where: { createdAt: NOW } })).newPerDay
}
