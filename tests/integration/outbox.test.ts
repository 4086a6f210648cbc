import { randomUUID } from 'node:crypto'
import { expect, it, vi } from 'vitest'
import { readProgress, replayStored } from '../factories/practice'
import { QUESTIONS, useBrowser } from '../setup/browser-per-test'
import { describeOnBothDatabases } from '../setup/database'

await vi.hoisted(() => import('../setup/secret'))

describeOnBothDatabases('the outbox', (testDatabase) => {
  const { browser, rate, undo, storedIds, expectStatus, goOffline, goOnline } = useBrowser(testDatabase)

  it('stores a stranger’s first rating, who becomes a guest by it', async () => {
    const tab = await browser().openTab()
    const id = await rate(tab, 'q_a')
    await tab.outbox.flush()
    expect(await storedIds()).toEqual([id])
    expect(tab.settled).toMatchObject([{ command: { id, name: 'rateQuestion' }, result: { ok: true } }])
    await expectStatus(tab, { waiting: 0, state: 'idle' })
    expect(await testDatabase().database.user.findMany()).toMatchObject([
      { id: await tab.ensureOwner(), kind: 'guest' },
    ])
  })

  it('keeps fifty ratings and three drafts through a closed tab, and sends them in order, once', async () => {
    goOffline()
    const offline = await browser().openTab()
    const ids: string[] = []
    const start = Date.now() - 3_600_000
    for (let index = 0; index < 50; index += 1) {
      const questionId = QUESTIONS[index % 3] ?? 'q_a'
      const reviewedAt = new Date(start + index * 1000).toISOString()
      ids.push(await rate(offline, questionId, { basedOn: ids[index - 3] ?? '', reviewedAt }))
      if (index < 3) {
        const payload = { id: randomUUID(), questionId, text: `Draft ${index}`, createdAt: reviewedAt }
        await offline.outbox.enqueue({ name: 'saveAttempt', payload })
      }
    }
    await offline.outbox.flush()
    await expectStatus(offline, { waiting: 53, state: 'offline' })
    expect(await storedIds()).toEqual([])

    goOnline()
    const online = await browser().openTab()
    expect(await online.outbox.listPending({ ownerId: null, isGuest: true })).toHaveLength(53)
    await online.outbox.flush()
    expect(await storedIds()).toEqual(ids)
    expect(await testDatabase().database.attempt.count()).toBe(3)
    expect(online.settled.map(({ result }) => result.ok)).toEqual(Array.from({ length: 53 }, () => true))
    await expectStatus(online, { waiting: 0, state: 'idle' })
    // The tab that made them learns of it.
    expect(await offline.outbox.listPending({ ownerId: null, isGuest: true })).toEqual([])
  })

  it('sends again what it has no answer to, and it is stored once', async () => {
    const tab = await browser().openTab()
    await tab.ensureOwner()
    browser().fate = () => 'answer lost'
    const id = await rate(tab, 'q_a')
    await tab.outbox.flush()
    expect(await storedIds()).toEqual([id])
    await expectStatus(tab, { waiting: 1, state: 'offline' })
    goOnline()
    tab.raise('online')
    await tab.outbox.flush()
    expect(await storedIds()).toEqual([id])
    expect(tab.settled).toMatchObject([{ command: { id }, result: { ok: true, value: { duplicate: false } } }])
  })

  it('tries again by itself, after longer and longer waits', async () => {
    const tab = await browser().openTab()
    browser().fate = () => ({ answers: new Response('', { status: 500 }) })
    const id = await rate(tab, 'q_a')
    await tab.outbox.flush()
    for (let turn = 0; turn < 5; turn += 1) {
      await vi.advanceTimersByTimeAsync(60_000)
      await tab.outbox.flush()
    }
    await expectStatus(tab, { waiting: 1, state: 'offline' })
    goOnline()
    await vi.advanceTimersByTimeAsync(60_000)
    await tab.outbox.flush()
    expect(await storedIds()).toEqual([id])
  })

  it('waits as long as the server asks', async () => {
    const tab = await browser().openTab()
    await tab.ensureOwner()
    browser().fate = () => ({ answers: new Response('', { status: 429, headers: { 'retry-after': '30' } }) })
    await rate(tab, 'q_a')
    await tab.outbox.flush()
    const { length } = browser().requests
    goOnline()
    await tab.outbox.flush()
    expect(browser().requests).toHaveLength(length)
  })

  it('undoes several ratings while offline', async () => {
    goOffline()
    const tab = await browser().openTab()
    const first = await rate(tab, 'q_a', { rating: 'again', reviewedAt: new Date(Date.now() - 5000).toISOString() })
    const second = await rate(tab, 'q_a', { basedOn: first, reviewedAt: new Date(Date.now() - 4000).toISOString() })
    await undo(tab, 'q_a', second)
    const last = randomUUID()
    await undo(tab, 'q_a', first, last)
    const right = await rate(tab, 'q_a', { basedOn: last, rating: 'easy' })
    goOnline()
    await tab.outbox.flush()
    expect(tab.settled.map(({ result }) => result.ok)).toEqual([true, true, true, true, true])
    const owner = String(await tab.ensureOwner())
    const progress = await readProgress(testDatabase().database, owner, 'q_a')
    expect(progress).toMatchObject({ memory: { reps: 1 }, lastEntryId: right })
    expect(progress).toEqual(await replayStored(testDatabase().database, owner, 'q_a'))
  })

  it('makes one guest of two tabs that open at once, and one review of a card rated in both', async () => {
    const [one, two] = [await browser().openTab(), await browser().openTab()]
    expect(await one.outbox.deviceId()).toBe(await two.outbox.deviceId())
    const [a, b] = await Promise.all([rate(one, 'q_a'), rate(two, 'q_a')])
    await Promise.all([one.outbox.flush(), two.outbox.flush()])
    expect(await one.ensureOwner()).toBe(await two.ensureOwner())
    const stored = await storedIds()
    expect(stored).toHaveLength(1)
    expect([a, b]).toContain(stored[0])
    expect(await testDatabase().database.user.count()).toBe(1)
  })

  it('undoes and builds on the one that was stored, where a tab’s own rating was the other', async () => {
    const [one, two] = [await browser().openTab(), await browser().openTab()]
    const stored = await rate(one, 'q_a', { rating: 'again', reviewedAt: new Date(Date.now() - 9000).toISOString() })
    await one.outbox.flush()
    // Each in a request of its own: the server alone can't put the later ones right.
    goOffline()
    const dropped = await rate(two, 'q_a', { reviewedAt: new Date(Date.now() - 8000).toISOString() })
    await undo(two, 'q_a', dropped)
    let posts = 0
    browser().fate = (path) => {
      if (path === '/api/commands') posts += 1
      return posts <= 1 ? 'arrives' : 'request lost'
    }
    const filler = {
      id: randomUUID(),
      questionId: 'q_b',
      text: 'x'.repeat(20_000),
      createdAt: new Date().toISOString(),
    }
    for (let index = 0; index < 3; index += 1) {
      await two.outbox.enqueue({ name: 'saveAttempt', payload: { ...filler, id: randomUUID() } })
    }
    goOnline()
    await two.outbox.flush()
    expect(two.settled.every(({ result }) => result.ok)).toBe(true)
    expect(await testDatabase().database.retraction.findMany()).toMatchObject([{ reviewId: stored }])
  })

  it('reports what is refused for good, drops it, and stores the rest', async () => {
    const tab = await browser().openTab()
    goOffline()
    const unknown = await rate(tab, 'q_nowhere')
    // A command whose own id can't be read spoils the whole request; it alone must go.
    await tab.outbox.enqueue({ id: 'not an id!', name: 'markQuestion', payload: { questionId: 'q_a', flagged: true } })
    const good = await rate(tab, 'q_a')
    goOnline()
    await tab.outbox.flush()
    expect(tab.settled.map(({ command, result }) => [command.id, result.ok ? 'stored' : result.error.code])).toEqual([
      [unknown, 'not_found'],
      ['not an id!', 'invalid'],
      [good, 'stored'],
    ])
    expect(await tab.outbox.listPending({ ownerId: null, isGuest: true })).toEqual([])
  })

  it('keeps everything when the server is newer, and asks to reload', async () => {
    const tab = await browser().openTab()
    await tab.ensureOwner()
    browser().fate = () => ({
      answers: Response.json({ error: { code: 'conflict', message: 'Reload.' } }, { status: 409 }),
    })
    await rate(tab, 'q_a')
    await tab.outbox.flush()
    await expectStatus(tab, { waiting: 1, state: 'reload' })
    goOnline()
    const reloaded = await browser().openTab()
    await reloaded.outbox.flush()
    expect(await storedIds()).toHaveLength(1)
  })

  it('takes no one else’s page for an answer', async () => {
    const tab = await browser().openTab()
    await tab.ensureOwner()
    const pages = [
      () => new Response('<html>Sign in to the hotel’s network</html>'),
      () => Response.json({ results: 'ok' }),
      () => Response.json({ version: 1, results: [] }),
      () => Response.json({ version: 1, results: [{ id: 'x', ok: true }] }),
      () => new Response('', { status: 404 }),
    ]
    for (const page of pages) {
      browser().fate = () => ({ answers: page() })
      await rate(tab, 'q_a')
      await tab.outbox.flush()
    }
    expect(await tab.outbox.listPending({ ownerId: await tab.ensureOwner(), isGuest: true })).toHaveLength(pages.length)
    expect(tab.settled).toEqual([])
  })

  it('sends what is left when the tab closes, so that it outlives it', async () => {
    const tab = await browser().openTab()
    await rate(tab, 'q_a')
    await tab.outbox.flush()
    goOffline()
    await rate(tab, 'q_b')
    await tab.outbox.flush()
    goOnline()
    tab.hide()
    await vi.waitFor(async () => expect(await storedIds()).toHaveLength(2))
    const last = browser().requests.at(-1)
    expect(last?.keepalive).toBe(true)
    expect(last?.body.length).toBeLessThanOrEqual(60_000)
  })
})
