import type { Page } from '@playwright/test'
import { ACCOUNT_PAGES } from './fixtures/account-pages'
import { violationsIn } from './fixtures/axe'
import { expect, NOT_FOUND, OFFLINE, test } from './fixtures/browser'
import { COACHED_PAGES } from './fixtures/coached'
import { COACHED_ANSWER_PAGES } from './fixtures/coached-answer'
import { QUESTIONS, questionsOn, SET_SLUG, SITTING } from './fixtures/library'
import { MOCK_PAGES } from './fixtures/mock-pages'
import { OWN_SET_PAGES } from './fixtures/own-set'
import { openPalette } from './fixtures/palette'
import { SHARED_PAGES } from './fixtures/shared-pages'
import { guestOf } from './fixtures/store'
import { STORY_PAGES } from './fixtures/stories'
import { expectSaved, keysSheet, question, rateByHand, reveal, showButton } from './fixtures/studying'
import { SUGGESTION_PAGES } from './fixtures/suggestions'

const [first] = QUESTIONS
if (!first) throw new Error('The set has no questions.')

const EDITOR = `/answers/${first.slug}`
const LIMITS = questionsOn('limits')

/** Writes an answer to the first question and sees it saved. */
async function writeAnswer(page: Page, text: string) {
  await visit(page, EDITOR)
  await page.getByRole('textbox', { name: 'Your answer' }).fill(text)
  await expect(page.locator('.editor-bar').getByRole('status')).toHaveText('Saved')
}

