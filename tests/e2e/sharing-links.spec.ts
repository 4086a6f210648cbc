import { newAddress, signUp } from './fixtures/account'
import { expect, test } from './fixtures/browser'
import { answerBox } from './fixtures/mock'
import { makeSet } from './fixtures/own-set'
import { makeLink } from './fixtures/sharing'

const FIRST = 'How would you design a rate limiter?'

test('a stranger is in the first question two clicks after opening, and goes on with the set as it was', async ({
  page,
  openBrowser,
}) => {
  const set = await makeSet(page)
  await signUp(page, newAddress('shares'))
  const token = await makeLink(page, set, 'practice')
  const stranger = await (await openBrowser()).newPage()
  await stranger.goto(`/s/${token}`)
  await expect(stranger.getByRole('heading', { level: 1 })).toHaveText('Backend, first interview')
  await stranger.getByRole('button', { name: 'Begin', exact: true }).click()
  await stranger.waitForURL(/\/mock\//)
  await expect(stranger.getByRole('heading', { level: 1 })).toHaveText(FIRST)
  await answerBox(stranger).fill('A token bucket in Redis.')

  await page.goto(set)
  await page.getByRole('button', { name: 'Take question 1 out' }).click()
  await expect(page.locator('.set-sheet__bar').getByRole('status')).toHaveText('Saved')
  await stranger.reload()
  await expect(stranger.getByRole('heading', { level: 1 })).toHaveText(FIRST)
  const later = await (await openBrowser()).newPage()
  await later.goto(`/s/${token}`)
  await expect(later.getByText('2 questions')).toBeVisible()
})

test('an interviewer’s link is a kit, until it is revoked', async ({ page, openBrowser }) => {
  const set = await makeSet(page)
  await signUp(page, newAddress('kit'))
  const token = await makeLink(page, set, 'kit')
  const interviewer = await (await openBrowser()).newPage()
  await interviewer.goto(`/s/${token}`)
  await expect(interviewer.getByText(FIRST)).toBeVisible()
  await interviewer.getByRole('textbox', { name: 'Candidate' }).fill('Ada')
  await interviewer.reload()
  await expect(interviewer.getByRole('textbox', { name: 'Candidate' })).toHaveValue('Ada')
  await page.goto(`${set}/share`)
  await page.getByRole('button', { name: /^Revoke/ }).click()
  await expect(page.locator('.share-link').getByText(/^revoked/)).toBeVisible()
  expect((await interviewer.request.get(`/s/${token}`)).status()).toBe(404)
})

test('a guest can’t make a link, and is told why', async ({ page }) => {
  const set = await makeSet(page)
  await page.goto(`${set}/share`)
  await expect(page.getByText('Making a link needs an account')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Make a link' })).toHaveCount(0)
})
