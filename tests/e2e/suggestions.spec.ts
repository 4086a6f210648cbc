import { expect, test } from './fixtures/browser'
import { untilKeysWork } from './fixtures/studying'
import { beMaintainer, GUIDANCE_PAGE, SUGGESTED, suggest } from './fixtures/suggestions'

test('a reader’s suggestion is seen, accepted by key, taken back and declined, and its reader told each time', async ({
  page,
  browser,
}) => {
  await page.goto(`/questions/${SUGGESTED.slug}`)
  await page.getByRole('link', { name: 'Suggest a change to the guidance' }).click()
  const field = page.getByRole('textbox', { name: 'Guidance' })
  const before = await field.inputValue()
  await untilKeysWork(page)
  await field.fill(`${before} Breathe first.`)
  await expect(page.locator('.proof ins')).toHaveText(' Breathe first.')
  await expect(page.locator('.proof del')).toHaveCount(0)
  await page.getByRole('button', { name: 'Send' }).click()
  await expect(page.getByText('Say in a few words why').first()).toBeVisible()
  await expect(field).toHaveValue(`${before} Breathe first.`)
  await page.getByLabel('Why', { exact: true }).fill('Nobody does.')
  await page.getByRole('button', { name: 'Send' }).click()
  await expect(page.getByText('Thank you.')).toBeVisible()
  await expect(page.getByText('Waits to be read.')).toBeVisible()
  const id = new URL(page.url()).searchParams.get('sent') ?? ''

  const context = await browser.newContext()
  const desk = await context.newPage()
  await beMaintainer(desk.request)
  await desk.goto(`/suggestions?at=${id}`)
  await untilKeysWork(desk)
  await expect(desk.getByRole('heading', { name: 'From a reader' }).first()).toBeVisible()
  await expect(desk.locator('.proposal').first().locator('ins')).toHaveText(' Breathe first.')
  await desk.keyboard.press('a')
  await expect(desk.getByText('Accepted: from a reader.')).toBeVisible()
  await page.reload()
  await expect(page.getByText('Accepted. It is published with the next edition.')).toBeVisible()

  await desk.goto(`/suggestions?at=${id}`)
  await untilKeysWork(desk)
  await desk.keyboard.press('u')
  await expect(desk.getByText('Accept with edits')).toBeVisible()
  await untilKeysWork(desk)
  await desk.keyboard.press('d')
  await desk.getByRole('textbox', { name: 'Why not' }).fill('It says so above.')
  await desk.getByRole('button', { name: 'Decline it' }).click()
  await expect(desk.getByText('Declined: from a reader.')).toBeVisible()
  await page.reload()
  await expect(page.getByText('“It says so above.”')).toBeVisible()
  await context.close()
})

test('without a script a suggestion is sent all the same', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(GUIDANCE_PAGE)
  await page.getByRole('textbox', { name: 'Guidance' }).fill('Another guidance.')
  await page.getByRole('button', { name: 'Send' }).click()
  await expect(page.getByText('Say in a few words why').first()).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Guidance' })).toHaveValue('Another guidance.')
  await page.getByLabel('Why', { exact: true }).fill('Shorter.')
  await page.getByRole('button', { name: 'Send' }).click()
  await expect(page.getByText('Thank you.')).toBeVisible()
  await context.close()
})

test('nothing that stands in a suggestion runs, or leads anywhere', async ({ page }) => {
  await beMaintainer(page.request)
  const hostile = '[press](https://evil.example) https://evil.example/x **bold** `</textarea><b>`'
  const id = await suggest(page.request, (text) => `${text}\n\n${hostile}`, '<img src=x onerror=alert(1)> evil.example')
  await page.goto(`/suggestions?at=${id}`)
  const main = page.getByRole('main')
  await main.locator('summary', { hasText: 'As it would read' }).first().click()
  await expect(main.getByText('press (https://evil.example)')).toBeVisible()
  await expect(main.locator('a[href*="evil"], img, .proposal script')).toHaveCount(0)
  await expect(main.locator('strong', { hasText: 'bold' })).toBeVisible()
  await page.goto('/my/suggestions')
  await expect(main.getByText('<img src=x onerror=alert(1)>')).toBeVisible()
  await expect(main.locator('a[href*="evil"], img')).toHaveCount(0)
})
