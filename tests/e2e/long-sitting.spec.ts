import type { Page } from '@playwright/test'
import { expect, OFFLINE, test } from './fixtures/browser'
import { sendCommands } from './fixtures/sharing'
import { guestOf, openStore } from './fixtures/store'
import { expectSaved, expectWaiting, openSitting, question, ratingButton, showButton } from './fixtures/studying'

const store = openStore()
const COUNT = 50
/** What the page itself brings. */
const FIRST = 20
const CARDS = '**/api/me/cards?*'

test('fifty cards are studied offline, and the page that brought them has the texts of the first', async ({
  page,
  context,
  baseURL,
  complaints,
}) => {
  complaints.expect(OFFLINE)
  const { address, ids } = await keepQuestions(page, baseURL)
  const html = await (await page.request.get(address)).text()
  expect([...new Set(html.match(/guided-\d+/g))]).toEqual(numbered('guided', FIRST))
  const came = page.waitForResponse(CARDS)
  await openSitting(page, address)
  await (await came).finished()
  await expect(page.getByText(`1 of ${COUNT}`)).toBeVisible()

  await context.setOffline(true)
  const seen: string[] = []
  for (let index = 0; index < COUNT; index += 1) {
    seen.push((await question(page).textContent()) ?? '')
    await rateGood(page, `pointed-${index}`)
  }
  expect(seen).toEqual(numbered('asked', COUNT))
  await expect(question(page)).toHaveText(`${COUNT} questions rated`)
  await expect(page.getByRole('link', { name: seen.at(-1) ?? '' })).toBeVisible()
  await expectWaiting(page, COUNT)
  await context.setOffline(false)
  await expectSaved(page)
  expect(store.reviews(await guestOf(context)).map(({ questionId }) => questionId)).toEqual(ids)
})

test('a card that couldn’t be fetched says so, and comes when asked for, or by itself with the connection', async ({
  page,
  context,
  baseURL,
  complaints,
}) => {
  complaints.expect(/net::ERR_FAILED/)
  complaints.expect(OFFLINE)
  const { address } = await keepQuestions(page, baseURL)
  let asked = 0
  await page.route(CARDS, (route) => {
    asked += 1
    return route.abort()
  })
  await openSitting(page, address)
  await expect(page.getByText(`1 of ${COUNT}`)).toBeVisible()
  for (let index = 0; index < FIRST; index += 1) await rateGood(page, `pointed-${index}`)
  await expect(question(page)).toHaveText('This card isn’t here yet')
  await expect(page.getByRole('main').getByRole('alert')).toContainText('What you rated is kept.')
  await expect(page.getByText(/undo$/)).toBeVisible()
  // Once for each card, in case the next time it comes.
  await expect.poll(() => asked).toBeGreaterThan(1)
  await expectSaved(page)

  await test.step('nothing is lost: what was done can be undone, and gone on with', async () => {
    await page.keyboard.press('u')
    await expect(question(page)).toHaveText(`asked-${FIRST - 1}?`)
    await page.keyboard.press('3')
    await expect(question(page)).toHaveText('This card isn’t here yet')
  })

  await test.step('offline it isn’t even tried, and it comes with the connection', async () => {
    await context.setOffline(true)
    await page.getByRole('button', { name: 'Try again' }).click()
    await expect(question(page)).toHaveText('This card isn’t here yet')
    await page.unroute(CARDS)
    await context.setOffline(false)
    await expect(question(page)).toHaveText(`asked-${FIRST}?`)
  })
  await rateGood(page, `pointed-${FIRST}`)
  await expect(page.getByText(`${FIRST + 2} of ${COUNT}`)).toBeVisible()
})

test('a card asks again by its button', async ({ page, baseURL, complaints }) => {
  complaints.expect(/status of 503/)
  const { address } = await keepQuestions(page, baseURL)
  await page.route(CARDS, (route) => route.fulfill({ status: 503, json: {} }))
  await openSitting(page, address)
  for (let index = 0; index < FIRST; index += 1) await rateGood(page, `pointed-${index}`)
  await expect(question(page)).toHaveText('This card isn’t here yet')
  await page.unroute(CARDS)
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(question(page)).toHaveText(`asked-${FIRST}?`)
})

test('whose question is gone meanwhile makes room for the next', async ({ page, baseURL }) => {
  const { address, ids } = await keepQuestions(page, baseURL)
  await page.route(CARDS, async (route) => {
    const response = await route.fetch()
    const answer = await response.json()
    const texts = answer.texts.filter((text: { question: { id: string } }) => text.question.id !== ids[FIRST])
    await route.fulfill({ response, json: { ...answer, texts } })
  })
  const came = page.waitForResponse(CARDS)
  await openSitting(page, address)
  await came
  await expect(page.getByText(`1 of ${COUNT - 1}`)).toBeVisible()
  for (let index = 0; index < FIRST; index += 1) await rateGood(page, `pointed-${index}`)
  await expect(question(page)).toHaveText(`asked-${FIRST + 1}?`)
})

/** Keeps fifty questions of a guest's own. @returns the address of a sitting of all of them */
async function keepQuestions(page: Page, url = ''): Promise<{ address: string; ids: string[] }> {
  const ids = numbered('', COUNT).map(() => crypto.randomUUID())
  const questions = ids.map((id, index) => ({
    ...{ id, text: `asked-${index}?`, guidance: `guided-${index}`, exampleAnswer: `said-${index}` },
    keyPoints: [{ id: 'a', text: `pointed-${index}`, detail: '' }],
  }))
  const { ownerId } = await (await page.request.get('/api/me')).json()
  await sendCommands(page.request, url, ownerId, [{ name: 'addOwnQuestions', payload: { questions } }])
  return { address: `/study?questions=${ids.join(',')}`, ids }
}

function numbered(word: string, count: number): string[] {
  const end = word === 'asked' ? '?' : ''
  return Array.from({ length: count }, (_, index) => `${word}-${index}${end}`)
}

/** Shows the key points of the card on the desk, which must have that one, and rates it. */
async function rateGood(page: Page, point: string): Promise<void> {
  await expect(showButton(page)).toBeVisible()
  await page.keyboard.press('Space')
  await expect(page.getByRole('checkbox', { name: point, exact: true })).toBeVisible()
  await page.keyboard.press('3')
  await expect(ratingButton(page, 'Good')).toBeHidden()
}
