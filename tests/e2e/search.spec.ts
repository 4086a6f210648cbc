import { expect, test } from './fixtures/browser'
import { LIBRARY, QUESTIONS, questionsOn, SET_SLUG } from './fixtures/library'
import { untilKeysWork } from './fixtures/studying'

const box = { name: 'Search questions' } as const
const SALESFORCE = 'salesforce-package-across-versions'

test('a slip finds what was meant, says so, and marks it', async ({ page }) => {
  await page.goto('/')
  await untilKeysWork(page)
  await page.keyboard.press('/')
  await expect(page.getByRole('searchbox', box)).toBeFocused()
  await page.keyboard.type('salesfroce packages')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/search\?q=salesfroce\+packages$/)
  await expect(page.getByRole('status')).toContainText('Nothing says “salesfroce”. Showing “salesforce”.')
  const first = page.getByRole('region', { name: 'Results' }).getByRole('listitem').first()
  await expect(first.getByRole('link')).toHaveAttribute('href', `/questions/${SALESFORCE}`)
  await expect(first.getByRole('link').locator('mark')).toHaveText(['Salesforce', 'package'])
})

test('what stands in the key points is found, and the part that says it is shown', async ({ page }) => {
  const [question] = questionsOn('limits')
  const [point = ''] = question?.keyPoints ?? []
  await page.goto(`/search?q=${encodeURIComponent(point)}`)
  const first = page.getByRole('region', { name: 'Results' }).getByRole('listitem').first()
  await expect(first.getByRole('link')).toHaveAttribute('href', `/questions/${question?.slug}`)
  await expect(first.locator('p mark').first()).toBeVisible()
})

for (const javaScriptEnabled of [true, false]) {
  test(`filters live in the address, ${javaScriptEnabled ? 'with' : 'without'} JavaScript @mobile`, async ({
    openBrowser,
  }) => {
    const page = await (await openBrowser({ javaScriptEnabled })).newPage()
    await page.goto('/search')
    await expect(page.getByRole('status')).toHaveText(`${LIBRARY.length} questions.`)
    for (const [group, choice] of [
      ['Topic', 'Reliability'],
      ['Kind', 'Technical'],
      ['Level', 'Senior'],
      ['Set', 'Integration Engineer'],
    ] as const) {
      const choices = page.getByRole('navigation', { name: `Filter by ${group.toLowerCase()}` })
      await expect(choices).toBeHidden()
      await page.getByText(group, { exact: true }).click()
      await choices.getByRole('link', { name: choice }).click()
      await expect(page.getByText(`${group}: ${choice}`)).toBeVisible()
    }
    expect(new URL(page.url()).search).toBe(`?set=${SET_SLUG}&topic=reliability&kind=technical&level=senior`)
    const wanted = questionsOn('reliability').length
    const found = await page.getByRole('region', { name: 'Results' }).getByRole('listitem').count()
    expect(found).toBeGreaterThan(0)
    expect(found).toBeLessThan(wanted)

    await page.getByRole('searchbox', box).fill('zebra')
    await page.getByRole('searchbox', box).press('Enter')
    await expect(page.getByRole('status')).toHaveText('Nothing here says “zebra”.')
    await page.getByRole('link', { name: 'Search all questions' }).click()
    await expect(page).toHaveURL(/\/search\?q=zebra$/)
    await expect(page.getByRole('status')).toHaveText('Nothing says “zebra”.')
  })
}

test('what I wrote is found in a group of its own, and nobody else finds it', async ({ page, openBrowser }) => {
  const [question] = QUESTIONS
  await page.goto(`/answers/${question?.slug}`)
  await untilKeysWork(page)
  await page.getByRole('textbox', { name: 'Your answer' }).pressSequentially('Harbourline stayed up through the night.')
  await expect(page.locator('.editor-bar').getByRole('status')).toHaveText('Saved')

  await page.goto('/search?q=harborline+night')
  const own = page.getByRole('region', { name: /^In your answers/ })
  await expect(own).toContainText('Nothing says “harborline”. Showing “harbourline”.')
  await expect(own.locator('mark')).toHaveText(['Harbourline', 'night'])
  await page.getByRole('link', { name: '1 answer of yours' }).click()
  await own.getByRole('link').click()
  await expect(page).toHaveURL(new RegExp(`/answers/${question?.slug}\\?answer=`))
  await expect(page.getByRole('textbox', { name: 'Your answer' })).toHaveValue(/Harbourline/)

  await page.goto('/answers?q=harborline')
  await expect(page.getByRole('region', { name: 'Answers' }).getByRole('listitem')).toHaveCount(1)

  const stranger = await (await openBrowser()).newPage()
  await stranger.goto('/search?q=harborline+night')
  await expect(stranger.getByText('In your answers')).toHaveCount(0)
})

test('what nobody would ask is answered', async ({ request }) => {
  const hostile = ['%00', '%22%27%28*%3A%26%7C!', '%ED%A0%80', 'a+'.repeat(100), '%F0%9F%91%A9%E2%80%8D'.repeat(10)]
  for (const query of hostile) {
    const response = await request.get(`/search?q=${query}&topic=${query}&page=${query}`)
    expect(response.status(), query).toBe(200)
  }
})
