import { expect, test } from './fixtures/browser'
import { LIBRARY, questionByText, questionsOn, SET_SLUG } from './fixtures/library'
import { guestOf, openStore } from './fixtures/store'
import {
  expectSaved,
  keysSheet,
  openSitting,
  question,
  rateAll,
  rateByHand,
  rateByKey,
  ratingButton,
  reveal,
  saveStatus,
  showButton,
  untilKeysWork,
} from './fixtures/studying'

const store = openStore()

test('from the home page to a first rating by keys alone, and what it did is said', async ({ page }) => {
  await page.goto('/')
  await untilKeysWork(page)
  await page.keyboard.press('s')
  await expect(page).toHaveURL(/\/study$/)
  await untilKeysWork(page)
  const text = (await question(page).textContent()) ?? ''
  const rated = await rateByKey(page, 'good')
  await expect(question(page)).not.toHaveText(text)
  await expect(page.getByRole('status').filter({ hasText: 'Rated Good, due' })).toBeVisible()
  await expectSaved(page)
  expect(store.reviews(await guestOf(page.context()))).toMatchObject([{ questionId: rated.id, rating: 'good' }])
})

test('the next card shows while the rating is still on its way', async ({ page }) => {
  let release = () => {}
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  await page.route('**/api/commands', async (route) => {
    await held
    await route.continue()
  })
  await openSitting(page)
  const first = (await question(page).textContent()) ?? ''
  const sending = page.waitForRequest('**/api/commands')
  await rateByKey(page, 'easy')
  await sending
  await expect(question(page)).not.toHaveText(first)
  await expect(showButton(page)).toBeVisible()
  await expect(saveStatus(page)).toHaveText('Saving')
  release()
  await expectSaved(page)
})

test('key points are ticked by Tab and Space, and kept with the rating', async ({ page }) => {
  await openSitting(page)
  const asked = questionByText((await question(page).textContent()) ?? '')
  await page.keyboard.press('Space')
  const points = page.getByRole('checkbox').and(page.getByRole('main').getByRole('checkbox'))
  await expect(points).toHaveCount(asked.keyPoints.length)
  await expect(page.getByRole('main').getByRole('status')).toHaveText(`0 of ${asked.keyPoints.length}`)
  const first = page.getByRole('checkbox', { name: asked.keyPoints[0] })
  await expect(async () => {
    await page.keyboard.press('Tab')
    await expect(first).toBeFocused({ timeout: 100 })
  }).toPass({ intervals: [0] })
  await page.keyboard.press('Space')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Space')
  await expect(first).toBeChecked()
  await expect(page.getByRole('main').getByRole('status')).toHaveText(`2 of ${asked.keyPoints.length}`)
  await page.keyboard.press('4')
  await expectSaved(page)
  const [review] = store.reviews(await guestOf(page.context()))
  expect(review).toMatchObject({ questionId: asked.id, rating: 'easy' })
  expect(JSON.parse(review?.tickedKeyPoints ?? '')).toHaveLength(2)
})

test('U takes back rating after rating, to the first card', async ({ page }) => {
  await openSitting(page)
  const rated = await rateAll(page, ['good', 'again', 'easy'])
  for (const { text } of rated.toReversed()) {
    await page.keyboard.press('u')
    await expect(question(page)).toHaveText(text)
    await expect(ratingButton(page, 'Good')).toBeVisible()
  }
  await expect(page.getByRole('button', { name: /undo$/ })).toBeDisabled()
  await expectSaved(page)
  const guest = await guestOf(page.context())
  expect(store.retractions(guest).map(({ questionId }) => questionId)).toEqual(rated.toReversed().map(({ id }) => id))
  expect(store.memories(guest).filter(({ due }) => due !== null)).toEqual([])
  await page.reload()
  await expect(question(page)).toHaveText(rated[0]?.text ?? '')
  await expect(page.getByText('1 of 20')).toBeVisible()
})

