import { expect, OFFLINE, test } from './fixtures/browser'
import type { FileQuestion } from './fixtures/library'
import { questionByText } from './fixtures/library'
import { guestOf, openStore, ownerOf } from './fixtures/store'
import {
  expectSaved,
  expectWaiting,
  openSitting,
  question,
  type Rating,
  rateAll,
  rateByKey,
  ratingButton,
  saveStatus,
  untilKeysWork,
} from './fixtures/studying'

const store = openStore()

/** Twenty ratings; what is rated Again or Hard comes back only when nothing else is left. */
const TWENTY = Array.from({ length: 20 }, (_, index): Rating => (index % 3 === 2 ? 'easy' : 'good'))

test('twenty ratings offline with an undo among them arrive in order, once, after the tab was closed', async ({
  page,
  context,
  complaints,
}) => {
  complaints.expect(OFFLINE)
  await openSitting(page)
  await context.setOffline(true)
  const before = await rateAll(page, TWENTY.slice(0, 7))
  await page.keyboard.press('u')
  await expect(question(page)).toHaveText(before.at(-1)?.text ?? '')
  await page.keyboard.press('2')
  await expect(question(page)).not.toHaveText(before.at(-1)?.text ?? '')
  const after = await rateAll(page, TWENTY.slice(7, 19))
  await expectWaiting(page, 21)
  await page.close()
  await context.setOffline(false)

  const next = await context.newPage()
  await openSitting(next)
  // One that is still new, and the one that was undone and then rated Hard: the others are laid over, sent or not.
  await expect(next.getByText(/· 1 of 2$/)).toBeVisible()
  await expect.poll(async () => (await arrived(context)).length).toBe(20)
  const wanted = [
    ...before.map(({ id }, index) => ({ questionId: id, rating: TWENTY[index] })),
    { questionId: before.at(-1)?.id, rating: 'hard' },
    ...after.map(({ id }, index) => ({ questionId: id, rating: TWENTY[index + 7] })),
  ]
  const guest = await guestOf(context)
  expect(store.reviews(guest)).toMatchObject(wanted)
  expect(store.reviewsByTime(guest).map(({ id }) => id)).toEqual(store.reviews(guest).map(({ id }) => id))
  expect(store.retractions(guest)).toEqual([{ reviewId: store.reviews(guest)[6]?.id, questionId: before.at(-1)?.id }])
  // An undone rating never was: one repetition each.
  expect(store.memories(guest).map(({ reps }) => reps)).toEqual(Array(19).fill(1))

  await next.goto('/progress')
  await expect(next.getByRole('figure', { name: 'Ratings a day' })).toContainText('19 ratings on 1 day')
  await openSitting(next)
  await rateAll(next, ['good'])
  await expectSaved(next)
  expect(store.reviews(guest)).toHaveLength(21)
})

test('a rating whose page is left in the same moment is sent from the next page, whichever it is', async ({
  page,
  context,
  complaints,
}) => {
  complaints.expect(OFFLINE)
  await openSitting(page)
  await context.setOffline(true)
  await page.getByRole('button', { name: /^Show/ }).click()
  // In one turn of the page: what is left of it has no time for its database.
  await page.evaluate(() => {
    document.dispatchEvent(new KeyboardEvent('keydown', { key: '3', bubbles: true }))
    location.href = 'about:blank'
  })
  await page.waitForURL('about:blank')
  await context.setOffline(false)
  await page.goto('/due-dates')
  await expect.poll(() => ownerOf(context)).not.toBeNull()
  await expect.poll(async () => (await arrived(context)).map(({ rating }) => rating)).toEqual(['good'])
})

test('“Saved” is never said of what is still on its way', async ({ page }) => {
  let release = () => {}
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  await page.route('**/api/commands', async (route) => {
    await held
    await route.continue()
  })
  await openSitting(page)
  // Every word that the status says, however briefly: a test that looks now and then would miss a flash.
  const said = await saveStatus(page).evaluateHandle((element) => {
    const words: string[] = []
    const observer = new MutationObserver(() => words.push(element.textContent ?? ''))
    observer.observe(element, { characterData: true, childList: true, subtree: true })
    return words
  })
  await rateAll(page, ['good', 'easy', 'good'])
  await expect(saveStatus(page)).toHaveText('Saving')
  expect(new Set(await said.jsonValue())).toEqual(new Set(['Saving']))
  release()
  await expectSaved(page)
  expect(store.reviews(await guestOf(page.context()))).toHaveLength(3)
})

