import type { APIRequestContext, Page } from '@playwright/test'
import {
  accountCookie,
  mailedLink,
  newAddress,
  PASSWORD,
  sheet,
  signOut,
  signUp,
  writeAnswer,
} from './fixtures/account'
import { CLIENT, type GitHub, startGitHub } from './fixtures/git-hub'
import { QUESTIONS } from './fixtures/library'
import { testTogether as base, expect } from './fixtures/server'
import { guestOf, openStore } from './fixtures/store'

const [first] = QUESTIONS
if (!first) throw new Error('The set has no questions.')

const test = base.extend<object, { gitHub: GitHub }>({
  gitHub: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of what is asked for from it.
    async ({}, use) => {
      const gitHub = await startGitHub()
      await use(gitHub)
      await gitHub.close()
    },
    { scope: 'worker' },
  ],
  settings: [
    async ({ gitHub }, use) => use({ GITHUB_ID: CLIENT.id, GITHUB_SECRET: CLIENT.secret, GITHUB_URL: gitHub.url }),
    { scope: 'worker' },
  ],
})

test('who comes by GitHub is the guest’s account, and the same one again', async ({
  page,
  app,
  gitHub,
  openBrowser,
}) => {
  const store = openStore(app.dataDir)
  const known = store.userIds()
  const email = newAddress('octo')
  gitHub.become({ id: 4711, emails: [{ email, primary: true, verified: true }] })
  await writeAnswer(page, first.slug, 'Written as a guest.')
  const guest = await guestOf(page.context())
  await goOnWithGitHub(page)
  await expect(page.getByText(`Signed in as ${email}`)).toBeVisible()
  expect(store.userIds(known)).toEqual([guest])
  await page.goto(`/answers/${first.slug}`)
  await expect(sheet(page)).toHaveValue('Written as a guest.')
  await signOut(page)

  // By then the address over there is another, which changes nothing.
  gitHub.become({ id: 4711, emails: [{ email: newAddress(), primary: true, verified: true }] })
  const other = await (await openBrowser()).newPage()
  await goOnWithGitHub(other)
  await expect(other.getByText(`Signed in as ${email}`)).toBeVisible()
  await other.goto(`/answers/${first.slug}`)
  await expect(sheet(other)).toHaveValue('Written as a guest.')
  expect(store.userIds(known)).toEqual([guest])
})

test('an account whose address nobody confirmed is not joined, and the page says why', async ({
  page,
  app,
  gitHub,
  openBrowser,
}) => {
  const store = openStore(app.dataDir)
  const known = store.userIds()
  const email = newAddress('squatted')
  await signUp(page, email)
  gitHub.become({ id: 4712, emails: [{ email, primary: true, verified: true }] })
  const other = await (await openBrowser()).newPage()
  await goOnWithGitHub(other)
  await expect(other.getByRole('main').getByRole('alert')).toContainText('nobody has shown that it is theirs')
  expect(await accountCookie(other.context())).toBeUndefined()

  // Once confirmed here, both sides know the address: then it is the same person.
  await page.goto(await mailedLink(app.dataDir, email, '/confirm'))
  await page.getByRole('button', { name: 'Confirm' }).click()
  await expect(page.getByText(`${email} is confirmed.`)).toBeVisible()
  await goOnWithGitHub(other)
  await expect(other.getByText(`Signed in as ${email}`)).toBeVisible()
  await expect(other.getByText('Also signed in to by GitHub.')).toBeVisible()
  expect(store.userIds(known)).toHaveLength(1)

  gitHub.become({ id: 4713, emails: [{ email, primary: true, verified: false }] })
  const third = await (await openBrowser()).newPage()
  await goOnWithGitHub(third)
  await expect(third.getByRole('main').getByRole('alert')).toContainText('No confirmed address came from there')
  expect(await accountCookie(third.context())).toBeUndefined()
})

test('next-auth’s own route lets in who knows the password, and nobody else', async ({ page, app, openBrowser }) => {
  const email = newAddress()
  await signUp(page, email)
  const context = await openBrowser()
  const right = await callback(context.request, app.url, { email, password: PASSWORD })
  expect(right.status()).toBe(200)
  expect(await (await context.request.get('/account')).text()).toContain(email)
  await page.reload()
  await expect(page.locator('.sessions > li')).toHaveCount(2)

  const stranger = await openBrowser()
  const wrong = await callback(stranger.request, app.url, { email, password: 'not my password' })
  // In a browser of its own: next-auth sets a cookie of its own with the first try, whatever it is.
  const nobody = await callback((await openBrowser()).request, app.url, {
    email: newAddress(),
    password: 'not my password',
  })
  expect([wrong.status(), nobody.status()]).toEqual([401, 401])
  expect(await wrong.text()).toBe(await nobody.text())
  expect(namesOf(wrong.headersArray())).toEqual(namesOf(nobody.headersArray()))
  expect(await accountCookie(stranger)).toBeUndefined()

  const unasked = await callback(stranger.request, null, { email, password: PASSWORD })
  const foreign = await callback(stranger.request, 'https://evil.example', { email, password: PASSWORD })
  expect([unasked.status(), foreign.status()]).toEqual([403, 403])
  const forged = await stranger.request.post('/api/auth/callback/credentials', {
    headers: { origin: app.url },
    form: { csrfToken: 'forged', email, password: PASSWORD, json: 'true' },
  })
  expect(forged.status()).toBeLessThan(500)
  expect(await accountCookie(stranger)).toBeUndefined()
})

test('too many guesses are refused, for an account that there is as for one that there isn’t', async ({
  page,
  app,
  openBrowser,
}) => {
  const email = newAddress()
  await signUp(page, email)
  const stranger = await openBrowser()
  for (const address of [email, newAddress()]) {
    const statuses: number[] = []
    for (let guess = 0; guess < 12; guess += 1) {
      statuses.push(
        (await callback(stranger.request, app.url, { email: address, password: `guess ${guess}` })).status(),
      )
    }
    expect(statuses).toEqual([...Array(10).fill(401), 429, 429])
  }
  expect((await callback(stranger.request, app.url, { email, password: PASSWORD })).status()).toBe(429)
  expect(await accountCookie(stranger)).toBeUndefined()
})

async function goOnWithGitHub(page: Page): Promise<void> {
  await page.goto('/sign-in')
  const button = page.getByRole('button', { name: 'Go on with GitHub' })
  // Pressed until the page listens.
  await expect(async () => {
    await button.click({ timeout: 1000 })
    await page.waitForURL((url) => url.pathname !== '/sign-in' || url.search !== '', { timeout: 5000 })
  }).toPass({ timeout: 20_000 })
}

async function callback(
  request: APIRequestContext,
  origin: string | null,
  credentials: { email: string; password: string },
) {
  const { csrfToken } = await (await request.get('/api/auth/csrf')).json()
  return request.post('/api/auth/callback/credentials', {
    headers: origin === null ? {} : { origin },
    form: { csrfToken, ...credentials, json: 'true' },
    maxRedirects: 0,
  })
}

/** What is sent back apart from what differs at each answer. */
function namesOf(headers: { name: string; value: string }[]): string[] {
  return headers.map(({ name, value }) => (name === 'set-cookie' ? `${name} ${value.split('=')[0]}` : name)).toSorted()
}
