import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { SingleBar } from 'cli-progress'
import pg from 'pg'
import { connect } from '../../lib/platform/db'
import type { Provider } from '../../lib/platform/env'
import { migrate } from '../../lib/platform/migrate'
import { importContent } from '../../lib/question/content-repository'
import { ensureSearchIndex } from '../../lib/question/search-index-repository'
import { type Practice, practiceOf, type Row, reviewCountsOf, userIdOf } from './data/practice'
import { questionFileOf } from './data/questions'
import { fingerprintOf, inBench, readNote, writeNote } from './folder'
import { SEED } from './sizes'
import { openTableWriter } from './table-writer'

/** Where databases of each kind are made: a folder, and a server or null. */
export type StorePlace = { postgresUrl: string | null }

/** When all data was made, for whoever asks what is due. */
export const DATA_NOW = new Date('2026-11-28T12:00:00Z')

const MAKERS = [
  'scripts/bench/data/questions.ts',
  'scripts/bench/data/practice.ts',
  'scripts/bench/random.ts',
  'prisma/models.prisma',
]
/** Questions that one import brings; users that one transaction writes. */
const QUESTIONS_AT_ONCE = 5_000
const USERS_AT_ONCE = 20

/** The address of a database of the bench's, which may not be there yet. */
function storeUrl({ postgresUrl }: StorePlace, provider: Provider, name: string): string {
  if (provider === 'sqlite') return `file:${inBench('stores', `${name}.db`)}`
  if (!postgresUrl) throw new Error('There is no PostgreSQL.')
  const url = new URL(postgresUrl)
  url.pathname = `/bench_${name.replaceAll('-', '_')}`
  return url.toString()
}

/** Makes a database empty and migrated, whatever it held. */
export async function makeEmptyStore(place: StorePlace, provider: Provider, name: string): Promise<string> {
  const url = storeUrl(place, provider, name)
  if (provider === 'sqlite') {
    for (const end of ['', '-wal', '-shm']) rmSync(url.replace(/^file:/, '') + end, { force: true })
  } else {
    const client = new pg.Client(place.postgresUrl ?? '')
    await client.connect()
    const database = new URL(url).pathname.slice(1)
    await client.query(`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`)
    await client.query(`CREATE DATABASE ${database}`)
    await client.end()
  }
  await migrate(url)
  return url
}

/** A content folder of so many questions. Made once; goes on where it stopped. */
export function makeContent(count: number): string {
  const folder = inBench('content', String(count), 'questions')
  const note = `content-${count}-${fingerprintOf(MAKERS.slice(0, 1), SEED)}`
  const done = Number(readNote(note) ?? 0)
  for (let number = done; number < count; number += 1) {
    writeQuestion(path.dirname(folder), number)
    if ((number + 1) % 1_000 === 0) writeNote(note, String(number + 1))
  }
  writeNote(note, String(count))
  return path.dirname(folder)
}

function writeQuestion(folder: string, number: number): void {
  const { path: file, text } = questionFileOf(SEED, number)
  mkdirSync(path.join(folder, path.dirname(file)), { recursive: true })
  writeFileSync(path.join(folder, file), text)
}

/** A library of so many questions, imported by the app's own import in several steps. @returns the database's address */
export async function makeLibrary(place: StorePlace, provider: Provider, count: number): Promise<string> {
  const name = `library-${count}`
  const note = `${provider}-${name}-${fingerprintOf(MAKERS, SEED)}`
  const isKept = await isStoreThere(place, provider, name)
  let done = isKept ? Number(readNote(note) ?? 0) : 0
  const url = done > 0 ? storeUrl(place, provider, name) : await makeEmptyStore(place, provider, name)
  if (done >= count) {
    // A kept one may have been made by an app that indexed otherwise.
    await withDatabase(url, () => ensureSearchIndex(DATA_NOW))
    return url
  }
  const folder = inBench('content', `growing-${count}`, 'questions')
  const bar = newBar(`Importing ${count.toLocaleString('en-GB')} questions (${provider})`)
  bar.start(count, done)
  for (let number = 0; number < done; number += 1) writeQuestion(path.dirname(folder), number)
  while (done < count) {
    const next = Math.min(count, done + QUESTIONS_AT_ONCE)
    for (let number = done; number < next; number += 1) writeQuestion(path.dirname(folder), number)
    await withDatabase(url, async () => {
      const { isImported, problems } = await importContent({ folder: path.dirname(folder), now: DATA_NOW })
      if (!isImported) throw new Error(`The bench’s own questions are broken: ${problems[0]?.message}`)
    })
    done = next
    writeNote(note, String(done))
    bar.update(done)
  }
  bar.stop()
  rmSync(path.dirname(folder), { recursive: true, force: true })
  return url
}

/** A store of so many reviews; goes on where it stopped. @returns the database's address */
export async function makePractice(
  place: StorePlace,
  provider: Provider,
  { name, reviews, questionIds }: { name: string; reviews: number; questionIds: readonly string[] },
  prepare: (url: string) => Promise<void> = async () => {},
): Promise<string> {
  const practice: Practice = {
    seed: SEED,
    reviews,
    users: Math.max(10, Math.round(reviews / 100)),
    questionIds,
    now: DATA_NOW,
  }
  const note = `${provider}-${name}-${fingerprintOf(MAKERS, SEED, reviews, questionIds.length)}`
  const isKept = await isStoreThere(place, provider, name)
  let done = isKept ? Number(readNote(note) ?? 0) : 0
  const url = done > 0 ? storeUrl(place, provider, name) : await makeEmptyStore(place, provider, name)
  if (done === 0) await prepare(url)
  if (done >= practice.users) return url
  const counts = reviewCountsOf(practice)
  const writer = await openTableWriter(url)
  const bar = newBar(`Storing ${reviews.toLocaleString('en-GB')} reviews (${provider})`)
  bar.start(practice.users, done)
  while (done < practice.users) {
    const next = Math.min(practice.users, done + USERS_AT_ONCE)
    const rows: Record<string, Row[]> = { User: [], Review: [], MemoryState: [] }
    for (let user = done; user < next; user += 1)
      for (const [table, more] of Object.entries(practiceOf(practice, user, counts[user] ?? 1)))
        for (const row of more) rows[table]?.push(row)
    await writer.write(rows)
    done = next
    // The last note only once all is settled.
    if (done < practice.users) writeNote(note, String(done))
    bar.update(done)
  }
  await writer.close()
  writeNote(note, String(done))
  bar.stop()
  return url
}

/** Runs work with `db()` being a database's. */
export async function withDatabase<T>(url: string, work: () => Promise<T>): Promise<T> {
  const before = globalThis.callbackDatabase
  const database = connect(url)
  globalThis.callbackDatabase = database
  try {
    return await work()
  } finally {
    globalThis.callbackDatabase = before
    await database.$disconnect()
  }
}

async function isStoreThere(place: StorePlace, provider: Provider, name: string): Promise<boolean> {
  const url = storeUrl(place, provider, name)
  return withDatabase(url, async () => {
    try {
      // Any of its tables says that it is there and migrated.
      await (globalThis.callbackDatabase ?? connect(url)).user.findUnique({ where: { id: userIdOf(0) } })
      return true
    } catch {
      return false
    }
  })
}

function newBar(what: string): SingleBar {
  return new SingleBar({ format: `  ${what} {bar} {percentage}%`, noTTYOutput: false, clearOnComplete: true })
}
