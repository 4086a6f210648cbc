import { expect, test } from './fixtures/browser'
import { SET_SLUG } from './fixtures/library'
import { answerBox, goOn, startMock, withoutCaptions } from './fixtures/mock'

// No fake microphone here: Chromium refuses what nobody can be asked for, and a machine without one has none.
test('without a microphone a spoken mock says so and goes on in writing', async ({ page }) => {
  await withoutCaptions(page)
  await startMock(page, `set=${SET_SLUG}&count=1&mode=both`)
  await page.keyboard.press('r')
  await expect(
    page.getByRole('status').filter({ hasText: /^(The microphone is blocked|There is no microphone)/ }),
  ).toBeVisible()
  await answerBox(page).fill('So I write.')
  await goOn(page)
  await page.waitForURL(/\/scorecard$/)
  await expect(page.getByText('So I write.')).toBeVisible()
})
