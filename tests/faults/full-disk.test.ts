import { execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { closeSync, openSync, rmSync, writeSync } from 'node:fs'
import path from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { connect } from '../../lib/platform/db'
import { newCommand, ratingPayload } from '../factories/commands'
import { type App, makeDataDir, startApp } from '../setup/app'
import { auditReviews } from '../setup/audit-reviews'
import { countFault } from '../setup/fault-counts'
import { type HttpClient, newHttpClient } from '../setup/http-client'
import type { MadeRating } from '../setup/rater'

const DISK_MB = 48

let data: ReturnType<typeof makeDataDir>
let app: App | undefined
let unmount = () => {}

afterEach(async () => {
  app?.child.kill('SIGKILL')
  await app?.ended
  unmount()
  data.remove()
})

/** A disk of its own and of little room; false where this user may mount none. */
function mountSmallDisk(folder: string): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${DISK_MB}m`, 'callback-test', folder], { stdio: 'ignore' })
  } catch {
    return false
  }
  unmount = () => execFileSync('umount', [folder])
  return true
}

/** Fills a disk to its last byte. @returns makes room again */
function fill(folder: string): () => void {
  const name = path.join(folder, 'filler')
  const file = openSync(name, 'w')
  try {
    for (let bytes = 1024 * 1024; bytes >= 1; ) {
      try {
        if (writeSync(file, Buffer.alloc(bytes)) < bytes) bytes = Math.floor(bytes / 2)
      } catch {
        bytes = Math.floor(bytes / 2)
      }
    }
  } finally {
    closeSync(file)
  }
  return () => rmSync(name)
}

/** Lets the server's files grow no more, where there is no disk to fill. @returns lets them grow again */
function keepFromWriting(pid: number): () => void {
  const limit = (bytes: string) => execFileSync('prlimit', [`--pid=${pid}`, `--fsize=${bytes}:`])
  limit('4096')
  return () => limit('unlimited')
}

it('a full disk is said plainly, leaves nothing half-written, and what waited is stored once there is room', async () => {
  data = makeDataDir()
  const hasDisk = mountSmallDisk(data.dataDir)
  const server = await startApp(data.dataDir)
  app = server
  const client = await newHttpClient(server.url)
  const health = async () => (await client.get('/api/health')).status
  const database = connect(`file:${path.join(data.dataDir, 'callback.db')}`)
  const questionIds = (await database.question.findMany({ take: 9, select: { id: true } })).map(({ id }) => id)
  const made: MadeRating[] = []
  const rate = (questionId: string) => rateOnce(client, made, questionId)

  await rate(questionIds[0] ?? '')
  expect([made[0]?.isAcknowledged, await health()]).toEqual([true, 200])
  const makeRoom = hasDisk ? fill(data.dataDir) : keepFromWriting(server.child.pid ?? 0)
  // The log that SQLite has begun may hold some more.
  const answers = []
  do answers.push(await rate(questionIds[made.length % 9] ?? ''))
  while (answers.at(-1)?.status === 200 && made.length < 2000)
  const refused = answers.at(-1)
  expect(refused).toMatchObject({ status: 503, code: 'unavailable', retryAfter: '2' })
  expect(refused?.message).toMatch(/can’t store this right now/)
  if (hasDisk) expect(await health()).toBe(503)
  // What was stored can be read, and studied on.
  expect((await client.get('/study')).status).toBe(200)
  expect((await auditReviews(database, made)).lost).toEqual([])

  makeRoom()
  expect(await health()).toBe(200)
  const before = made.filter(({ isAcknowledged }) => !isAcknowledged)
  for (const rating of before) await rateOnce(client, made, rating.questionId, rating)
  const audit = await auditReviews(database, made)
  expect({ ...audit, lost: [] }).toEqual({ lost: [], tooMany: [], wrongMemories: [] })
  expect(made.every(({ isAcknowledged }) => isAcknowledged)).toBe(true)
  const [{ integrity_check: integrity } = { integrity_check: '' }] = await database.$queryRaw<
    { integrity_check: string }[]
  >`PRAGMA integrity_check`
  expect(integrity).toBe('ok')
  await database.$disconnect()
  const note = hasDisk ? `a disk of ${DISK_MB} MB` : 'by a limit to the size of files'
  countFault({ fault: 'disk full', tried: made.length, lost: audit.lost.length, note })
})

/** Sends a rating once, a new one unless it is one that was made before. */
async function rateOnce(client: HttpClient, made: MadeRating[], questionId: string, again?: MadeRating) {
  const basedOn = made.findLast((it) => it.questionId === questionId && it !== again && it.isAcknowledged)?.id ?? ''
  const payload = ratingPayload(questionId, { basedOn, ...(again ? { id: again.id } : {}) })
  const entry = again ?? {
    userId: client.userId,
    id: String(payload.id),
    questionId,
    rating: 'good',
    isAcknowledged: false,
  }
  if (!again) made.push(entry)
  // Beside a text that takes much room, so that the log which SQLite has begun is soon full.
  const text = { id: randomUUID(), questionId, text: 'x'.repeat(20_000), createdAt: new Date().toISOString() }
  const { status, headers, body } = await client.send([
    newCommand('rateQuestion', payload),
    newCommand('saveAttempt', text),
  ])
  const answer = JSON.parse(body)
  entry.isAcknowledged = answer.results?.[0]?.ok === true
  return { status, retryAfter: headers.get('retry-after'), code: answer.error?.code, message: answer.error?.message }
}
