import type { Page } from '@playwright/test'
import { editorStatus, newAddress, openEditor, sheet, signIn, signOut, signUp } from './fixtures/account'
import { OFFLINE } from './fixtures/browser'
import { QUESTIONS } from './fixtures/library'
import { expect, testTogether as test } from './fixtures/server'
import { openStore } from './fixtures/store'
import { expectWaiting, openSitting, rateByKey, saveStatus } from './fixtures/studying'

const [first, second] = QUESTIONS
if (!first || !second) throw new Error('The set has too few questions.')

const attempt = (page: Page) => page.getByRole('textbox', { name: /^Your answer/ })

/** What the server refuses to whom it doesn't know any more. */
const REFUSED = /status of 403/

test('what waits when the session is ended elsewhere is kept, said to be, and arrives after signing in', async ({
  page,
  context,
  openBrowser,
  app,
  complaints,
}) => {
  complaints.expect(OFFLINE)
  complaints.expect(REFUSED)
  const email = newAddress()
  const store = openStore(app.dataDir)
  const known = store.userIds()
  await signUp(page, email)
  const [owner = ''] = store.userIds(known)
  const editor = await context.newPage()
  await openEditor(editor, second.slug)
  await openSitting(page)
  await context.setOffline(true)
  const rated = await rateByKey(page, 'good')
  await expectWaiting(page, 1)
  await sheet(editor).fill('Written while nobody could hear it.')
  await expect(editorStatus(editor)).toHaveText('Waiting for the connection')

  const other = await (await openBrowser()).newPage()
  await signIn(other, email)
  await other.getByRole('button', { name: 'End all others' }).click()
  await expect(other.getByRole('button', { name: 'End all others' })).toBeHidden()
  await context.setOffline(false)

  await expect(saveStatus(page)).toHaveText('2 changes kept here for who made them Sign in')
  await expect(editorStatus(editor)).toHaveText('Waiting for you')
  await expect(editor.getByText('You are signed out.')).toBeVisible()
  await expect(sheet(editor)).toHaveValue('Written while nobody could hear it.')
  expect(store.reviews(owner)).toEqual([])
  expect(store.userIds(known)).toEqual([owner])

  await signIn(page, email)
  await page.goto('/study')
  await expect.poll(() => store.reviews(owner).map(({ questionId }) => questionId)).toEqual([rated.id])
  await openEditor(page, second.slug)
  await expect(sheet(page)).toHaveValue('Written while nobody could hear it.')
  await expect(editorStatus(page)).toHaveText('Saved')
  const exported = await (await page.request.get('/api/me/export')).text()
  expect(exported).toContain('Written while nobody could hear it.')
})

test('another person on the same browser sees and sends nothing of the first one', async ({
  page,
  context,
  openBrowser,
  app,
  complaints,
}) => {
  complaints.expect(OFFLINE)
  const emails = [newAddress('first'), newAddress('second')] as const
  const store = openStore(app.dataDir)
  const known = store.userIds()
  await signUp(page, emails[0])
  const [owner = ''] = store.userIds(known)
  const [editor, sitting] = [await context.newPage(), await context.newPage()]
  await openEditor(editor, first.slug)
  await openSitting(sitting)
  await context.setOffline(true)
  const rated = await rateByKey(sitting, 'good')
  await attempt(sitting).fill('The first one’s unsent thought.')
  await sheet(editor).fill('The first one’s draft.')
  await expect(editorStatus(editor)).toHaveText('Waiting for the connection')
  await sitting.close()
  await editor.close()
  const elsewhere = await (await openBrowser()).newPage()
  await signIn(elsewhere, emails[0])
  await elsewhere.getByRole('button', { name: 'End all others' }).click()
  await expect(elsewhere.getByRole('button', { name: 'End all others' })).toBeHidden()
  await context.setOffline(false)

  await page.goto('/')
  await expectNothingOf(page)
  await signUp(page, emails[1])
  await expectNothingOf(page)
  await expect.poll(() => store.userIds(known)).toHaveLength(2)
  const other = store.userIds(known).find((id) => id !== owner) ?? ''
  await openEditor(page, second.slug)
  await sheet(page).fill('The second one’s own.')
  await expect(editorStatus(page)).toHaveText('Saved')
  expect(store.reviews(owner)).toEqual([])
  expect(store.reviews(other)).toEqual([])
  await signOut(page)

  await signIn(page, emails[0])
  await openSitting(page)
  await expect.poll(() => store.reviews(owner).map(({ questionId }) => questionId)).toEqual([rated.id])
  await expect(attempt(page)).toHaveValue('The first one’s unsent thought.')
  await openEditor(page, first.slug)
  await expect(sheet(page)).toHaveValue('The first one’s draft.')
  await expect(editorStatus(page)).toHaveText('Saved')
  await openEditor(page, second.slug)
  await expect(sheet(page)).toHaveValue('')
  expect(store.reviews(other)).toEqual([])
})

/** That no page shows what the first person typed, sent or not. */
async function expectNothingOf(page: Page): Promise<void> {
  await openEditor(page, first?.slug ?? '')
  await expect(sheet(page)).toHaveValue('')
  // The pile begins with the question that the first one rated, and then with the one that they thought about.
  await openSitting(page)
  await expect(page.getByText('1 of 20')).toBeVisible()
  await expect(attempt(page)).toHaveValue('')
  await page.keyboard.press('x')
  await expect(page.getByText('1 of 19')).toBeVisible()
  await expect(attempt(page)).toHaveValue('')
  await page.keyboard.press('u')
  await page.goto('/answers')
  await expect(page.getByText(/The first one/)).toHaveCount(0)
  await page.goto('/progress')
  await expect(page.getByText('Nothing rated yet')).toBeVisible()
}
