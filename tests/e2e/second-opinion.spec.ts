import { begin, finish, reply, type StandIn, say, startLanguageModel } from '../setup/language-model'
import { violationsIn } from './fixtures/axe'
import { COACHED, notes, sheet, WEAK, writeWeak } from './fixtures/coached-answer'
import { testTogether as base, expect } from './fixtures/server'

const test = base.extend<object, { model: StandIn }>({
  model: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of what is asked for from it.
    async ({}, use) => {
      const model = await startLanguageModel()
      await use(model)
      await model.close()
    },
    { scope: 'worker' },
  ],
  settings: [
    async ({ model }, use) => use({ COACH_LLM_URL: model.url, COACH_LLM_MODEL: 'reader-1' }),
    { scope: 'worker' },
  ],
})

const NOTE = {
  kind: 'partly',
  point: 1,
  quote: 'we looked at the logs together',
  message: 'Who read which log stays open, and with it what you did.',
  ask: 'Which line of which log was it that you found?',
}
const seconds = '.note:has(.note__second)'
const askButton = { name: 'Ask for a second opinion' }

test.beforeEach(({ model }) => {
  model.asked.length = 0
})

test('is sent once it was shown, comes while it is written, and is walked and done with as the coach’s are', async ({
  page,
  model,
}) => {
  let goOn: (() => void) | undefined
  model.behave(async (response) => {
    begin(response)
    say(response, JSON.stringify(NOTE))
    await new Promise<void>((resolve) => {
      goOn = resolve
    })
    finish(response)
  })
  await writeWeak(page)
  const own = await notes(page).count()
  await page.getByRole('button', askButton).click()
  const dialog = page.getByRole('dialog', { name: 'This leaves Callback' })
  await expect(dialog).toContainText(new URL(model.url).host)
  expect(await violationsIn(page)).toEqual([])
  const shown = await dialog.locator('pre').allTextContents()
  expect(shown[0]).toContain(`> ${WEAK.split('\n')[0]}`)
  expect(model.asked).toEqual([])
  await dialog.getByRole('button', { name: 'Send it' }).click()
  await expect(page.locator(seconds)).toHaveCount(1)
  await expect(page.getByRole('button', { name: 'Stop' })).toBeVisible()
  goOn?.()
  await expect(page.getByText('1 note from a second reader.')).toBeVisible()
  expect(((model.asked[0]?.body.messages ?? []) as { content: string }[]).map(({ content }) => content)).toEqual(
    shown.reverse(),
  )
  await expect(notes(page)).toHaveCount(own + 1)
  const note = page.locator(seconds)
  await expect(note).toHaveAccessibleName(/, a second opinion$/)
  await note.focus()
  await page.keyboard.press('Escape')
  const selected = await sheet(page).evaluate((area: HTMLTextAreaElement) =>
    area.value.slice(area.selectionStart, area.selectionEnd),
  )
  expect(selected).toBe(NOTE.quote)
  await note.focus()
  await page.keyboard.press('Enter')
  await expect(note).toHaveAccessibleName(/, a second opinion, done$/)
  // It goes with its words.
  await sheet(page).fill(WEAK.replace(NOTE.quote, 'I read the log'))
  await expect(note).toHaveCount(0)
})

test('is never sent where its writer says no, and without asking once they said always', async ({ page, model }) => {
  model.behave(reply(JSON.stringify(NOTE)))
  await writeWeak(page)
  await page.getByRole('button', askButton).click()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(page.getByRole('button', askButton)).toBeFocused()
  await page.getByRole('button', askButton).press('Enter')
  await page.getByRole('button', { name: 'Don’t send' }).click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  expect(model.asked).toEqual([])

  // Who is nobody yet can't say always: whoever comes after them would be nobody, too.
  await page.getByRole('button', askButton).click()
  await expect(page.getByRole('checkbox', { name: /^From now on/ })).toHaveCount(0)
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('dialog')).toHaveCount(1)
  await page.keyboard.press('Escape')
  await expect(page.locator('.editor-bar [role=status]')).toHaveText('Saved')
  await page.reload()
  await page.getByRole('button', askButton).click()
  await page.getByRole('checkbox', { name: /^From now on/ }).check()
  await page.getByRole('button', { name: 'Send it' }).click()
  await expect(page.locator(seconds)).toHaveCount(1)
  await page.reload()
  await page.getByRole('button', askButton).click()
  await expect(page.locator(seconds)).toHaveCount(1)
  expect(model.asked).toHaveLength(2)
  // Said in one tab, it holds in the other.
  const other = await page.context().newPage()
  await other.goto(COACHED)
  await other.getByRole('button', { name: 'Show me first again' }).click()
  await page.getByRole('button', askButton).click()
  await expect(page.getByRole('dialog', { name: 'This leaves Callback' })).toBeVisible()
  expect(model.asked).toHaveLength(2)
})

test('that fails or says nothing to go by leaves the coach’s own notes, and a word about it', async ({
  page,
  model,
}) => {
  await writeWeak(page)
  const own = await notes(page).count()
  const send = async () => {
    await page.getByRole('button', askButton).click()
    await page.getByRole('button', { name: 'Send it' }).click()
  }
  model.behave((response) => void response.writeHead(500).end())
  await send()
  await expect(page.getByText('can’t be reached, or broke off. The coach’s own notes stand.')).toBeVisible()
  model.behave(reply(JSON.stringify({ ...NOTE, quote: 'what nobody wrote' })))
  await send()
  await expect(page.getByText('It gave no note that can be held against your words.')).toBeVisible()
  await expect(notes(page)).toHaveCount(own)
  await sheet(page).fill('Too short.')
  await page.getByRole('button', askButton).click()
  await expect(page.getByText('write at least twenty words', { exact: false }).first()).toBeVisible()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await sheet(page).fill(WEAK)
  // Writing never waits for it, and it can be stopped.
  model.behave(begin)
  await send()
  await sheet(page).press('Control+End')
  await page.keyboard.type(' And so on.')
  await expect(page.locator('.editor-bar [role=status]')).toHaveText('Saved')
  await page.getByRole('button', { name: 'Stop' }).click()
  await expect(page.getByText('Stopped.', { exact: false })).toBeVisible()
  await expect(page.getByRole('button', askButton)).toBeVisible()
})

test('is offered nowhere else, and fits 320 px', async ({ page, model }) => {
  model.behave(reply(JSON.stringify(NOTE)))
  await page.setViewportSize({ width: 320, height: 640 })
  await page.goto(COACHED)
  await sheet(page).fill(WEAK)
  await page.getByRole('button', askButton).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
})