test('X suspends, F flags, G opens the guidance, Esc stops', async ({ page }) => {
  await openSitting(page)
  const suspended = questionByText((await question(page).textContent()) ?? '')
  await page.keyboard.press('x')
  await expect(question(page)).not.toHaveText(suspended.text)
  await page.keyboard.press('u')
  await expect(question(page)).toHaveText(suspended.text)
  await page.keyboard.press('x')
  await expect(question(page)).not.toHaveText(suspended.text)
  const flagged = questionByText((await question(page).textContent()) ?? '')
  await page.keyboard.press('f')
  await expect(page.getByRole('button', { name: 'F flagged' })).toHaveAttribute('aria-pressed', 'true')
  await page.keyboard.press('Space')
  const guidance = page.getByRole('main').getByText(flagged.guidance)
  await expect(guidance).toBeHidden()
  await page.keyboard.press('g')
  await expect(guidance).toBeVisible()
  await expectSaved(page)

  await page.goto('/progress')
  const marked = page.getByRole('region', { name: 'Suspended and flagged' })
  await expect(marked.getByRole('listitem').filter({ hasText: suspended.text })).toContainText('Resume')
  await expect(marked.getByRole('listitem').filter({ hasText: flagged.text })).toContainText('Remove flag')
  await openSitting(page)
  await expect(question(page)).toHaveText(flagged.text)
  await page.keyboard.press('Escape')
  await expect(page).toHaveURL(/\/$/)
})

test('the sheet of keys has the keys to itself, and Esc closes only it', async ({ page }) => {
  await openSitting(page)
  const text = (await question(page).textContent()) ?? ''
  await page.keyboard.press('?')
  await expect(keysSheet(page)).toBeVisible()
  await page.keyboard.press('x')
  await page.keyboard.press('Escape')
  await expect(keysSheet(page)).toBeHidden()
  await expect(page).toHaveURL(/\/study\?set=/)
  await expect(question(page)).toHaveText(text)
  await page.keyboard.press('Space')
  await expect(ratingButton(page, 'Again')).toBeVisible()
})

test('after a reload everything stands as it was, on every page', async ({ page }) => {
  await openSitting(page, `/study?set=${SET_SLUG}`)
  const rated = await rateByKey(page, 'good')
  const second = (await question(page).textContent()) ?? ''
  await expectSaved(page)
  await page.reload()
  await expect(question(page)).toHaveText(second)
  await expect(page.getByText('1 of 19')).toBeVisible()

  await page.goto(`/sets/${SET_SLUG}`)
  const lines = page.getByRole('listitem')
  await expect(lines.filter({ hasText: rated.text })).toContainText('Due in 2 d')
  await expect(lines.filter({ hasText: second })).toContainText('New')

  await page.goto('/progress')
  await expect(page.getByRole('figure', { name: 'Ratings a day' })).toContainText('1 rating on 1 day of the last 28')
  await expect(page.getByRole('figure', { name: 'Due in the coming days' })).toContainText('1 question in 14 days')

  await page.goto('/')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Nothing due until')
  await expect(page.getByText('1 question rated today. 19 new questions left for today.')).toBeVisible()
})

test('what is typed outlives a reload, is shown beside the key points, and is stored', async ({ page }) => {
  const typed = 'Tokens live server-side.\n<b>“Refresh” & rotate</b>, 日本語'
  await openSitting(page)
  const asked = questionByText((await question(page).textContent()) ?? '')
  const lines = page.getByRole('textbox', { name: /^Your answer/ })
  await lines.focus()
  await page.keyboard.insertText(typed)
  await page.reload()
  await expect(lines).toHaveValue(typed)
  await lines.press('Control+Enter')
  await expect(page.getByRole('region', { name: 'What you typed' }).getByRole('paragraph')).toHaveText(typed)
  await page.keyboard.press('3')
  await expect(lines).toHaveValue('')
  await expectSaved(page)
  const guest = await guestOf(page.context())
  const [attempt] = store.attempts(guest)
  expect(attempt).toMatchObject({ questionId: asked.id, text: typed })
  expect(store.reviews(guest)).toMatchObject([{ questionId: asked.id, attemptId: attempt?.id }])
})

test('keys typed into the answer are letters there, nothing else', async ({ page }) => {
  await openSitting(page)
  const text = (await question(page).textContent()) ?? ''
  const lines = page.getByRole('textbox', { name: /^Your answer/ })
  await lines.focus()
  await page.keyboard.type('x s p u ? 3')
  await expect(lines).toHaveValue('x s p u ? 3')
  await expect(question(page)).toHaveText(text)
})

