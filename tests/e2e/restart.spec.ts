import { OFFLINE } from './fixtures/browser'
import { expect, test } from './fixtures/server'
import { guestOf, openStore } from './fixtures/store'
import { expectSaved, expectWaiting, openSitting, question, rateAll, saveStatus } from './fixtures/studying'

// The outbox waits up to a minute between its tries.
test.describe.configure({ timeout: 180_000 })

test('the server is killed in mid-study: ratings go on, and are stored once each when it is back', async ({
  app,
  page,
  complaints,
}) => {
  complaints.expect(OFFLINE)
  const store = openStore(app.dataDir)
  await openSitting(page)
  const rated = await rateAll(page, ['good', 'easy'])
  await expectSaved(page)
  const guest = await guestOf(page.context())

  await app.kill()
  rated.push(...(await rateAll(page, ['good', 'good', 'easy', 'good'])))
  await page.keyboard.press('u')
  await expect(question(page)).toHaveText(rated.at(-1)?.text ?? '')
  await page.keyboard.press('4')
  await expectWaiting(page, 6)
  // What was acknowledged is on the disk, and nothing else is.
  expect(store.reviews(guest)).toHaveLength(2)

  await app.start()
  await expect(saveStatus(page)).toHaveText('Saved', { timeout: 75_000 })
  expect(store.reviews(guest).map(({ questionId }) => questionId)).toEqual(
    [...rated, rated.at(-1)].map((question) => question?.id),
  )
  expect(store.retractions(guest)).toHaveLength(1)
  const next = (await question(page).textContent()) ?? ''
  await page.reload()
  await expect(question(page)).toHaveText(next)
  await expect(page.getByText('1 of 14')).toBeVisible()
})

test('killed while ratings pour in: what was acknowledged is there, the rest follows, nothing twice', async ({
  app,
  page,
  complaints,
}) => {
  complaints.expect(OFFLINE)
  const store = openStore(app.dataDir)
  await openSitting(page)
  const rated = await rateAll(page, ['good'])
  await expectSaved(page)
  rated.push(...(await rateAll(page, Array(4).fill('good'))))
  const [more] = await Promise.all([rateAll(page, Array(8).fill('good')), app.kill()])
  rated.push(...more)
  await app.start()
  // Whoever comes back finds the page again, and what waited goes with it.
  await openSitting(page)
  const guest = await guestOf(page.context())
  await expect.poll(() => store.reviews(guest).length).toBe(13)
  expect(store.reviews(guest).map(({ questionId }) => questionId)).toEqual(rated.map(({ id }) => id))
  await expect(page.getByText('1 of 7')).toBeVisible()
})
