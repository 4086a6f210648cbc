import {
  accountCookie,
  enterPassword,
  mailedLink,
  newAddress,
  openEditor,
  PASSWORD,
  sheet,
  signIn,
  signOut,
  signUp,
  summary,
  writeAnswer,
} from './fixtures/account'
import { QUESTIONS } from './fixtures/library'
import { expect, testTogether as test } from './fixtures/server'
import { guestOf, openStore } from './fixtures/store'
import { expectSaved, openSitting, rateByKey } from './fixtures/studying'

const [first, second, third] = QUESTIONS
if (!first || !second || !third) throw new Error('The set has too few questions.')

const NEW_PASSWORD = 'another four plain words'
const ASKED = /were made here without an account/

test('what a guest did is the account’s, goes with it, and is nobody’s once signed out', async ({ page, app }) => {
  const email = newAddress()
  for (const [index, { slug }] of [first, second, third].entries()) await writeAnswer(page, slug, `Mine, ${index}.`)
  await openSitting(page)
  const rated = await rateByKey(page, 'good')
  await expectSaved(page)
  const guest = await guestOf(page.context())
  await signUp(page, email)

  const store = openStore(app.dataDir)
  expect(store.reviews(guest).map(({ questionId }) => questionId)).toEqual([rated.id])
  await openEditor(page, second.slug)
  await expect(sheet(page)).toHaveValue('Mine, 1.')
  await page.goto('/progress')
  await expect(page.getByRole('figure', { name: 'Ratings a day' })).toContainText('1 rating on 1 day')

  await signOut(page)
  expect(await accountCookie(page.context())).toBeUndefined()
  await openEditor(page, second.slug)
  await expect(sheet(page)).toHaveValue('')
  await page.goto('/progress')
  await expect(page.getByText('Nothing rated yet')).toBeVisible()

  await signIn(page, email)
  await openEditor(page, third.slug)
  await expect(sheet(page)).toHaveValue('Mine, 2.')
})

test('a guest’s work is added to the account, where two answers to one question are revisions', async ({
  page,
  openBrowser,
  app,
}) => {
  const email = newAddress()
  await writeAnswer(page, first.slug, 'The account wrote this.')
  await signUp(page, email)
  const other = await (await openBrowser()).newPage()
  await writeAnswer(other, first.slug, 'The guest wrote that.')
  await openSitting(other)
  const rated = await rateByKey(other, 'good')
  await expectSaved(other)
  const guest = await guestOf(other.context())

  await enterPassword(other, email)
  await expect(other.getByText(ASKED)).toHaveText(/^1 rating and 1 answer were made here/)
  await other.getByRole('button', { name: 'Add to my account' }).click()
  await expect(other).toHaveURL(/\/account$/)

  await openEditor(other, first.slug)
  await expect(sheet(other)).toHaveValue('The account wrote this.')
  const revisions = other.getByRole('navigation', { name: 'Revisions' })
  await revisions.getByRole('button', { name: /as a guest/ }).click()
  await expect(
    other
      .getByRole('region', { name: /^Since/ })
      .locator('del')
      .first(),
  ).toContainText('guest')
  await other.goto('/progress')
  await expect(other.getByRole('figure', { name: 'Ratings a day' })).toContainText('1 rating on 1 day')
  expect(openStore(app.dataDir).reviews(guest)).toEqual([])

  // The first browser, which had no part in it, finds both as well.
  await page.goto('/progress')
  await expect(page.getByRole('figure', { name: 'Ratings a day' })).toContainText('1 rating on 1 day')
  const exported = await (await page.request.get('/api/me/export')).text()
  for (const mine of ['The account wrote this.', 'The guest wrote that.', rated.id]) expect(exported).toContain(mine)
})

test('a guest’s work is left apart, is a guest’s again after signing out, and can be added later', async ({
  page,
  openBrowser,
}) => {
  const email = newAddress()
  await writeAnswer(page, first.slug, 'The account wrote this.')
  await signUp(page, email)
  const other = await (await openBrowser()).newPage()
  await writeAnswer(other, first.slug, 'The guest wrote that.')
  await openSitting(other)
  await rateByKey(other, 'good')
  await expectSaved(other)

  await enterPassword(other, email)
  await expect(other.getByText(ASKED)).toBeVisible()
  await other.getByRole('button', { name: 'Leave' }).click()
  await expect(other).toHaveURL(/\/account$/)
  const exported = await (await other.request.get('/api/me/export')).text()
  expect(exported).not.toContain('The guest wrote that.')
  await openEditor(other, first.slug)
  await expect(sheet(other)).toHaveValue('The account wrote this.')
  await other.goto('/progress')
  await expect(other.getByText('Nothing rated yet')).toBeVisible()

  await signOut(other)
  await openEditor(other, first.slug)
  await expect(sheet(other)).toHaveValue('The guest wrote that.')
  await other.goto('/progress')
  await expect(other.getByRole('figure', { name: 'Ratings a day' })).toContainText('1 rating on 1 day')

  await enterPassword(other, email)
  await other.getByRole('button', { name: 'Leave' }).click()
  await expect(other).toHaveURL(/\/account$/)
  await other.getByRole('link', { name: 'Add or leave' }).click()
  await other.getByRole('button', { name: 'Add to my account' }).click()
  await expect(other).toHaveURL(/\/account$/)
  await expect(other.getByText('Left apart')).toBeHidden()
  await other.goto('/progress')
  await expect(other.getByRole('figure', { name: 'Ratings a day' })).toContainText('1 rating on 1 day')
})

