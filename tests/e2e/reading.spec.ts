import { expect, NOT_FOUND, test } from './fixtures/browser'
import { LIBRARY, QUESTIONS, questionsOn, SECTIONS, SET_SLUG } from './fixtures/library'
import { keysSheet } from './fixtures/studying'

test.use({ javaScriptEnabled: false })

const [first] = QUESTIONS
if (!first) throw new Error('The set has no questions.')

test('the library leads a stranger to the set', async ({ page }) => {
  await page.goto('/')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`${LIBRARY.length} questions to know by heart`)
  await page.getByRole('link', { name: 'Integration Engineer' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Integration Engineer')
})

test('the set lists its 24 questions in order, by sections', async ({ page }) => {
  await page.goto(`/sets/${SET_SLUG}`)
  expect(QUESTIONS).toHaveLength(24)
  const questions = page.getByRole('main').getByRole('listitem').getByRole('link')
  await expect(questions).toHaveText(QUESTIONS.map(({ text }) => text))
  for (const { title, questions: inSection } of SECTIONS) {
    await expect(page.getByRole('region', { name: title }).getByRole('listitem')).toHaveCount(inSection.length)
  }
  const addresses = await questions.evaluateAll((links) => links.map((link) => link.getAttribute('href')))
  expect(addresses).toEqual(QUESTIONS.map(({ slug }) => `/questions/${slug}`))
})

test('a question shows guidance and key points at once, its example answer when asked', async ({ page }) => {
  await page.goto(`/sets/${SET_SLUG}`)
  await page.getByRole('link', { name: first.text }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(first.text)
  await expect(page.getByRole('region', { name: 'Guidance' })).toContainText(first.guidance)
  const points = page.getByRole('region', { name: 'Key points' }).getByRole('listitem')
  await expect(points).toHaveText(first.keyPoints.map((text) => new RegExp(`^${escaped(text)}`)))

  const example = page.getByRole('article').getByText(first.exampleAnswer)
  await expect(example).toBeHidden()
  await page.getByText('Example answer', { exact: true }).click()
  await expect(example).toBeVisible()
})

test('one can walk through all questions and back', async ({ page }) => {
  await page.goto(`/questions/${first.slug}`)
  const walk = page.getByRole('navigation', { name: 'Questions before and after' })
  await expect(walk.getByRole('link', { name: /^Before/ })).toHaveCount(0)
  for (const { text } of QUESTIONS.slice(1)) {
    await walk.getByRole('link', { name: /^After/ }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(text)
  }
  await expect(walk.getByRole('link', { name: /^After/ })).toHaveCount(0)
  await walk.getByRole('link', { name: /^Before/ }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(QUESTIONS.at(-2)?.text ?? '')
  await page.getByRole('link', { name: 'Integration Engineer' }).click()
  await expect(page).toHaveURL(new RegExp(`/sets/${SET_SLUG}$`))
})

test('the search form finds, narrows by topic, and says so when nothing is there', async ({ page }) => {
  await page.goto('/')
  const box = page.getByRole('searchbox', { name: 'Search questions' })
  await box.fill('webhook')
  await box.press('Enter')
  await expect(page).toHaveURL(/\/search\?q=webhook$/)
  await expect(box).toHaveValue('webhook')
  const results = page.getByRole('region', { name: 'Results' })
  const wanted = questionsOn('webhooks')
  for (const { text } of wanted) await expect(results.getByRole('link', { name: text })).toBeVisible()

  await page.getByText('Topic', { exact: true }).click()
  await page.getByRole('navigation', { name: 'Filter by topic' }).getByRole('link', { name: 'Webhooks' }).click()
  await expect(results.getByRole('link')).toHaveCount(wanted.length)

  await box.fill('xylophone <b>&')
  await box.press('Enter')
  await expect(page.getByRole('status')).toContainText('Nothing here says “xylophone <b>&”')
})

for (const address of ['/nowhere', '/questions/nowhere', '/sets/nowhere', '/study?set=nowhere', '/a/b/c']) {
  test(`${address} is not found, and the page is ours`, async ({ page, complaints }) => {
    complaints.expect(NOT_FOUND)
    const response = await page.goto(address)
    expect(response?.status()).toBe(404)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('There is no such page here.')
    await page.getByRole('main').getByRole('link', { name: 'Library' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(`${LIBRARY.length} questions to know by heart`)
  })
}

test('the sheet of keys opens and closes without a script', async ({ page }) => {
  await page.goto('/')
  await expect(keysSheet(page)).toBeHidden()
  await page.getByRole('button', { name: /^Keys/ }).click()
  await expect(keysSheet(page)).toBeVisible()
  await expect(keysSheet(page)).toContainText('Undo the last rating')
  await page.keyboard.press('Escape')
  await expect(keysSheet(page)).toBeHidden()
})

test('the study page says what it needs, and where to read instead', async ({ request }) => {
  // A browser that only pretends to have no scripts keeps <noscript> hidden: what was sent is what counts.
  const html = await (await request.get('/study')).text()
  expect(/<noscript>(.*?)<\/noscript>/s.exec(html)?.[1]).toContain('<a href="/">read every question</a>')
})

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
