import type { APIRequestContext } from '@playwright/test'
import { NOT_FOUND } from './fixtures/browser'
import { answerBox, goOn } from './fixtures/mock'
import { makeSet } from './fixtures/own-set'
import { expect, testTogether as test } from './fixtures/server'
import { ASKED, BEHIND, beOwner, KIT, makeLink, SECRETS } from './fixtures/sharing'
import { openStore } from './fixtures/store'

// Who asks is told by a proxy: a test that guesses has a network of its own.
test.use({ settings: { TRUSTED_PROXIES: '1' } })

const RSC = { RSC: '1' }
const PREFETCH = { RSC: '1', 'Next-Router-Prefetch': '1' }

/** A token of the right shape that this server never made. */
const guess = () => `/s/${`${crypto.randomUUID()}${crypto.randomUUID()}`.replaceAll('-', '').slice(0, 42)}A`

/** What can be told of an answer, but for what names the request itself. */
async function told(request: APIRequestContext, address: string, headers: Record<string, string> = {}) {
  // Next sends who asks for a payload on to an address of its own for it.
  const response = await request.get(address, { headers })
  const { date: _, 'x-request-id': __, 'server-timing': ___, ...rest } = response.headers()
  return { status: response.status(), headers: rest, body: await response.text() }
}

test('a stranger is in the first question after one click, sends answers, and takes them back', async ({
  page,
  app,
  openBrowser,
}) => {
  test.slow()
  const owner = await beOwner(page, app.url, app.dataDir)
  const link = await makeLink(page, owner.setId)
  const candidate = await (await openBrowser()).newPage()
  await candidate.goto(link)
  await expect(candidate.getByRole('heading', { level: 1 })).toHaveText('Builders')
  await expect(candidate.getByText('Shared by Ben of Builders')).toBeVisible()
  await candidate.getByRole('button', { name: 'Begin', exact: true }).click()
  await expect(candidate.getByRole('heading', { level: 1 })).toHaveText(ASKED[0] ?? '')
  await answerBox(candidate).fill('I built a bridge.')
  await goOn(candidate)
  await answerBox(candidate).fill('It swayed.')
  await goOn(candidate)
  await candidate.waitForURL(/\/scorecard$/)

  // Nothing was sent by answering.
  await page.goto(`/my/sets/${owner.setId}/responses`)
  await expect(page.getByText('Nothing was sent yet.')).toBeVisible()

  await candidate.goto(link)
  await candidate.getByRole('link', { name: 'Send answers' }).click()
  await expect(candidate.getByText(/will read them, and nobody else/)).toBeVisible()
  for (const text of ['I built a bridge.', 'It swayed.']) await expect(candidate.getByText(text)).toBeVisible()
  await candidate.getByRole('checkbox', { name: ASKED[1] }).uncheck()
  await candidate.getByLabel('Your name').fill('Anna')
  await candidate.getByRole('button', { name: 'Send', exact: true }).click()
  await expect(candidate.getByRole('heading', { name: /^Sent on/ })).toBeVisible()

  await page.reload()
  await expect(page.getByRole('heading', { name: 'Anna' })).toBeVisible()
  await expect(page.getByText('I built a bridge.')).toBeVisible()
  await expect(page.getByText(SECRETS.listenFor)).toBeVisible()
  await expect(page.getByText('It swayed.')).toHaveCount(0)

  await candidate.getByRole('button', { name: 'Take them back' }).click()
  await expect(candidate.getByRole('heading', { name: /^Taken back on/ })).toBeVisible()
  await page.reload()
  await expect(page.getByRole('heading', { name: 'Withdrawn' })).toBeVisible()
  await expect(page.getByText('I built a bridge.')).toHaveCount(0)
})

