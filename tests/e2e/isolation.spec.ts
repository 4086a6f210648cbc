import type { Page } from '@playwright/test'
import { expect, test, withoutNonce } from './fixtures/browser'
import { LIBRARY, QUESTIONS, SET_SLUG } from './fixtures/library'
import { guestOf, openStore, ownerOf } from './fixtures/store'
import { expectSaved, openSitting, question, rateAll, rateByKey } from './fixtures/studying'

const store = openStore()
const [first, second] = QUESTIONS
if (!first || !second) throw new Error('The set has too few questions.')

const PUBLIC = ['/', `/sets/${SET_SLUG}`, `/questions/${first.slug}`, '/due-dates', '/search?q=retry']

test('what one browser does, another never sees, and the other way round', async ({ page, openBrowser }) => {
  const other = await (await openBrowser()).newPage()
  await openSitting(page)
  const rated = await rateAll(page, ['good', 'easy'])
  await page.keyboard.press('x')
  await page.keyboard.press('f')
  await expectSaved(page)
  await expectNothing(other)

  await openSitting(other)
  const [one] = await rateAll(other, ['hard'])
  await expectSaved(other)
  expect(one?.id).toBe(rated[0]?.id)
  const guests = [await guestOf(page.context()), await guestOf(other.context())] as const
  expect(guests[0]).not.toBe(guests[1])
  expect(store.reviews(guests[0]).map(({ rating }) => rating)).toEqual(['good', 'easy'])
  expect(store.reviews(guests[1]).map(({ rating }) => rating)).toEqual(['hard'])

  await page.goto('/progress')
  await expect(page.getByRole('figure', { name: 'Ratings a day' })).toContainText('2 ratings on 1 day')
  await other.goto('/progress')
  await expect(other.getByRole('figure', { name: 'Ratings a day' })).toContainText('1 rating on 1 day')
  await expect(other.getByRole('region', { name: 'Suspended and flagged' })).toHaveCount(0)
})

test('the pages for everyone are the same bytes for a guest and a stranger', async ({ page, openBrowser, baseURL }) => {
  await openSitting(page)
  await rateAll(page, ['good', 'again'])
  await page.keyboard.press('f')
  await expectSaved(page)
  const guest = await guestOf(page.context())
  const stranger = await openBrowser()
  for (const address of PUBLIC) {
    const [mine, theirs] = await Promise.all([page.request.get(address), stranger.request.get(address)])
    const [html, other] = [withoutNonce(await mine.text()), withoutNonce(await theirs.text())]
    expect(html, address).toBe(other)
    expect(html, address).not.toContain(guest)
    for (const response of [mine, theirs]) expect(response.headers()['set-cookie'], address).toBeUndefined()
  }
  // Reading alone makes nobody a guest.
  expect(await stranger.cookies(baseURL)).toEqual([])
})

test('what is personal is kept by no cache', async ({ page }) => {
  await openSitting(page)
  await rateByKey(page, 'good')
  await expectSaved(page)
  for (const address of [
    '/study',
    '/progress',
    '/api/me',
    '/api/me/cards',
    '/api/me/due',
    `/api/me/set?slug=${SET_SLUG}`,
  ]) {
    const response = await page.request.get(address)
    expect(response.status(), address).toBe(200)
    expect(response.headers()['cache-control'], address).toContain('no-store')
  }
})

test('the cookie is out of reach of scripts and of other sites', async ({ page, context }) => {
  await openSitting(page)
  await rateByKey(page, 'good')
  await expectSaved(page)
  expect(await context.cookies()).toMatchObject([{ name: 'callback-session', httpOnly: true, sameSite: 'Lax' }])
  expect(await page.evaluate(() => document.cookie)).toBe('')
})

test('no one can write as someone else, nor change what is someone else’s', async ({ page, openBrowser, baseURL }) => {
  await openSitting(page)
  const rated = await rateByKey(page, 'good')
  await expectSaved(page)
  const victim = await guestOf(page.context())
  const [review] = store.reviews(victim)

  const thief = await (await openBrowser()).newPage()
  await openSitting(thief)
  await rateByKey(thief, 'again')
  await expectSaved(thief)
  const own = await guestOf(thief.context())
  const retract = (ownerId: string, reviewId: string, origin = baseURL) =>
    thief.request.post('/api/commands', {
      headers: origin ? { origin } : {},
      data: {
        version: 1,
        ownerId,
        deviceId: review?.deviceId,
        zone: 'Europe/Berlin',
        commands: [
          {
            id: crypto.randomUUID(),
            name: 'retractReview',
            payload: {
              id: crypto.randomUUID(),
              reviewId,
              questionId: rated.id,
              retractedAt: new Date().toISOString(),
            },
          },
        ],
      },
    })
  expect((await retract(victim, review?.id ?? '')).status()).toBe(403)
  expect((await retract(own, review?.id ?? '', 'https://elsewhere.example')).status()).toBe(403)
  // Another's id answers as one that there isn't.
  const answers = [await retract(own, review?.id ?? ''), await retract(own, crypto.randomUUID())]
  const [theirs, nobodys] = await Promise.all(answers.map(async (answer) => resultOf(await answer.json())))
  expect(theirs).toEqual(nobodys)
  expect(store.retractions(victim)).toEqual([])
  expect(store.reviews(victim)).toHaveLength(1)
  await page.goto('/progress')
  await expect(page.getByRole('figure', { name: 'Ratings a day' })).toContainText('1 rating on 1 day')
})

async function expectNothing(page: Page): Promise<void> {
  const loaded = page.waitForResponse(/\/api\/me\/due/)
  await page.goto('/')
  expect(await (await loaded).json()).toMatchObject({ hasReviewed: false, dueToday: 0, reviewedToday: 0 })
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`${LIBRARY.length} questions to know by heart`)
  await page.goto(`/sets/${SET_SLUG}`)
  await expect(page.getByText('New', { exact: true })).toHaveCount(24)
  await page.goto('/study')
  await expect(question(page)).toHaveText(LIBRARY[0]?.text ?? '')
  await expect(page.getByText('1 of 20')).toBeVisible()
  await page.goto('/progress')
  await expect(page.getByText('Nothing rated yet')).toBeVisible()
  await expect(page.getByRole('region', { name: 'Suspended and flagged' })).toHaveCount(0)
  expect(await ownerOf(page.context())).toBeNull()
}

function resultOf(answer: { results: { id: string; ok: boolean; error?: { code: string; message: string } }[] }) {
  return answer.results.map(({ ok, error }) => ({ ok, error }))
}
