import { expect, test } from './fixtures/browser'
import { guestOf, openStore } from './fixtures/store'
import { expectSaved, openSitting, rateAll, saveStatus } from './fixtures/studying'

const store = openStore()

test('where the browser keeps nothing, one studies on online, and is told so', async ({ page }) => {
  await page.addInitScript(() => {
    const open = () => {
      throw new DOMException('denied', 'SecurityError')
    }
    Object.defineProperty(window, 'indexedDB', { value: { open } })
  })
  await openSitting(page)
  const rated = await rateAll(page, ['good', 'easy', 'good'])
  await expect(saveStatus(page)).toHaveText('Storage is blocked: keep this tab open while offline')
  const guest = await guestOf(page.context())
  await expect.poll(() => store.reviews(guest).map(({ questionId }) => questionId)).toEqual(rated.map(({ id }) => id))
})

test('where the browser has no room left, what is rated is stored all the same', async ({ page, context, baseURL }) => {
  await openSitting(page)
  const rated = await rateAll(page, ['good'])
  await expectSaved(page)
  const devtools = await context.newCDPSession(page)
  await devtools.send('Storage.overrideQuotaForOrigin', { origin: String(baseURL), quotaSize: 1 })
  rated.push(...(await rateAll(page, ['good', 'easy', 'good'])))
  const guest = await guestOf(context)
  await expect.poll(() => store.reviews(guest).map(({ questionId }) => questionId)).toEqual(rated.map(({ id }) => id))
})

test('whose storage is cleared in mid-study goes on, and nothing is stored twice', async ({
  page,
  context,
  baseURL,
}) => {
  await openSitting(page)
  const rated = await rateAll(page, ['good', 'good'])
  await expectSaved(page)
  const devtools = await context.newCDPSession(page)
  await devtools.send('Storage.clearDataForOrigin', {
    origin: String(baseURL),
    storageTypes: 'indexeddb,local_storage,cache_storage',
  })
  rated.push(...(await rateAll(page, ['easy', 'good'])))
  const guest = await guestOf(context)
  await expect.poll(() => store.reviews(guest).map(({ questionId }) => questionId)).toEqual(rated.map(({ id }) => id))
  await page.reload()
  await expect(page.getByText('1 of 16')).toBeVisible()
})
