import { expect, OFFLINE, test } from './fixtures/browser'
import { COACHED, notes, STRONG, sheet, WEAK, writeWeak } from './fixtures/coached-answer'
import { untilKeysWork } from './fixtures/studying'

const status = '.editor-bar [role=status]'

test('notes stand level with their words, are walked, done with, and come again after a reload', async ({ page }) => {
  await writeWeak(page)
  await expect(page.locator('.mark-words').first()).toHaveText('basically')
  for (const note of await notes(page).all()) {
    const words = page.locator(`.mark-words[data-note="${await note.locator('..').getAttribute('data-note')}"]`)
    if ((await words.count()) === 0) continue
    const [own, margin] = await Promise.all([words.first().boundingBox(), note.boundingBox()])
    // By whole lines of 32: the words' box is 24, centred in its line.
    const lines = ((margin?.y ?? 0) - ((own?.y ?? 0) - 4)) / 32
    expect(Math.abs(lines - Math.round(lines))).toBeLessThan(0.05)
    expect(Math.round(lines)).toBeGreaterThanOrEqual(0)
  }
  await sheet(page).press('Control+Home')
  await sheet(page).press('Alt+ArrowDown')
  await expect(notes(page).first()).toBeFocused()
  await expect(page.locator('.joiner path')).toHaveAttribute('d', /^M/)
  await page.keyboard.press('Alt+ArrowDown')
  await expect(notes(page).nth(1)).toBeFocused()
  await page.keyboard.press('Alt+ArrowUp')
  await page.keyboard.press('Enter')
  await expect(notes(page).first()).toHaveAccessibleName(/^Note 1 of \d, done$/)
  await page.keyboard.press('Escape')
  await expect(sheet(page)).toBeFocused()
  const selected = await sheet(page).evaluate((area: HTMLTextAreaElement) =>
    area.value.slice(area.selectionStart, area.selectionEnd),
  )
  expect(selected).toBe('basically')
  await expect(page.locator(status)).toHaveText('Saved')
  await page.reload()
  await expect(notes(page).first()).toHaveAccessibleName(/^Note 1 of \d, done$/)
})

test('an answer that gets better is said to cover more, and the list leads to the sentence', async ({ page }) => {
  await writeWeak(page)
  const count = page.locator('.margin-points > summary .mono')
  const before = Number.parseInt((await count.textContent()) ?? '', 10)
  await sheet(page).press('Control+End')
  await page.keyboard.insertText(`\n\n${STRONG}`)
  await expect.poll(async () => Number.parseInt((await count.textContent()) ?? '', 10)).toBeGreaterThan(before)
  await page.locator('.margin-points > summary').click()
  await page
    .getByRole('button', { name: /^Covered/ })
    .first()
    .click()
  await expect(sheet(page)).toBeFocused()
  const shown = await sheet(page).evaluate((area: HTMLTextAreaElement) =>
    area.value.slice(area.selectionStart, area.selectionEnd),
  )
  expect(shown.length).toBeGreaterThan(10)
  expect(STRONG).toContain(shown)
})

test('what its writer vouches for is believed, kept with the answer, and exported', async ({ page }) => {
  await writeWeak(page)
  const missing = page.locator('.note', { hasText: 'Not found here' })
  const were = await missing.count()
  expect(were).toBeGreaterThan(0)
  await missing.first().focus()
  await page.keyboard.press('y')
  await expect(missing).toHaveCount(were - 1)
  // The note is gone; whoever answers by keys stands at the next one, and gets back from any.
  await expect(page.locator('.note:focus')).toHaveAccessibleName(/^Note \d of \d/)
  await missing.first().focus()
  await page.keyboard.press('Escape')
  await expect(sheet(page)).toBeFocused()
  await page.locator('.margin-points > summary').click()
  await expect(page.getByText('Covered, by your word')).toHaveCount(1)
  await expect(async () => {
    const exported = await (await page.request.get('/api/me/export')).text()
    expect(exported).toMatch(/"claims": \[\s*\{\s*"keyPointId"/)
  }).toPass()
  await page.reload()
  await page.locator('.margin-points > summary').click()
  await page.getByRole('button', { name: 'Take that back' }).click()
  await expect(page.getByText('Covered, by your word')).toHaveCount(0)
})

test('who stands at a note that goes is led on, and at last back to the sheet', async ({ page }) => {
  await writeWeak(page)
  await sheet(page).press('Control+Home')
  await sheet(page).press('Alt+ArrowDown')
  await expect(notes(page).first()).toBeFocused()
  // As the coach's next reading would, which comes while somebody stands there.
  await sheet(page).evaluate((area: HTMLTextAreaElement, text) => {
    const set = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set
    set?.call(area, text)
    area.dispatchEvent(new Event('input', { bubbles: true }))
  }, '')
  await expect(notes(page)).toHaveCount(0)
  await expect(sheet(page)).toBeFocused()
})

test('writing never waits: fast keys into a long draft with notes lose nothing, and the caret stays', async ({
  page,
}) => {
  await page.goto(COACHED)
  await untilKeysWork(page)
  const long = `${WEAK}\n\n${'The next day we wrote down what had happened and who knew of it when. '.repeat(350)}`
  await sheet(page).fill(long)
  await expect(notes(page).first()).toBeVisible()
  const at = long.indexOf('The next day')
  await sheet(page).evaluate((area: HTMLTextAreaElement, place) => area.setSelectionRange(place, place), at)
  const typed = 'Typed at a hundred and twenty words a minute, and not one letter lost. '
  await sheet(page).pressSequentially(typed, { delay: 100 })
  await expect(sheet(page)).toHaveValue(long.slice(0, at) + typed + long.slice(at))
  expect(await sheet(page).evaluate((area: HTMLTextAreaElement) => area.selectionStart)).toBe(at + typed.length)
})

test('without the coach one writes as before, and it comes back by itself', async ({ page, context, complaints }) => {
  complaints.expect(OFFLINE)
  await context.route('**/api/me/coach', (route) => route.fulfill({ status: 503, body: '' }))
  await page.goto(COACHED)
  await sheet(page).fill(WEAK)
  await expect(page.getByText('The coach can’t be reached just now.')).toBeVisible()
  await expect(page.locator(status)).toHaveText('Saved')
  await context.unroute('**/api/me/coach')
  await sheet(page).press('Control+End')
  await sheet(page).pressSequentially(' And then.')
  await expect(notes(page).first()).toBeVisible()
  await expect(page.getByText('The coach can’t be reached just now.')).toHaveCount(0)
})

test('an empty sheet offers a frame to start from', async ({ page }) => {
  await page.goto(COACHED)
  await untilKeysWork(page)
  await page.getByRole('button', { name: 'Start from a frame' }).click()
  await expect(sheet(page)).toHaveValue(/^What I would find out first: \n/)
  await expect(sheet(page)).toBeFocused()
})
