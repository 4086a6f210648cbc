import { randomUUID } from 'node:crypto'
import { IDBFactory } from 'fake-indexeddb'
import fc from 'fast-check'
import { expect, it, vi } from 'vitest'
import { readProgress, replayStored } from '../factories/practice'
import { QUESTIONS, useBrowser } from '../setup/browser-per-test'
import { describeOnBothDatabases } from '../setup/database'

await vi.hoisted(() => import('../setup/secret'))

describeOnBothDatabases('the outbox under any faults', (testDatabase) => {
  const { browser, rate, undo, goOnline } = useBrowser(testDatabase)

  it('loses nothing and stores nothing twice, whatever becomes of requests and tabs', async () => {
    const fate = fc.constantFrom('arrives' as const, 'request lost' as const, 'answer lost' as const)
    const step = fc.record({
      what: fc.constantFrom('rate', 'rate', 'undo', 'close tab', 'online'),
      questionId: fc.constantFrom(...QUESTIONS),
      rating: fc.constantFrom('again', 'hard', 'good', 'easy'),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 20 }), fc.infiniteStream(fate), async (steps, fates) => {
        browser().cookie = null
        browser().indexedDB = new IDBFactory()
        browser().fate = () => fates.next().value ?? 'arrives'
        const { database } = testDatabase()
        let tab = await browser().openTab()
        const made: { id: string; questionId: string }[] = []
        const lastIds = new Map<string, string>()
        const undone = new Set<string>()
        for (const { what, questionId, rating } of steps) {
          const newest = made.findLast(({ id }) => !undone.has(id))
          if (what === 'rate') {
            const id = await rate(tab, questionId, { rating, basedOn: lastIds.get(questionId) ?? '' })
            made.push({ id, questionId })
            lastIds.set(questionId, id)
          } else if (what === 'undo' && newest) {
            undone.add(newest.id)
            const id = randomUUID()
            await undo(tab, newest.questionId, newest.id, id)
            lastIds.set(newest.questionId, id)
          } else if (what === 'close tab') tab = await browser().openTab()
          else if (what === 'online') tab.raise('online')
        }
        goOnline()
        tab.raise('online')
        await tab.outbox.flush()
        const userId = String(await tab.ensureOwner())
        expect(await tab.outbox.listPending({ ownerId: userId, isGuest: true })).toEqual([])
        const stored = await database.review.findMany({ where: { userId } })
        expect(stored.map(({ id }) => id).sort()).toEqual(made.map(({ id }) => id).sort())
        const retracted = await database.retraction.findMany({ where: { userId } })
        expect(retracted.map(({ reviewId }) => reviewId).sort()).toEqual([...undone].sort())
        for (const [questionId, lastEntryId] of lastIds) {
          const progress = await readProgress(database, userId, questionId)
          expect(progress).toEqual(await replayStored(database, userId, questionId))
          expect(progress?.lastEntryId).toBe(lastEntryId)
        }
      }),
      { numRuns: 12 },
    )
  })
})
