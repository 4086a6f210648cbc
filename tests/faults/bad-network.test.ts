import { randomUUID } from 'node:crypto'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { expect, it, vi } from 'vitest'
import { connect } from '../../lib/platform/db'
import { ratingPayload } from '../factories/commands'
import { makeDataDir, startApp } from '../setup/app'
import { auditReviews } from '../setup/audit-reviews'
import { newBrowser, serverAt } from '../setup/browser'
import { countFault } from '../setup/fault-counts'
import { FAULT_SIZE } from '../setup/fault-size'
import type { MadeRating } from '../setup/rater'
import { FATES, type Fate, openBadNetwork } from './bad-network'

await vi.hoisted(() => import('../setup/secret'))

const SOAK_PAUSE_MS = 200
const RATINGS = ['again', 'hard', 'good', 'easy']

it('ratings, undos and drafts over a network that loses, delays and doubles arrive once and in order', async () => {
  const { dataDir, remove } = makeDataDir()
  const app = await startApp(dataDir)
  let isGood = false
  const soakedAt = performance.now() + FAULT_SIZE.soakMinutes * 60_000
  const fates = shuffledFates()
  const network = await openBadNetwork(
    () => app.url,
    () => (isGood ? 'passes' : fates.next().value),
  )
  const database = connect(`file:${path.join(dataDir, 'callback.db')}`)
  try {
    const questionIds = (await database.question.findMany({ take: 40, select: { id: true } })).map(({ id }) => id)
    const browser = newBrowser(serverAt(network.url))
    let tab = await browser.openTab()
    const made: Omit<MadeRating, 'userId'>[] = []
    const texts = new Map<string, string>()
    const undone: string[] = []
    const newest = new Map<string, string>()
    const settled = new Set<string>()
    const listen = () => tab.outbox.onSettled(({ command, result }) => result.ok && settled.add(command.id))
    listen()
    for (let turn = 0; turn < FAULT_SIZE.requests || performance.now() < soakedAt; turn += 1) {
      // Through an hour at the pace of a quick person, not of a machine.
      if (turn >= FAULT_SIZE.requests) await setTimeout(SOAK_PAUSE_MS)
      const questionId = pick(questionIds)
      const basedOn = newest.get(questionId) ?? ''
      const rating = pick(RATINGS)
      const payload = ratingPayload(questionId, { rating, basedOn })
      const id = await tab.outbox.enqueue({ name: 'rateQuestion', payload })
      made.push({ id, questionId, rating, isAcknowledged: false })
      newest.set(questionId, id)
      if (turn % 6 === 5) {
        const undo = { id: randomUUID(), reviewId: id, questionId, retractedAt: new Date().toISOString() }
        await tab.outbox.enqueue({ name: 'retractReview', payload: undo })
        undone.push(id)
        newest.set(questionId, undo.id)
      }
      if (turn % 10 === 9) {
        const draft = { id: randomUUID(), questionId, text: `Draft ${turn}`, createdAt: new Date().toISOString() }
        await tab.outbox.enqueue({ name: 'saveAttempt', payload: draft })
        texts.set(draft.id, draft.text)
      }
      // The connection comes and goes; now and then the tab is closed with what waits in it.
      if (turn % 3 === 2) {
        tab.raise('online')
        await tab.outbox.flush()
      }
      if (turn % 20 === 19) {
        await tab.outbox.flush()
        tab.raise('pagehide')
        tab = await browser.openTab()
        listen()
      }
    }
    isGood = true
    const userId = String(await tab.ensureOwner())
    await vi.waitFor(
      async () => {
        tab.raise('online')
        await tab.outbox.flush()
        expect(await tab.outbox.listPending({ ownerId: userId, isGuest: true })).toEqual([])
      },
      { timeout: 60_000, interval: 100 },
    )

    const audit = await auditReviews(
      database,
      // All has left the queue: it counts as acknowledged.
      made.map((rating) => ({ ...rating, userId, isAcknowledged: true })),
    )
    expect({ ...audit, lost: [] }).toEqual({ lost: [], tooMany: [], wrongMemories: [] })
    expect(await database.user.count()).toBe(1)
    const retracted = await database.retraction.findMany({ where: { userId }, select: { reviewId: true } })
    expect(retracted.map(({ reviewId }) => reviewId).sort()).toEqual([...undone].sort())
    const attempts = await database.attempt.findMany({ where: { userId }, select: { id: true, text: true } })
    expect(new Map(attempts.map(({ id, text }) => [id, text]))).toEqual(texts)
    const inOrder = await database.review.findMany({ where: { userId }, orderBy: { receivedAt: 'asc' } })
    for (const questionId of questionIds) {
      const sent = made.filter((rating) => rating.questionId === questionId).map(({ id }) => id)
      expect(inOrder.filter((row) => row.questionId === questionId).map(({ id }) => id)).toEqual(sent)
    }
    // Each fate was met, or this proves less than it says.
    for (const fate of FATES) expect(network.seen[fate], fate).toBeGreaterThan(0)
    const note = FATES.map((fate: Fate) => `${network.seen[fate]} ${fate}`).join(', ')
    countFault({ fault: 'a bad network', tried: made.length, lost: audit.lost.length, note })
  } finally {
    await database.$disconnect()
    await network.close()
    await app.stop()
    remove()
  }
})

/** All of them in any order, again and again: so each is met in few requests. */
function* shuffledFates(): Generator<Fate, never> {
  for (;;)
    yield* FATES.map((fate) => ({ fate, at: Math.random() }))
      .sort((a, b) => a.at - b.at)
      .map(({ fate }) => fate)
}

function pick<T>(from: readonly T[]): T {
  const chosen = from[Math.floor(Math.random() * from.length)]
  if (chosen === undefined) throw new Error('There is nothing to pick from.')
  return chosen
}
