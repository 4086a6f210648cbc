import type { Page } from '@playwright/test'
import { expect, OFFLINE, test } from './fixtures/browser'
import { QUESTIONS, SET_SLUG } from './fixtures/library'
import { test as testWithServer } from './fixtures/server'
import { guestOf, openStore } from './fixtures/store'
import { untilKeysWork } from './fixtures/studying'

const [question] = QUESTIONS
const ADDRESS = `/answers/${question?.slug}`

const sheet = (page: Page) => page.getByRole('textbox', { name: 'Your answer' })
const status = (page: Page) => page.locator('.editor-bar').getByRole('status')

/** Whom the open answer is for, and what can be done with it. */
const choice = (page: Page) => page.locator('.answer-choice > summary')

/** Opens the editor and waits until it takes what is typed. */
async function openEditor(page: Page, address = ADDRESS) {
  await page.goto(address)
  // Hydrated: the sheet then takes its own measure of what is typed.
  await untilKeysWork(page)
}

test('what is typed is saved within a second, and is there after a reload', async ({ page }) => {
  await openEditor(page)
  await sheet(page).pressSequentially('I check the signature first.')
  await expect(status(page)).toHaveText('Saved')
  await page.reload()
  await expect(sheet(page)).toHaveValue('I check the signature first.')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(question?.text ?? '')
  await expect(page.getByText('5 words')).toBeVisible()
})

test('a word without end makes no page wider, wherever one writes', async ({ page }) => {
  const endless = `https://example.org/${'x'.repeat(300)}`
  const width = () => page.evaluate(() => document.documentElement.scrollWidth)
  await page.setViewportSize({ width: 320, height: 640 })
  await openEditor(page)
  await sheet(page).fill(endless)
  await expect(page.locator('.revisions').getByText('https')).toBeVisible()
  expect(await width()).toBe(320)
  await openEditor(page, '/stories/new')
  for (const name of ['Title', 'Situation', 'Result'])
    await page.getByRole('textbox', { name, exact: true }).fill(endless)
  expect(await width()).toBe(320)
  await openEditor(page, '/my/sets/new')
  await page.getByRole('textbox').first().fill(`1. ${endless}?\n2. What is ${endless}?`)
  await expect(page.locator('.proposed__text').nth(1)).toBeVisible()
  expect(await width()).toBe(320)
})

test('a tab that closes right after the last key loses nothing', async ({ page, context }) => {
  await openEditor(page)
  await sheet(page).pressSequentially('Closed at once')
  await page.close({ runBeforeUnload: true })
  const next = await context.newPage()
  await openEditor(next)
  await expect(sheet(next)).toHaveValue('Closed at once')
  await expect(status(next)).toHaveText('Saved')
})

testWithServer(
  'writing goes on while offline and while the server is down, and says so',
  async ({ page, context, app, complaints }) => {
    complaints.expect(OFFLINE)
    // While it starts, the server says that it isn't ready yet.
    await openEditor(page)
    await sheet(page).pressSequentially('One. ')
    await expect(status(page)).toHaveText('Saved')
    await context.setOffline(true)
    await sheet(page).pressSequentially('Two. ')
    await expect(status(page)).toHaveText('Waiting for the connection')
    await context.setOffline(false)
    await expect(status(page)).toHaveText('Saved')
    await app.kill()
    await sheet(page).pressSequentially('Three.')
    await expect(status(page)).toHaveText('Waiting for the connection')
    await app.start()
    await expect(status(page)).toHaveText('Saved')
    await page.reload()
    await expect(sheet(page)).toHaveValue('One. Two. Three.')
  },
)

test('a kept answer changes its face, is shown first on reveal, and can be unkept', async ({ page }) => {
  await openEditor(page)
  await sheet(page).fill('I treat the endpoint as a mailbox.')
  const draftFace = await sheet(page).evaluate((element) => getComputedStyle(element).fontFamily)
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('button', { name: /^Kept/ })).toBeDisabled()
  expect(await sheet(page).evaluate((element) => getComputedStyle(element).fontFamily)).not.toBe(draftFace)
  // What stands now, and the revision that the server has of it.
  await expect(page.getByRole('navigation', { name: 'Revisions' }).getByText('kept', { exact: true })).toHaveCount(2)

  await page.goto(`/study?set=${SET_SLUG}`)
  await page.getByRole('button', { name: /^Show/ }).click()
  await expect(page.getByText('I treat the endpoint as a mailbox.')).toBeVisible()
  await page.keyboard.press('e')
  await expect(page).toHaveURL(new RegExp(ADDRESS))
  await expect(sheet(page)).toHaveValue('I treat the endpoint as a mailbox.')

  await page.goto(`/answers/sheet?set=${SET_SLUG}`)
  await expect(page.getByText('I treat the endpoint as a mailbox.')).toBeVisible()
  await page.goto('/answers?state=kept')
  await expect(page.getByRole('listitem').filter({ hasText: question?.text ?? '' })).toBeVisible()
  await page.goto('/answers?q=mailbox')
  await expect(page.getByRole('listitem').filter({ hasText: question?.text ?? '' })).toBeVisible()
  await page.goto('/answers?q=nothing-says-this')
  await expect(page.getByText('No answer of yours says “nothing-says-this”.')).toBeVisible()
})