test('every link that isn’t live is one and the same 404, whole without a script', async ({
  page,
  app,
  openBrowser,
  complaints,
}) => {
  complaints.expect(NOT_FOUND)
  const owner = await beOwner(page, app.url, app.dataDir)
  const revoked = await makeLink(page, owner.setId)
  await page.getByRole('button', { name: /^Revoke/ }).click()
  await expect(page.getByText('revoked ·')).toBeVisible()
  const replaced = await makeLink(page, owner.setId)
  await page.getByRole('button', { name: /^New address/ }).click()
  await expect(page.getByRole('textbox', { name: /^Address of/ })).not.toHaveValue(new RegExp(`${replaced}$`))
  const { request } = await openBrowser()
  for (const headers of [{}, RSC, PREFETCH]) {
    const first = await told(request, '/s/x', headers)
    expect(first.status).toBe(404)
    expect(first.headers).toMatchObject({ 'x-robots-tag': 'noindex', 'referrer-policy': 'same-origin' })
    expect(first.headers['cache-control']).toContain('no-store')
    for (const address of [guess(), revoked, replaced, `${replaced}/more`, '/s'])
      expect(await told(request, address, headers), address).toEqual(first)
  }
  const unscripted = await (await openBrowser({ javaScriptEnabled: false })).newPage()
  await unscripted.goto(revoked)
  await expect(unscripted.getByRole('heading', { level: 1 })).toHaveText('There is no such page here.')
})

test('a candidate’s page tells nothing of the questions before they begin, nor of the owner', async ({
  page,
  app,
  openBrowser,
}) => {
  const owner = await beOwner(page, app.url, app.dataDir)
  const link = await makeLink(page, owner.setId)
  const stranger = await openBrowser()
  for (const headers of [{}, RSC, PREFETCH]) {
    const { status, headers: sent, body } = await told(stranger.request, link, headers)
    expect(status).toBe(200)
    expect(sent['cache-control']).toContain('no-store')
    for (const secret of [
      ...Object.values(SECRETS),
      ...Object.values(BEHIND),
      ...ASKED,
      ...[owner.userId, owner.email, owner.setId, ...owner.questionIds],
    ])
      expect(`${JSON.stringify(sent)} ${body}`, secret).not.toContain(secret)
  }
  // Of these the first alone is somebody who opens it.
  await page.goto(`/my/sets/${owner.setId}/share`)
  await expect(page.getByText(/opened 1 time,/)).toBeVisible()
})

test('practice begins without a script, and a hidden example never reaches the candidate', async ({
  page,
  app,
  openBrowser,
}) => {
  const owner = await beOwner(page, app.url, app.dataDir)
  const link = await makeLink(page, owner.setId, { 'They do': 'Study cards', 'Example answers shown': 'No' })
  const context = await openBrowser({ javaScriptEnabled: false })
  const candidate = await context.newPage()
  const bodies: string[] = []
  candidate.on('response', async (response) => bodies.push(await response.text().catch(() => '')))
  await candidate.goto(link)
  await candidate.getByRole('button', { name: 'Begin', exact: true }).click()
  await candidate.waitForURL(/\/study\?own=/)
  const said = await (await context.request.get(candidate.url())).text()
  expect(said).toContain(ASKED[0])
  for (const secret of [...Object.values(SECRETS), ...Object.values(BEHIND), owner.setId])
    expect(`${bodies.join()} ${said}`, secret).not.toContain(secret)
})

test('an interviewer’s kit follows the set, and shows what to listen for only where it may', async ({
  page,
  app,
  openBrowser,
}) => {
  const owner = await beOwner(page, app.url, app.dataDir)
  const full = await makeLink(page, owner.setId, KIT)
  const bare = await makeLink(page, owner.setId, { ...KIT, 'What to listen for, and follow-ups, shown': 'No' })
  const interviewer = await (await openBrowser()).newPage()
  await interviewer.goto(full)
  await expect(interviewer.getByText(SECRETS.listenFor).first()).toBeVisible()
  await interviewer.getByRole('textbox', { name: /notes/i }).first().fill('Clear.')
  await interviewer.reload()
  await expect(interviewer.getByRole('textbox', { name: /notes/i }).first()).toHaveValue('Clear.')
  const { body } = await told(interviewer.request, bare)
  expect(body).toContain(ASKED[0])
  for (const secret of [...Object.values(SECRETS), ...Object.values(BEHIND), ...owner.questionIds, owner.setId])
    expect(body, secret).not.toContain(secret)
})

