import { OFFLINE } from './fixtures/browser'
import { SET_SLUG } from './fixtures/library'
import { expect, test } from './fixtures/server'
import { guestOf, openStore } from './fixtures/store'

test.describe.configure({ timeout: 180_000 })

test('a typed mock by keyboard alone, its tab and its server killed in the middle, is finished and rated', async ({
  app,
  page,
  context,
  complaints,
}) => {
  complaints.expect(OFFLINE)
  const store = openStore(app.dataDir)
  await page.goto(`/mock?set=${SET_SLUG}&count=2`)
  await page.getByRole('button', { name: /^Start/ }).focus()
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/mock\/[0-9a-f-]{36}$/)
  const address = page.url()
  const answer = page.getByRole('textbox', { name: 'Your answer' })
  await answer.focus()
  await page.keyboard.type('First the sum, out loud.')
  const guest = await guestOf(context)
  await expect.poll(() => store.mockTexts(guest)).toEqual(['First the sum, out loud.'])
  const asked = await page.getByRole('heading', { level: 1 }).textContent()

  await app.kill()
  await page.keyboard.type(' Then a cursor.')
  await page.close()
  await app.start()
  const again = await context.newPage()
  await again.goto(address)
  await expect(again.getByRole('heading', { level: 1 })).toHaveText(asked ?? '')
  await expect(again.getByRole('textbox', { name: 'Your answer' })).toHaveValue(
    'First the sum, out loud. Then a cursor.',
  )

  await again.keyboard.press('Escape')
  await expect(again.getByRole('heading', { name: 'Paused' })).toBeVisible()
  await again.keyboard.press('Escape')
  await again.getByRole('textbox', { name: 'Your answer' }).focus()
  await again.keyboard.press('Control+Enter')
  await expect(again.getByText('Question 2 of 2')).toBeVisible()
  await again.getByRole('textbox', { name: 'Your answer' }).focus()
  await again.keyboard.type('The second answer.')
  await again.keyboard.press('Control+Enter')
  await again.waitForURL(/\/scorecard$/)

  await expect(again.getByText('Question 1 of 2: tick')).toBeVisible()
  await again.getByRole('checkbox').first().check()
  await again.keyboard.press('1')
  await expect(again.getByText('Question 2 of 2: tick')).toBeVisible()
  await again.keyboard.press('3')
  await expect(again.getByText(/was the weakest/)).toBeVisible()
  await expect.poll(() => store.reviewsByTime(guest).map(({ rating }) => rating)).toEqual(['again', 'good'])
  await again.goto('/progress')
  await expect(again.getByText('2 ratings on 1 day')).toBeVisible()
})

test('links that ask for what can’t be get a sentence, and the form', async ({ page }) => {
  for (const query of ['set=nowhere', 'count=0', 'count=10000', 'thinking=-5', 'pace=-1']) {
    await page.goto(`/mock?${query}`)
    await expect(page.getByRole('main').getByRole('alert')).toBeVisible()
    await expect(page.getByRole('button', { name: /^Start/ })).toBeVisible()
  }
})