test('two tabs that write one answer keep both texts, side by side', async ({ page, context }) => {
  await openEditor(page)
  await sheet(page).fill('The first text.')
  await expect(status(page)).toHaveText('Saved')
  const other = await context.newPage()
  await openEditor(other)
  await sheet(other).fill('What the other tab wrote.')
  await expect(status(other)).toHaveText('Saved')

  await sheet(page).fill('What this tab wrote.')
  await expect(status(page)).toHaveText('Conflict')
  await expect(page.getByText('What this tab wrote.')).toBeVisible()
  await expect(page.getByText('What the other tab wrote.')).toBeVisible()
  await page
    .getByRole('button', { name: /^Go on with this one/ })
    .last()
    .click()
  await expect(sheet(page)).toHaveValue('What the other tab wrote.')
  await expect(status(page)).toHaveText('Saved')

  await page.reload()
  await untilKeysWork(page)
  await page
    .getByRole('navigation', { name: 'Revisions' })
    .getByRole('button', { name: /conflict/ })
    .first()
    .click()
  await expect(page.getByRole('region', { name: /^Since/ }).locator('del')).toContainText('this')
})

test('an older revision is compared by proof marks, and going back to it can be undone', async ({ page }) => {
  await openEditor(page)
  await sheet(page).fill('We retried everything for ever.')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('navigation', { name: 'Revisions' }).getByText('kept').first()).toBeVisible()
  await sheet(page).fill('We retried six times over four hours.')
  await expect(status(page)).toHaveText('Saved')
  await page.getByRole('navigation', { name: 'Revisions' }).getByRole('button', { name: /kept/ }).first().click()
  const proof = page.getByRole('region', { name: /^Since/ })
  await expect(proof.locator('del').first()).toContainText('everything')
  await expect(proof.locator('ins').first()).toContainText('six')
  await proof.getByRole('button', { name: /^Go back/ }).click()
  await expect(sheet(page)).toHaveValue('We retried everything for ever.')
  await page.getByRole('button', { name: /^Undo/ }).click()
  await expect(sheet(page)).toHaveValue('We retried six times over four hours.')
  await expect(status(page)).toHaveText('Saved')
})

test('a second answer is for somebody, and a deleted one can be brought back', async ({ page, context }) => {
  await openEditor(page)
  await sheet(page).fill('For anybody.')
  await expect(status(page)).toHaveText('Saved')
  await openEditor(page, `${ADDRESS}?answer=new`)
  await expect(sheet(page)).toHaveValue('')
  await sheet(page).fill('For one company.')
  await expect(status(page)).toHaveText('Saved')
  await choice(page).click()
  await page.getByLabel('Whom this answer is for').fill('Acme')
  await page.getByLabel('Whom this answer is for').blur()
  const guest = await guestOf(context)
  const deleted = () => openStore().deletedAnswers(guest)
  await page.getByRole('button', { name: 'Delete' }).click()
  // Each is stored before the next: else the first one's would be taken for the last's.
  await expect.poll(deleted).toBe(1)
  await page.getByRole('button', { name: /^Undo/ }).click()
  await expect(choice(page)).toHaveText('For Acme')
  await expect.poll(deleted).toBe(0)
  await page.getByRole('button', { name: 'Delete' }).click()
  await expect(choice(page)).toHaveText('Deleted')
  await expect.poll(deleted).toBe(1)
  await openEditor(page)
  await expect(sheet(page)).toHaveValue('For anybody.')
  await choice(page).click()
  await page.getByRole('button', { name: 'Restore' }).click()
  await expect(sheet(page)).toHaveValue('For one company.')
})