test('who guesses is refused after a while, and a live link opens from there all the same', async ({ page, app }) => {
  const owner = await beOwner(page, app.url, app.dataDir)
  const link = await makeLink(page, owner.setId)
  const headers = { 'x-forwarded-for': '203.0.113.9' }
  const statuses = new Map<number, number>()
  for (let index = 0; index < 200; index += 1) {
    const status = (await page.request.get(guess(), { headers })).status()
    statuses.set(status, (statuses.get(status) ?? 0) + 1)
  }
  expect(Object.fromEntries(statuses)).toEqual({ 404: 60, 429: 140 })
  const refused = await page.request.get(guess(), { headers })
  expect(Number(refused.headers()['retry-after'])).toBeGreaterThan(0)
  expect(refused.headers()).toMatchObject({ 'cache-control': 'no-store', 'x-robots-tag': 'noindex' })
  expect((await page.request.get(link, { headers })).status()).toBe(200)
  expect((await page.request.get(guess())).status()).toBe(404)
})

test('what a guest began by a link is the account’s that they sign up for', async ({ page, app, openBrowser }) => {
  const owner = await beOwner(page, app.url, app.dataDir)
  const link = await makeLink(page, owner.setId)
  const candidate = await (await openBrowser()).newPage()
  await candidate.goto(link)
  await candidate.getByRole('button', { name: 'Begin', exact: true }).click()
  await expect(answerBox(candidate)).toBeVisible()
  const mockAddress = candidate.url()
  await candidate.goto('/sign-up')
  const email = `candidate-${crypto.randomUUID()}@example.org`
  await candidate.getByLabel('Email address').fill(email)
  await candidate.getByLabel('Password').fill('four plain words here')
  await candidate.getByRole('button', { name: 'Sign up' }).click()
  await expect(candidate).toHaveURL(/\/account$/)
  expect(openStore(app.dataDir).receivedSets(openStore(app.dataDir).userByEmail(email))).toHaveLength(1)
  await candidate.goto(link)
  await candidate.getByRole('link', { name: 'Go on' }).click()
  await expect(candidate).toHaveURL(mockAddress)
})

test('a set that is changed is shown so by its link, and what was begun goes on as it was', async ({
  page,
  app,
  openBrowser,
}) => {
  const owner = await beOwner(page, app.url, app.dataDir)
  const link = await makeLink(page, owner.setId)
  const candidate = await (await openBrowser()).newPage()
  await candidate.goto(link)
  await candidate.getByRole('button', { name: 'Begin', exact: true }).click()
  await expect(candidate.getByRole('heading', { level: 1 })).toHaveText(ASKED[0] ?? '')
  await page.goto(`/my/sets/${owner.setId}`)
  await page.getByRole('button', { name: 'Take question 1 out' }).click()
  await expect(page.locator('.set-sheet__bar').getByRole('status')).toHaveText('Saved')
  await candidate.reload()
  await expect(candidate.getByRole('heading', { level: 1 })).toHaveText(ASKED[0] ?? '')
  const later = await (await openBrowser()).newPage()
  await later.goto(link)
  await expect(later.getByText('1 question ·')).toBeVisible()
})

test('a guest can’t make a link, and is told why', async ({ page }) => {
  const set = await makeSet(page)
  await page.goto(`${set}/share`)
  await expect(page.getByText('Making a link needs an account')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Make a link' })).toHaveCount(0)
})