test('a forgotten password is chosen anew by a link that serves once, and every session ends', async ({
  page,
  openBrowser,
  app,
}) => {
  const email = newAddress()
  await signUp(page, email)
  const stolen = await accountCookie(page.context())
  const other = await (await openBrowser()).newPage()
  await other.goto('/sign-in')
  await other.getByRole('link', { name: 'Forgotten password' }).click()
  await other.getByLabel('Email address').fill(email)
  await other.getByRole('button', { name: 'Mail me a link' }).click()
  await expect(other.getByText(`If ${email} has an account`)).toBeVisible()

  const link = await mailedLink(app.dataDir, email, '/reset')
  await other.goto(link)
  await expect(other.getByText(`For ${email}.`)).toBeVisible()
  await other.getByLabel('New password').fill(NEW_PASSWORD)
  await other.getByRole('button', { name: 'Set the password' }).click()
  await expect(other.getByText(`Signed in as ${email}`)).toBeVisible()

  await page.reload()
  await expect(page.getByText('You are here without an account.')).toBeVisible()
  const thief = await openBrowser()
  await thief.addCookies([{ name: 'callback-account', value: stolen ?? '', url: app.url }])
  expect(await (await thief.request.get('/account')).text()).not.toContain(email)

  await enterPassword(page, email)
  await expect(summary(page)).toContainText('The address or the password isn’t right')
  await expect(page.getByLabel('Email address')).toHaveValue(email)
  await signIn(page, email, NEW_PASSWORD)
  await other.goto(link)
  await expect(other.getByRole('heading', { level: 1 })).toHaveText('This link is spent')
})

test('everything can be taken away, and deleted from the server and the browser', async ({ page, app }) => {
  const email = newAddress()
  await writeAnswer(page, first.slug, 'To be taken away.')
  await openSitting(page)
  await page.getByRole('textbox', { name: /^Your answer/ }).fill('Typed before it was shown.')
  await page.getByRole('heading', { level: 1 }).click()
  await page.getByRole('button', { name: /^Show/ }).click()
  await page.keyboard.press('3')
  await expectSaved(page)
  await signUp(page, email)
  const store = openStore(app.dataDir)
  const owner = store.userByEmail(email)

  const downloading = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Download everything' }).click()
  const download = await downloading
  expect(download.suggestedFilename()).toMatch(/^callback-\d{4}-\d\d-\d\d\.json$/)
  const data = JSON.stringify(await readJson(await download.createReadStream()))
  for (const mine of ['To be taken away.', 'Typed before it was shown.', email]) expect(data).toContain(mine)
  expect(data).not.toContain('argon2')

  await page.getByText('Delete my account').click()
  const remove = page.getByRole('button', { name: 'Delete everything' })
  await remove.click()
  await expect(summary(page)).toContainText('Tick this to delete')
  await page.getByLabel(/^Delete the account and all that is in it/).check()
  await page.locator('#delete-password').fill('not my password')
  await remove.click()
  await expect(summary(page)).toContainText('This isn’t your password')
  await page.getByLabel(/^Delete the account and all that is in it/).check()
  await page.locator('#delete-password').fill(PASSWORD)
  await remove.click()
  await expect(page).toHaveURL(/\/account\/deleted$/)

  expect(await accountCookie(page.context())).toBeUndefined()
  const kept = await page.evaluate(() => JSON.stringify(localStorage))
  expect(kept).not.toContain('To be taken away.')
  expect([store.reviews(owner), store.attempts(owner), store.memories(owner)]).toEqual([[], [], []])
  await openEditor(page, first.slug)
  await expect(sheet(page)).toHaveValue('')
  await enterPassword(page, email)
  await expect(summary(page)).toContainText('The address or the password isn’t right')
})

async function readJson(stream: AsyncIterable<Buffer | string>): Promise<unknown> {
  let text = ''
  for await (const chunk of stream) text += String(chunk)
  return JSON.parse(text)
}
