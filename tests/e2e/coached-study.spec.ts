import type { Page } from '@playwright/test'
import { expect, test } from './fixtures/browser'
import {
  attemptLines,
  calibrationPlot,
  openCalibrated,
  storeAnswers,
  typeAndReveal,
  waitForCoach,
} from './fixtures/coached'
import { SITTING } from './fixtures/library'
import { guestOf, openStore } from './fixtures/store'
import { expectSaved, openSitting, question, rateByHand, ratingButton } from './fixtures/studying'

const store = openStore()

const COACH = '**/api/me/coach'
const ticks = (page: Page) => page.getByRole('main').getByRole('checkbox')
const ticked = (page: Page) => page.getByRole('main').getByRole('checkbox', { checked: true })
const SAYS_WHEN = /The coach would look at this again then\.$/

/** Holds what the coach is asked until it is let go. */
async function holdCoach(page: Page): Promise<() => void> {
  let release = () => {}
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  await page.route(COACH, async (route) => {
    await held
    await route.continue()
  })
  return release
}

async function storedTicks(page: Page): Promise<string[]> {
  const [review] = store.reviews(await guestOf(page.context()))
  return JSON.parse(review?.tickedKeyPoints ?? 'null')
}

test.beforeEach(({ page }) => waitForCoach(page))

test('what an answer covers is ticked with the sentence it rests on, and what the user unticks is kept', async ({
  page,
}) => {
  const asks: string[] = []
  page.on('request', (request) => request.url().endsWith('/api/me/coach') && asks.push(request.url()))
  await openSitting(page)
  await attemptLines(page).fill('Nothing is asked before the card is turned over, whatever is typed and however long.')
  expect(asks).toEqual([])
  const { asked, text } = await typeAndReveal(page)
  await expect(ticked(page)).not.toHaveCount(0)
  expect(asks).toHaveLength(1)
  const count = await ticked(page).count()
  await expect(page.getByRole('main').getByRole('status')).toHaveText(`${count} of ${asked.keyPoints.length}`)
  for (const tick of await ticked(page).all()) {
    await expect(tick).toHaveAccessibleDescription(/^“.*”$/)
    const id = await tick.getAttribute('aria-describedby')
    const quote = (await page.locator(`[id="${id}"]`).textContent()) ?? ''
    expect(text.replace(/\s+/g, ' ')).toContain(quote.replace(/^“|( …)?”$/g, ''))
  }
  const names = await page.getByRole('main').getByRole('listitem').allTextContents()
  const refused = names.findIndex((name) => name.includes('“'))
  await ticks(page).nth(refused).uncheck()
  await expect(ticked(page)).toHaveCount(count - 1)
  await page.keyboard.press('3')
  await expect(attemptLines(page)).toHaveValue('')
  await expectSaved(page)
  const ids = await storedTicks(page)
  expect(ids).toHaveLength(count - 1)
  expect(ids).not.toContain(asked.keyPointIds[refused])
  expect(store.reviews(await guestOf(page.context()))).toMatchObject([{ questionId: asked.id, rating: 'good' }])
})

test('the rating that the ticks suggest is marked on the ruler, follows them, and is never pressed', async ({
  page,
}) => {
  await openSitting(page)
  await typeAndReveal(page)
  await expect(ratingButton(page, 'Good')).toHaveAccessibleDescription(SAYS_WHEN)
  await expect(page.getByText(/It would look at this again at Good\.$/)).toBeVisible()
  for (const name of ['Again', 'Hard', 'Easy'] as const)
    await expect(ratingButton(page, name)).not.toHaveAccessibleDescription(SAYS_WHEN)
  await expect(ratingButton(page, 'Good')).not.toBeFocused()
  while ((await ticked(page).count()) > 0) await ticked(page).first().uncheck()
  await expect(ratingButton(page, 'Again')).toHaveAccessibleDescription(SAYS_WHEN)
  await page.keyboard.press('4')
  await expectSaved(page)
  expect(store.reviews(await guestOf(page.context()))).toMatchObject([{ rating: 'easy' }])
})

