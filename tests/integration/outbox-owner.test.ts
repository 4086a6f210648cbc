import { IDBFactory } from 'fake-indexeddb'
import { expect, it, vi } from 'vitest'
import { mergeGuest } from '../../lib/portability/guest-merge-repository'
import { newUserId, signCookie } from '../../lib/session/session-cookie'
import { createSignedIn } from '../factories/accounts'
import { ratingPayload } from '../factories/commands'
import { NOW } from '../factories/practice'
import { useBrowser } from '../setup/browser-per-test'
import { describeOnBothDatabases } from '../setup/database'
import { TEST_SECRET } from '../setup/secret'

await vi.hoisted(() => import('../setup/secret'))

describeOnBothDatabases('the outbox on a shared or a locked browser', (testDatabase) => {
  const { browser, rate, storedIds, expectStatus, goOffline, goOnline } = useBrowser(testDatabase)

  it('holds a queue for its owner while someone else is here', async () => {
    goOffline()
    const mine = await browser().openTab()
    browser().fate = (path) => (path === '/api/me' ? 'arrives' : 'request lost')
    const id = await rate(mine, 'q_a')
    await mine.outbox.flush()
    const myCookie = browser().cookie
    goOnline()

    const other = newUserId()
    browser().cookie = signCookie('guest', other, TEST_SECRET)
    // The old tab finds out by being refused, a new one by asking.
    mine.raise('online')
    await mine.outbox.flush()
    const theirs = await browser().openTab()
    await theirs.outbox.flush()
    for (const tab of [mine, theirs]) await expectStatus(tab, { waiting: 1, state: 'held' })
    expect(await theirs.outbox.listPending({ ownerId: other, isGuest: true })).toEqual([])
    const theirId = await rate(theirs, 'q_a')
    await theirs.outbox.flush()
    expect(await testDatabase().database.review.findMany()).toMatchObject([{ id: theirId, userId: other }])

    browser().cookie = myCookie
    const back = await browser().openTab()
    await back.outbox.flush()
    expect(
      await testDatabase().database.review.findUnique({
        where: { userId_id: { userId: String(await back.ensureOwner()), id } },
      }),
    ).not.toBeNull()
    expect(await testDatabase().database.review.count()).toBe(2)
  })

  it('never gives an account what a stranger made', async () => {
    goOffline()
    const stranger = await browser().openTab()
    await rate(stranger, 'q_a')
    await stranger.outbox.flush()
    const { userId: id, cookie } = await createSignedIn(testDatabase().database, NOW)
    browser().accountCookie = cookie
    goOnline()
    const tab = await browser().openTab()
    await tab.outbox.flush()
    expect(await storedIds()).toEqual([])
    await expectStatus(tab, { waiting: 1, state: 'held' })
    expect(await tab.outbox.listPending({ ownerId: id, isGuest: false })).toEqual([])
  })

  it('keeps a guest’s late rating beside the account’s own, which began the same question in the same browser', async () => {
    const { database } = testDatabase()
    const account = await createSignedIn(database, NOW)
    browser().accountCookie = account.cookie
    const signedIn = await browser().openTab()
    await signedIn.ensureOwner()
    const own = await rate(signedIn, 'q_a', { reviewedAt: new Date(Date.now() - 5000).toISOString() })
    await signedIn.outbox.flush()

    browser().accountCookie = null
    const asGuest = await browser().openTab()
    await rate(asGuest, 'q_b', { reviewedAt: new Date(Date.now() - 4000).toISOString() })
    await asGuest.outbox.flush()
    const guestId = (await asGuest.ensureOwner()) ?? ''
    browser().fate = () => 'request lost'
    const late = await rate(asGuest, 'q_a')
    await asGuest.outbox.flush()

    await mergeGuest({ userId: account.userId, zone: 'UTC', now: new Date() }, guestId)
    browser().accountCookie = account.cookie
    goOnline()
    const back = await browser().openTab()
    await back.outbox.flush()
    await expectStatus(back, { waiting: 0, state: 'idle' })
    const stored = await database.review.findMany({ where: { userId: account.userId, questionId: 'q_a' } })
    expect(stored.map(({ id }) => id).sort()).toEqual([own, late].sort())
  })

  it('gives back what a guest’s id claimed that the server never knew', async () => {
    // Without Web Locks two tabs may be made two guests, of whom the cookie keeps one.
    browser().isSecure = false
    const tab = await browser().openTab()
    await tab.ensureOwner()
    browser().cookie = signCookie('guest', newUserId(), TEST_SECRET)
    const id = await tab.outbox.enqueue({ name: 'rateQuestion', payload: ratingPayload('q_a') })
    await tab.outbox.flush()
    expect(await storedIds()).toEqual([id])
  })

  it('goes on in memory where storage is blocked, and says so', async () => {
    browser().indexedDB = Object.assign(new IDBFactory(), {
      open() {
        throw new DOMException('denied', 'SecurityError')
      },
    })
    goOffline()
    const tab = await browser().openTab()
    const ids = [
      await rate(tab, 'q_a', { reviewedAt: new Date(Date.now() - 2000).toISOString() }),
      await rate(tab, 'q_b'),
    ]
    await tab.outbox.flush()
    await expectStatus(tab, { waiting: 2, state: 'memory' })
    expect((await tab.outbox.listPending({ ownerId: null, isGuest: true })).map(({ id }) => id)).toEqual(ids)
    goOnline()
    await tab.outbox.flush()
    expect(await storedIds()).toEqual(ids)
  })

  it('goes on in memory where storage is full, in order', async () => {
    goOffline()
    const tab = await browser().openTab()
    const at = (index: number) => new Date(Date.now() - 9000 + index * 1000).toISOString()
    const ids = [await rate(tab, 'q_a', { reviewedAt: at(0) })]
    const { add } = IDBObjectStore.prototype
    IDBObjectStore.prototype.add = () => {
      throw new DOMException('full', 'QuotaExceededError')
    }
    ids.push(await rate(tab, 'q_b', { reviewedAt: at(1) }))
    IDBObjectStore.prototype.add = add
    ids.push(await rate(tab, 'q_c', { reviewedAt: at(2) }))
    expect((await tab.outbox.listPending({ ownerId: null, isGuest: true })).map(({ id }) => id)).toEqual(ids)
    goOnline()
    await tab.outbox.flush()
    expect(await storedIds()).toEqual(ids)
    await expectStatus(tab, { waiting: 0, state: 'idle' })
  })
})