test('the end of a sitting lists what was rated and when it returns', async ({ page }) => {
  const wanted = questionsOn('limits')
  await openSitting(page, '/study?topic=limits')
  const rated = await rateAll(
    page,
    wanted.map((_, index) => (index === 0 ? 'easy' : 'good')),
  )
  expect(rated.map(({ id }) => id).toSorted()).toEqual(wanted.map(({ id }) => id).toSorted())
  await expect(question(page)).toHaveText(new RegExp(`^${wanted.length} questions? rated$`))
  const lines = page.getByRole('article').getByRole('listitem')
  await expect(lines).toHaveText(
    rated.map(({ text }, index) => new RegExp(`^${text.replace(/[?.]/g, '\\$&')}${index === 0 ? 'Easy' : 'Good'}\\w`)),
  )
  await expectSaved(page)
  await page.reload()
  await expect(question(page)).toHaveText('Nothing due here')
})

test('single-letter keys can be switched off, Space stays', async ({ page }) => {
  await openSitting(page)
  const text = (await question(page).textContent()) ?? ''
  await page.keyboard.press('?')
  const choice = page.getByRole('checkbox', { name: 'Single-letter keys work outside text' })
  await choice.uncheck()
  await page.keyboard.press('Escape')
  await expect(keysSheet(page)).toBeHidden()

  for (const round of ['at once', 'after a reload']) {
    for (const key of ['x', 'f', 'p', '?']) await page.keyboard.press(key)
    // Space acts, so whatever the keys before it did would have shown by then.
    await expect(async () => {
      await page.keyboard.press('Space')
      await expect(ratingButton(page, 'Good')).toBeVisible({ timeout: 500 })
    }, round).toPass()
    for (const key of ['1', '2', '3', '4', 'u', 'x']) await page.keyboard.press(key)
    await page.keyboard.press('Tab')
    await expect(ratingButton(page, 'Good')).toBeVisible()
    await expect(question(page)).toHaveText(text)
    await expect(keysSheet(page)).toBeHidden()
    await page.reload()
  }
  await page.getByRole('button', { name: /all keys$/ }).click()
  await expect(choice).not.toBeChecked()
  await choice.check()
  await page.keyboard.press('Escape')
  await page.keyboard.press('x')
  await expect(question(page)).not.toHaveText(text)
})

test('the keys act in a narrow window too, as it is at a zoom of 400%', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 })
  await openSitting(page)
  const text = (await question(page).textContent()) ?? ''
  await page.keyboard.press('x')
  await expect(question(page)).not.toHaveText(text)
  await page.keyboard.press('u')
  await expect(question(page)).toHaveText(text)
})

test('suspending, flagging and undoing are within a thumb’s reach @mobile', async ({ page }) => {
  await page.goto('/study')
  await rateByHand(page, ['Good', 'Easy'])
  for (const name of [/suspend$/i, /flag$/i, /undo$/i]) {
    await expect(page.getByRole('main').getByRole('button', { name })).toBeVisible()
  }
})

test('a guest studies by tapping @mobile', async ({ page }) => {
  await page.goto('/')
  await page
    .getByRole('main')
    .getByRole('link', { name: /^Study/ })
    .first()
    .click()
  const [first] = LIBRARY
  await expect(question(page)).toHaveText(first?.text ?? '')
  await reveal(page)
  await page.getByText(first?.keyPoints[0] ?? '').click()
  await expect(page.getByRole('checkbox', { name: first?.keyPoints[0] })).toBeChecked()
  await ratingButton(page, 'Hard').click()
  await expect(question(page)).not.toHaveText(first?.text ?? '')
  await page.getByRole('status').getByRole('button', { name: /^Undo/ }).click()
  await expect(question(page)).toHaveText(first?.text ?? '')
  await ratingButton(page, 'Good').click()
  await expectSaved(page)
  expect(store.reviews(await guestOf(page.context())).map(({ rating }) => rating)).toEqual(['hard', 'good'])
})