test('someone known goes on offline, and the page says what waits until it is stored', async ({
  page,
  context,
  complaints,
}) => {
  complaints.expect(OFFLINE)
  await openSitting(page)
  const rated = await rateAll(page, ['good'])
  await expectSaved(page)
  await context.setOffline(true)
  rated.push(...(await rateAll(page, ['easy'])))
  await expectWaiting(page, 1)
  await page.keyboard.press('f')
  await expectWaiting(page, 2)
  const flagged = questionByText((await question(page).textContent()) ?? '')
  await context.setOffline(false)
  await expect(saveStatus(page)).toHaveText('Saved')
  const guest = await guestOf(context)
  expect(store.reviews(guest).map(({ questionId }) => questionId)).toEqual(rated.map(({ id }) => id))
  expect(store.marks(guest)).toMatchObject([{ questionId: flagged.id, flaggedAt: expect.any(String) }])
})

test('undo offline of what is long stored is exact, once it arrives', async ({ page, context, complaints }) => {
  complaints.expect(OFFLINE)
  await openSitting(page)
  const rated = await rateAll(page, ['good', 'easy'])
  await expectSaved(page)
  await context.setOffline(true)
  for (const { text } of rated.toReversed()) {
    await page.keyboard.press('u')
    await expect(question(page)).toHaveText(text)
  }
  await expectWaiting(page, 2)
  await context.setOffline(false)
  await expect(saveStatus(page)).toHaveText('Saved')
  const guest = await guestOf(context)
  expect(store.reviews(guest)).toHaveLength(2)
  expect(store.retractions(guest)).toHaveLength(2)
  await page.reload()
  await expect(question(page)).toHaveText(rated[0]?.text ?? '')
})

test('an answer that is lost on its way back is asked for again, and stored once', async ({
  page,
  context,
  complaints,
}) => {
  complaints.expect(/net::ERR_FAILED/)
  let lost = 0
  await page.route('**/api/commands', async (route) => {
    if (lost === 2) return route.continue()
    lost += 1
    await route.fetch()
    await route.abort()
  })
  await openSitting(page)
  const rated = await rateAll(page, ['good', 'easy', 'good'])
  await expect(saveStatus(page)).toHaveText('Saved')
  expect(lost).toBe(2)
  expect(store.reviews(await guestOf(context)).map(({ questionId }) => questionId)).toEqual(rated.map(({ id }) => id))
})

test('a key pressed twice, held down, and a double click rate once', async ({ page, context }) => {
  await openSitting(page)
  const rated: FileQuestion[] = []
  const twice: (() => Promise<unknown>)[] = [
    () => Promise.all([page.keyboard.press('3'), page.keyboard.press('3')]),
    async () => {
      for (const _ of [1, 2, 3]) await page.keyboard.down('4')
      await page.keyboard.up('4')
    },
    () => ratingButton(page, 'Good').dblclick(),
  ]
  for (const rate of twice) {
    rated.push(questionByText((await question(page).textContent()) ?? ''))
    await page.keyboard.press('Space')
    await expect(ratingButton(page, 'Good')).toBeVisible()
    await rate()
    await expect(ratingButton(page, 'Good')).toBeHidden()
  }
  rated.push(await rateByKey(page, 'good'))
  await expect(page.getByText('5 of 20')).toBeVisible()
  await expectSaved(page)
  expect(store.reviews(await guestOf(context)).map(({ questionId }) => questionId)).toEqual(rated.map(({ id }) => id))
})

test('two tabs that rate one card give one review, of one guest', async ({ page, context }) => {
  const other = await context.newPage()
  const tabs = [page, other]
  for (const tab of tabs) await openSitting(tab)
  const asked = questionByText((await question(page).textContent()) ?? '')
  await expect(question(other)).toHaveText(asked.text)
  const known = new Set(store.userIds())
  // At once, by strangers who both have to become somebody first.
  await Promise.all(tabs.map((tab) => rateByKey(tab, 'good')))
  for (const tab of tabs) await expectSaved(tab)
  const guest = await guestOf(context)
  expect(store.reviews(guest)).toMatchObject([{ questionId: asked.id, rating: 'good' }])
  const [review] = store.reviews(guest)
  expect(store.usersOfDevice(review?.deviceId ?? '')).toEqual([guest])
  expect(known).not.toContain(guest)

  // And one after the other, with another rating: the first counts, and both tabs can go on.
  const second = await rateByKey(page, 'easy')
  await expectSaved(page)
  await expect(question(other)).toHaveText(second.text)
  await rateByKey(other, 'hard')
  await expectSaved(other)
  await rateByKey(other, 'good')
  await expectSaved(other)
  expect(store.reviews(guest).map(({ rating }) => rating)).toEqual(['good', 'easy', 'good'])
  await page.reload()
  await untilKeysWork(page)
  await expect(page.getByText('1 of 17')).toBeVisible()
})

async function arrived(context: Parameters<typeof guestOf>[0]) {
  return store.reviews(await guestOf(context))
}
