import { expect, test } from './fixtures/browser'
import { sendForm } from './fixtures/forms'
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
  await expect(desk.getByText('Undone: it waits again.')).toBeVisible()
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
  await page.getByRole('button', { name: 'Withdraw' }).click()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByText('Waits to be read.')).toBeVisible()
  await context.close()
})

test('what is typed before the page’s script begins is kept, and has its proof once it has begun', async ({ page }) => {
  let begin = () => {}
  const begun = new Promise<void>((resolve) => {
    begin = resolve
  })
  await page.route('**/_next/static/**/*.js', async (route) => {
    await begun
    await route.continue()
  })
  await page.goto(GUIDANCE_PAGE, { waitUntil: 'commit' })
  const field = page.getByRole('textbox', { name: 'Guidance' })
  await field.press('ControlOrMeta+End')
  await field.pressSequentially(' Typed early.')
  await page.getByLabel('Why', { exact: true }).fill('The script is slow.')
  await expect(page.locator('.proof')).toHaveCount(0)
  begin()
  await expect(page.locator('.proof ins')).toHaveText(' Typed early.')
  await expect(field).toHaveValue(/ Typed early\.$/)
  await expect(page.getByLabel('Why', { exact: true })).toHaveValue('The script is slow.')
  await page.getByRole('button', { name: 'Send' }).click()
  await expect(page.getByText('Thank you.')).toBeVisible()
  await expect(page.locator('.proof ins')).toHaveText(' Typed early.')
})

test('what waits is withdrawn, brought back by key, and no longer once it is decided', async ({
  page,
  openBrowser,
}) => {
  const id = await suggest(page.request, (text) => `${text} Withdraw me.`)
  const said = page.getByRole('status')
  await page.goto('/my/suggestions')
  await page.getByRole('button', { name: 'Withdraw' }).click()
  await expect(said.filter({ hasText: 'Withdrawn:' })).toBeVisible()
  await untilKeysWork(page)
  await page.keyboard.press('u')
  await expect(page.getByText('Waits to be read.')).toBeVisible()
  const desk = await openBrowser()
  await beMaintainer(desk.request)
  await sendForm(desk.request, `/suggestions?at=${id}`, 'Decline it', { answer: 'No room.' })
  await page.getByRole('button', { name: 'Withdraw' }).click()
  await expect(said.filter({ hasText: 'decided before you could withdraw it' })).toBeVisible()
  await expect(page.getByText('“No room.”')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Withdraw' })).toHaveCount(0)
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
