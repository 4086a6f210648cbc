import type { Page } from '@playwright/test'
import { expect, OFFLINE, test } from './fixtures/browser'
import { coverage, fillStory, STORY, storyStatus, writeStory } from './fixtures/stories'
import { untilKeysWork } from './fixtures/studying'

const part = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true })

test('a story is begun by a key, written offline, meant for a question, deleted and restored', async ({
  page,
  context,
  complaints,
}) => {
  complaints.expect(OFFLINE)
  await page.goto('/answers')
  await untilKeysWork(page)
  await page.keyboard.press('b')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('My stories')
  await untilKeysWork(page)
  await page.keyboard.press('n')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('New story')
  await expect(part(page, 'Situation')).toBeVisible()
  await context.setOffline(true)
  await fillStory(page)
  await expect(storyStatus(page)).toHaveText('Waiting for the connection')
  await expect(page.getByText(/\d+ words, 0:\d\d aloud/)).toBeVisible()
  await expect(page.getByText('Which figure would show it?')).toBeVisible()
  await context.setOffline(false)
  await expect(storyStatus(page)).toHaveText('Saved')
  await page.waitForURL(/\/stories\/[0-9a-f-]{36}$/)
  const address = page.url()
  await page.reload()
  for (const [name, text] of Object.entries(STORY)) await expect(part(page, name)).toHaveValue(text)

  await page.goto('/stories')
  await expect(coverage(page)).toHaveText(
    /^0 of \d+ behavioural .*your story ‘The night of the double invoices’ could serve \d+ more\.$/,
  )
  const tick = page.getByRole('table').getByRole('checkbox', { name: STORY.Title }).first()
  await tick.focus()
  await page.keyboard.press('Space')
  await expect(tick).toBeChecked()
  await expect(coverage(page)).toHaveText(/^1 of \d+ behavioural/)
  await expect(page.locator('.story-bank__said').getByRole('status').last()).toHaveText('Saved')
  await page.reload()
  await expect(coverage(page)).toHaveText(/^1 of \d+ behavioural/)
  await expect(page.getByText('Serves 1 question')).toBeVisible()
  // What has no story comes first, so the one that has stands last.
  await expect(page.getByRole('table').getByRole('row').last().getByRole('checkbox')).toBeChecked()

  await page.goto(address)
  await page.getByRole('button', { name: 'Delete this story' }).click()
  await expect(page.getByText('It can be restored')).toBeVisible()
  await page.goto('/stories')
  await expect(page.getByText('No story yet')).toBeVisible()
  await page.getByRole('button', { name: `Restore ${STORY.Title}` }).click()
  await page.waitForURL(address)
  await expect(part(page, 'Action')).toHaveValue(STORY.Action)
  await page.goto('/stories')
  await expect(coverage(page)).toHaveText(/^1 of \d+ behavioural/)
})

test('a story is begun for a question that has none, and is meant for it from then on', async ({ page }) => {
  await writeStory(page, { Title: 'Roses', Situation: 'The garden was dry.' })
  await page.goto('/stories')
  await page
    .getByRole('link', { name: /^Write one for/ })
    .first()
    .click()
  await expect(page.getByText(/^For: /)).toBeVisible()
  await fillStory(page)
  await expect(storyStatus(page)).toHaveText('Saved')
  await page.waitForURL(/\/stories\/[0-9a-f-]{36}$/)
  await page.goto('/stories')
  await expect(coverage(page)).toHaveText(/^1 of \d+ behavioural/)
})

test('a story in other words than a question’s is offered where it is an answer', async ({ page }) => {
  await writeStory(page, {
    Title: 'Persuading the depot',
    Situation: 'The depot manager and I disagreed about the new routes, and I needed her.',
    Task: 'I had to get the new plan running by March without any authority over her people.',
    Action: 'I rode along for two days, wrote down what she feared, and changed the plan where she was right.',
    Result: 'Eleven of twelve routes went live on time; she trains the others now.',
  })
  await page.goto('/stories')
  await expect(page.getByText('the story sounds like an answer to the question')).toBeVisible()
  for (const slug of ['changing-a-habit-without-authority', 'disagreement-with-someone-you-needed']) {
    await page.goto(`/answers/${slug}`)
    await expect(page.getByText('Persuading the depot')).toBeVisible()
  }
})

test('two tabs that write in one story lose nothing of each other', async ({ page, context }) => {
  const address = await writeStory(page)
  const other = await context.newPage()
  await other.goto(address)
  await untilKeysWork(other)
  await part(page, 'Task').fill('To stop it before the morning.')
  await part(other, 'Result').fill('It stopped.')
  await part(page, 'Title').focus()
  await part(other, 'Title').focus()
  for (const tab of [page, other]) await expect(storyStatus(tab)).toHaveText('Saved')
  await page.reload()
  await expect(part(page, 'Task')).toHaveValue('To stop it before the morning.')
  await expect(part(page, 'Result')).toHaveValue('It stopped.')
})

test('another browser’s text in the same part stands beside one’s own until one is chosen', async ({
  page,
  openBrowser,
}) => {
  const address = await writeStory(page)
  await page.goto(address)
  await untilKeysWork(page)
  const elsewhere = await openBrowser({ storageState: await page.context().storageState() })
  const other = await elsewhere.newPage()
  await other.goto(address)
  await untilKeysWork(other)
  await part(other, 'Task').fill('What they typed.')
  await part(other, 'Title').focus()
  await expect(storyStatus(other)).toHaveText('Saved')
  await part(page, 'Task').fill('What I typed.')
  await part(page, 'Title').focus()
  await expect(page.getByText('Another tab has written here meanwhile')).toBeVisible()
  await expect(page.getByText('What they typed.')).toBeVisible()
  await page.getByRole('button', { name: 'Keep what I typed' }).click()
  await expect(storyStatus(page)).toHaveText('Saved')
  await other.reload()
  await expect(part(other, 'Task')).toHaveValue('What I typed.')
})

test('on a narrow window the questions stand one below the other, each with the stories that fit @mobile', async ({
  page,
  isMobile,
}) => {
  await writeStory(page)
  await page.goto('/stories')
  if (!isMobile) await page.setViewportSize({ width: 390, height: 844 })
  await expect(page.getByRole('table')).toHaveCount(0)
  await page.getByRole('checkbox', { name: STORY.Title }).first().check()
  await expect(coverage(page)).toHaveText(/^1 of \d+ behavioural/)
})