test('the coach has no say once the user has ticked, and moves nothing when it comes @mobile', async ({ page }) => {
  const release = await holdCoach(page)
  await page.goto(SITTING)
  const { asked } = await typeAndReveal(page)
  await page.getByText(asked.keyPoints[1] ?? '').click()
  const places = () =>
    page.evaluate(() =>
      [...document.querySelectorAll('main :is(input, a, button, summary)')].map((control) => {
        const { x, y, width, height } = control.getBoundingClientRect()
        return [control.textContent, x, y, width, height].join(' ')
      }),
    )
  const before = await places()
  release()
  await expect(page.getByText(/your ticks decide\./)).toBeVisible()
  await expect(ticks(page).first()).toHaveAccessibleDescription(/^“/)
  expect(await places()).toEqual(before)
  await expect(ticked(page)).toHaveCount(1)
  await expect(ticks(page).nth(1)).toBeChecked()
  await ratingButton(page, 'Hard').click()
  await expectSaved(page)
  expect(await storedTicks(page)).toEqual([asked.keyPointIds[1]])
})

test('studying goes on while the coach is silent, and where it fails', async ({ page, complaints }) => {
  complaints.expect(/net::ERR_FAILED/)
  await holdCoach(page)
  await openSitting(page)
  const { asked } = await typeAndReveal(page)
  await page.keyboard.press('2')
  await expect(question(page)).not.toHaveText(asked.text)
  await expectSaved(page)
  await page.unroute(COACH, undefined)
  await page.route(COACH, (route) => route.abort())
  const failed = page.waitForEvent('requestfailed', (request) => request.url().endsWith('/api/me/coach'))
  const next = await typeAndReveal(page)
  await failed
  await expect(ticked(page)).toHaveCount(0)
  await expect(page.getByRole('main').getByRole('alert')).toHaveCount(0)
  await page.keyboard.press('3')
  await expect(question(page)).not.toHaveText(next.asked.text)
  await expectSaved(page)
  expect(store.reviews(await guestOf(page.context())).map(({ tickedKeyPoints }) => tickedKeyPoints)).toEqual([
    '[]',
    '[]',
  ])
})

test('a coach that is too slow isn’t waited for, and stays away when it comes', async ({ page }) => {
  // The page's patience, in the test's hands.
  await page.addInitScript(() => {
    AbortSignal.timeout = () => {
      const patience = new AbortController()
      document.addEventListener('impatience', () => patience.abort(), { once: true })
      return patience.signal
    }
  })
  const release = await holdCoach(page)
  await openSitting(page)
  const given = page.waitForEvent('requestfailed', (request) => request.url().endsWith('/api/me/coach'))
  const { asked } = await typeAndReveal(page)
  await page.evaluate(() => document.dispatchEvent(new Event('impatience')))
  await given
  release()
  await page.getByText(asked.keyPoints[0] ?? '').click()
  await expect(ticked(page)).toHaveCount(1)
  await expect(page.getByText(/your ticks decide/)).toHaveCount(0)
  await page.keyboard.press('3')
  await expectSaved(page)
  expect(await storedTicks(page)).toEqual([asked.keyPointIds[0]])
})

test('what can’t be judged is said in a sentence, and nothing is ticked', async ({ page }) => {
  await openSitting(page)
  await attemptLines(page).fill('Tokens stay on the server.')
  await attemptLines(page).press('Control+Enter')
  await expect(page.getByText('This is too short to judge: write at least twenty words.')).toBeVisible()
  await expect(ticked(page)).toHaveCount(0)
  for (const name of ['Again', 'Hard', 'Good', 'Easy'] as const)
    await expect(ratingButton(page, name)).not.toHaveAccessibleDescription(SAYS_WHEN)
})

test('progress holds ratings against what was covered, once there are five answers', async ({ page }) => {
  await page.goto(SITTING)
  await rateByHand(page, ['Again'])
  await expectSaved(page)
  await storeAnswers(page, 2)
  await page.goto('/progress')
  await expect(page.getByRole('region', { name: 'Ratings and what was covered' })).toContainText(
    /After 3 more answers of twenty words/,
  )
  await openCalibrated(page)
  await expect(calibrationPlot(page)).toContainText(
    /You rated Good where the coach found \d of \d key points on average/,
  )
  await calibrationPlot(page).getByText('Read it as a table').click()
  await expect(calibrationPlot(page).getByRole('row', { name: /^Good/ })).toContainText(/^Good\d+\d+75$/)
})