/** Every page, and every face of the study page and the editor. */
const PAGES: Record<string, (page: Page) => Promise<void>> = {
  ...ACCOUNT_PAGES,
  ...COACHED_ANSWER_PAGES,
  ...MOCK_PAGES,
  ...OWN_SET_PAGES,
  ...COACHED_PAGES,
  ...SHARED_PAGES,
  ...STORY_PAGES,
  ...SUGGESTION_PAGES,
  library: (page) => visit(page, '/'),
  'library of someone who has studied': async (page) => {
    await study(page)
    await visit(page, '/')
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Nothing due')
  },
  'library, setting the interview’s date': async (page) => {
    await study(page)
    await visit(page, '/')
    await page.getByText('Set the date').click()
    await expect(page.getByLabel('Interview, date and time')).toBeVisible()
  },
  set: (page) => visit(page, `/sets/${SET_SLUG}`),
  'set of someone who has studied': async (page) => {
    await study(page)
    await visit(page, `/sets/${SET_SLUG}`)
    await expect(page.getByText('Due in 2 d')).toBeVisible()
  },
  question: async (page) => {
    await visit(page, `/questions/${first.slug}`)
    for (const name of ['Example answer', 'Follow-up questions']) await page.getByText(name, { exact: true }).click()
    await expect(page.getByText(first.exampleAnswer)).toBeVisible()
  },
  search: (page) => visit(page, '/search?q=retry'),
  'search without a result': (page) => visit(page, '/search?q=xylophone'),
  'search, narrowed and with the topics open': async (page) => {
    await visit(page, '/search?q=retry&level=mid')
    await page.getByText('Topic', { exact: true }).click()
    await expect(page.getByRole('navigation', { name: 'Filter by topic' })).toBeVisible()
  },
  'how due dates are set': (page) => visit(page, '/due-dates'),
  'not found': (page) => visit(page, '/nowhere'),
  'question not found': (page) => visit(page, '/questions/nowhere'),
  'study, not revealed': async (page) => {
    await visit(page, SITTING)
    await expect(showButton(page)).toBeVisible()
  },
  'study, revealed': async (page) => {
    await visit(page, SITTING)
    await page.getByRole('textbox', { name: /^Your answer/ }).fill('Tokens stay on the server.')
    await reveal(page)
    await page.getByRole('main').locator('summary', { hasText: 'Guidance' }).click()
    await page.getByRole('checkbox', { name: first.keyPoints[0] }).check()
  },
  'study, a card that comes again': async (page) => {
    await visit(page, '/study?topic=limits')
    await rateByHand(page, ['Again', ...LIMITS.slice(1).map(() => 'Good' as const)])
    await reveal(page)
    await expect(page.getByText('seen 1 time')).toBeVisible()
  },
  'study, just rated': async (page) => {
    await visit(page, SITTING)
    await rateByHand(page, ['Good'])
    await expect(page.getByRole('status').filter({ hasText: 'Rated Good' })).toBeVisible()
  },
  'study, offline': async (page) => {
    await visit(page, SITTING)
    await reveal(page)
    await page.context().setOffline(true)
    await rateByHand(page, ['Good'])
    await expect(page.getByText('1 waiting')).toBeVisible()
  },
  'end of a sitting': async (page) => {
    await visit(page, '/study?topic=limits')
    await rateByHand(
      page,
      LIMITS.map(() => 'Good' as const),
    )
    await expect(question(page)).toContainText('rated')
  },
  'nothing to study': async (page) => {
    await visit(page, '/study?topic=limits')
    await rateByHand(
      page,
      LIMITS.map(() => 'Good' as const),
    )
    await expectSaved(page)
    await page.reload()
    await expect(question(page)).toHaveText('Nothing due here')
  },
  'progress, nothing yet': (page) => visit(page, '/progress'),
  progress: async (page) => {
    await visit(page, SITTING)
    await rateByHand(page, ['Good', 'Again', 'Hard', 'Easy'])
    await expectSaved(page)
    await visit(page, '/progress')
    for (const table of await page.getByText('Read it as a table').all()) await table.click()
    await expect(page.getByRole('table')).toHaveCount(4)
  },
  'progress with marks': async (page) => {
    // By the same way that the keys X and F take, which a phone has not.
    await visit(page, SITTING)
    await rateByHand(page, ['Good'])
    await expectSaved(page)
    const guest = await guestOf(page.context())
    await markAll(page, guest)
    await visit(page, '/progress')
    await expect(page.getByRole('button', { name: /^Resume/ })).toBeVisible()
    await expect(page.getByRole('button', { name: /^Remove flag/ })).toBeVisible()
  },
  'answers, nothing yet': (page) => visit(page, '/answers'),
  'answers, none found': (page) => visit(page, '/answers?q=xylophone'),
  'answer editor': (page) => visit(page, EDITOR),
  'answer editor, kept, compared and named': async (page) => {
    await writeAnswer(page, 'Tokens stay on the server.')
    await page.getByRole('button', { name: /^Keep/ }).click()
    await page.getByRole('textbox', { name: 'Your answer' }).fill('Tokens are encrypted and stay on the server.')
    await page.getByRole('navigation', { name: 'Revisions' }).getByRole('button', { name: /kept/ }).first().click()
    await expect(
      page
        .getByRole('region', { name: /^Since/ })
        .locator('ins')
        .first(),
    ).toBeVisible()
    await page.getByText('Key points', { exact: true }).click()
    await page.locator('.answer-choice > summary').click()
    await expect(page.getByLabel('Whom this answer is for')).toBeVisible()
  },
  'answer editor, a conflict': async (page) => {
    await writeAnswer(page, 'The first text.')
    const other = await page.context().newPage()
    await writeAnswer(other, 'What the other tab wrote.')
    await other.close()
    await page.getByRole('textbox', { name: 'Your answer' }).fill('What this tab wrote.')
    await expect(page.getByRole('region', { name: 'This answer was changed in two places' })).toBeVisible()
  },
  'answers and their sheet': async (page) => {
    await writeAnswer(page, 'Tokens stay on the server.')
    await page.getByRole('button', { name: /^Keep/ }).click()
    await expect(page.getByRole('navigation', { name: 'Revisions' }).getByText('kept', { exact: true })).toHaveCount(2)
    await visit(page, `/answers/sheet?set=${SET_SLUG}`)
    await expect(page.getByText('Tokens stay on the server.')).toBeVisible()
  },
  palette: async (page) => {
    await visit(page, '/')
    await openPalette(page)
    await expect(page.getByRole('option', { name: first.text })).toBeAttached()
  },
  'sheet of keys': async (page) => {
    await visit(page, '/')
    await page.getByRole('button', { name: /^Keys/ }).click()
    await expect(keysSheet(page)).toBeVisible()
  },
}

