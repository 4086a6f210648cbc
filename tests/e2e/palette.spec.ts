import { expect, test } from './fixtures/browser'
import { QUESTIONS, SET_SLUG } from './fixtures/library'
import { openPalette, palette } from './fixtures/palette'

const [, second] = QUESTIONS
if (!second) throw new Error('The set has too few questions.')

test('the palette reaches a question by its words, and a set by its name', async ({ page }) => {
  await page.goto('/')
  await openPalette(page)
  await expect(palette(page).getByRole('option')).not.toHaveCount(0)
  await page.keyboard.type(second.text.slice(0, 40))
  await expect(palette(page).getByRole('option').first()).toContainText(second.text)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(new RegExp(`/questions/${second.slug}$`))

  await openPalette(page)
  await page.keyboard.type('integration eng')
  await expect(palette(page).getByRole('option', { name: 'Integration Engineer' })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(new RegExp(`/sets/${SET_SLUG}$`))
})

test('what is typed into the palette is no key of the page below, and Esc closes only the palette', async ({
  page,
}) => {
  await page.goto('/study')
  await openPalette(page)
  await page.keyboard.type('xs3?')
  await expect(palette(page).getByRole('combobox')).toHaveValue('xs3?')
  await page.keyboard.press('Escape')
  await expect(palette(page)).toBeHidden()
  await expect(page).toHaveURL(/\/study$/)
  await expect(page.getByText('1 of 20')).toBeVisible()
})

test('without a script, “Go to” leads to the search', async ({ openBrowser }) => {
  const page = await (await openBrowser({ javaScriptEnabled: false })).newPage()
  await page.goto('/')
  await page.getByRole('link', { name: /^Go to/ }).click()
  await expect(page).toHaveURL(/\/search$/)
  await expect(page.getByRole('searchbox', { name: 'Search questions' })).toBeVisible()
})