for (const [name, open] of Object.entries(PAGES)) {
  test(`${name}: nothing for axe to find, light, dark and narrow, and nothing sticks out at 320 px`, async ({
    page,
    complaints,
  }) => {
    complaints.expect(NOT_FOUND)
    complaints.expect(OFFLINE)
    // Half-faded letters have no contrast to measure.
    await page.emulateMedia({ reducedMotion: 'reduce', colorScheme: 'light' })
    await open(page)
    expect(await violationsIn(page), 'light').toEqual([])
    await page.emulateMedia({ reducedMotion: 'reduce', colorScheme: 'dark' })
    // The dark theme changes colours and nothing else.
    expect(await violationsIn(page, ['color-contrast', 'link-in-text-block']), 'dark').toEqual([])
    // Opened once for all: to open most of them takes longer than to look.
    await page.setViewportSize({ width: 320, height: 640 })
    expect(await violationsIn(page), 'narrow').toEqual([])
    const { width, wide } = await page.evaluate(() => {
      const width = document.documentElement.scrollWidth
      // The innermost first: they are what needs the room.
      const wide = [...document.body.querySelectorAll('*')]
        .filter((element) => element.getBoundingClientRect().right > 320.5)
        .map((element) => element.outerHTML.slice(0, 120))
        .sort((a, b) => a.length - b.length)
        .slice(0, 8)
      return { width, wide: width > 320 ? wide : [] }
    })
    expect(wide, 'what sticks out').toEqual([])
    expect(width).toBe(320)
  })
}

test('a chosen appearance holds against the system’s, with the contrast it needs', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' })
  await visit(page, '/')
  const light = await background(page)
  await page.getByRole('radio', { name: 'Dark' }).check()
  await expect.poll(() => background(page)).not.toBe(light)
  const dark = await background(page)
  await page.reload()
  await expect.poll(() => background(page)).toBe(dark)
  await expect(page.getByRole('radio', { name: 'Dark' })).toBeChecked()
  expect(await violationsIn(page)).toEqual([])
})

test('what is wrong with a page is found', async ({ page }) => {
  await visit(page, '/due-dates')
  expect(await violationsIn(page)).toEqual([])
  await page.evaluate(() => {
    const picture = document.createElement('img')
    const faint = Object.assign(document.createElement('p'), { textContent: 'Hardly to be read', style: 'color: #ddd' })
    document.querySelector('main')?.append(picture, faint)
    faint.style.background = 'white'
  })
  expect((await violationsIn(page)).map(({ id }) => id)).toEqual(['color-contrast', 'image-alt'])
  expect((await violationsIn(page, ['color-contrast'])).map(({ id }) => id)).toEqual(['color-contrast'])
})

async function visit(page: Page, address: string): Promise<void> {
  await page.goto(address)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
}

async function study(page: Page): Promise<void> {
  await visit(page, SITTING)
  await rateByHand(page, ['Good'])
  await expectSaved(page)
}

async function markAll(page: Page, ownerId: string): Promise<void> {
  const marks = [{ suspended: true }, { flagged: true }]
  const response = await page.request.post('/api/commands', {
    headers: { origin: new URL(page.url()).origin },
    data: {
      version: 1,
      ownerId,
      deviceId: crypto.randomUUID(),
      zone: 'Europe/Berlin',
      commands: marks.map((mark, index) => ({
        id: crypto.randomUUID(),
        name: 'markQuestion',
        payload: { questionId: QUESTIONS[index]?.id, ...mark },
      })),
    },
  })
  expect(await response.json()).toMatchObject({ results: [{ ok: true }, { ok: true }] })
}

function background(page: Page): Promise<string> {
  return page.evaluate(
    () => getComputedStyle(document.body).backgroundColor + getComputedStyle(document.documentElement).backgroundColor,
  )
}
