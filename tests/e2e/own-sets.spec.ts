import { expect, test } from './fixtures/browser'
import { makeSet, PASTE, questionsOfSet } from './fixtures/own-set'
import { question, reveal } from './fixtures/studying'

const QUESTIONS = [
  'How would you design a rate limiter?',
  'Tell me about an outage that you caused.',
  'When did you last change your mind about a design?',
]

test('a pasted list becomes a set that is put in order, studied, mocked and printed as a kit', async ({ page }) => {
  const address = await makeSet(page)
  await expect(questionsOfSet(page)).toHaveText(QUESTIONS)
  await page.getByRole('button', { name: 'Move question 2 down' }).click()
  await expect(questionsOfSet(page)).toHaveText([0, 1, 2].map((index) => QUESTIONS[index] ?? ''))
  await page.getByRole('button', { name: 'Move question 1 down' }).click()
  await page.getByRole('checkbox', { name: 'Must ask question 1' }).check()
  await page.getByRole('spinbutton', { name: 'Minutes there are' }).fill('10')
  await page.getByRole('textbox', { name: 'Purpose, one line' }).fill('To see how they think')
  await page.getByRole('textbox', { name: 'Title' }).focus()
  await expect(page.getByText('3 questions need 15 min: 5 too many')).toBeVisible()
  await expect(page.locator('.set-sheet__bar').getByRole('status')).toHaveText('Saved')
  await page.reload()
  await expect(page.getByRole('checkbox', { name: 'Must ask question 1' })).toBeChecked()
  const order = await questionsOfSet(page).allTextContents()

  await page.goto(`${address}/kit`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Backend, first interview')
  for (const text of QUESTIONS) await expect(page.getByText(text)).toBeVisible()
  await page.getByRole('textbox', { name: 'Candidate' }).fill('Ada')
  await page.reload()
  await expect(page.getByRole('textbox', { name: 'Candidate' })).toHaveValue('Ada')

  await page.goto(address.replace('/my/sets/', '/study?own='))
  await expect(question(page)).toHaveText(order[0] ?? '')
  await reveal(page)
  await page.goto(address.replace('/my/sets/', '/mock?own='))
  await page.getByRole('button', { name: /^Start/ }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(order[0] ?? '')
})

test('two tabs that change one set lose nothing of each other', async ({ page, context }) => {
  const address = await makeSet(page)
  const other = await context.newPage()
  await other.goto(address)
  await page.getByRole('textbox', { name: 'Write a question of your own' }).fill('Why us?')
  await page.getByRole('button', { name: 'Add it' }).click()
  await other.getByRole('button', { name: 'Take question 1 out' }).click()
  for (const tab of [page, other]) await expect(tab.locator('.set-sheet__bar').getByRole('status')).toHaveText('Saved')
  await page.reload()
  await expect(questionsOfSet(page)).toHaveText([QUESTIONS[1] ?? '', QUESTIONS[2] ?? '', 'Why us?'])
  // The other's undo brings back what it took out, into the set as it is now.
  await other.getByRole('button', { name: /^Undo/ }).click()
  await expect(other.locator('.set-sheet__bar').getByRole('status')).toHaveText('Saved')
  await page.reload()
  await expect(questionsOfSet(page)).toHaveText([...QUESTIONS, 'Why us?'])
})

test('a list pasted into a set stands at its end, is undone, and the set is searched', async ({ page }) => {
  const address = await makeSet(page)
  const paste = async () => {
    await page.getByText('Paste a list or a page, or open a file').click()
    await page
      .getByRole('textbox', { name: 'Paste questions here' })
      .fill('## Growth\n- What did you learn last month?\n- Which tool would you drop?')
    await expect(page.getByRole('textbox', { name: 'Title' })).toHaveCount(1)
    await page.getByRole('button', { name: 'Add 2 questions to the set' }).click()
    await expect(questionsOfSet(page)).toHaveCount(5)
  }
  await paste()
  await page.getByRole('button', { name: /^Undo/ }).click()
  await expect(questionsOfSet(page)).toHaveText(QUESTIONS)
  await paste()
  await expect(page.locator('.set-sheet__bar').getByRole('status')).toHaveText('Saved')
  await page.reload()
  await expect(questionsOfSet(page)).toHaveText([
    ...QUESTIONS,
    'What did you learn last month?',
    'Which tool would you drop?',
  ])
  await expect(page.getByRole('textbox', { name: 'Heading of Growth' }).last()).toHaveValue('Growth')

  await page.goto('/search?q=learned')
  await page.getByText('Set', { exact: true }).click()
  await page.getByRole('link', { name: 'Backend, first interview mine' }).click()
  await expect(questionsOfSet(page)).toHaveText(['What did you learn last month?'])
  await expect(page.getByRole('region', { name: 'Results' }).getByText('4', { exact: true })).toBeVisible()
  await page.getByRole('link', { name: 'Backend, first interview' }).click()
  await expect(page).toHaveURL(address)
})

test('questions of the library are added many at a time, and a curated set is copied', async ({ page }) => {
  await makeSet(page)
  await page.getByRole('searchbox', { name: 'Search the library and your own' }).fill('webhook')
  const found = page.locator('.add-questions__found').getByRole('checkbox')
  await expect.poll(() => found.count()).toBeLessThan(10)
  await found.nth(0).check()
  await found.nth(1).check()
  await page.getByRole('button', { name: 'Add 2 to the set' }).click()
  await expect(questionsOfSet(page)).toHaveCount(5)

  await page.goto('/')
  await page.getByRole('link', { name: 'Integration Engineer' }).click()
  await page.getByRole('link', { name: 'Copy to change or share' }).click()
  await page.getByRole('button', { name: /^Copy “/ }).click()
  await page.waitForURL(/\/my\/sets\/[0-9a-f-]{36}$/)
  await expect(questionsOfSet(page)).toHaveCount(24)
})

test('a question of one’s own gets what it needs, and is found by search', async ({ page }) => {
  await makeSet(page)
  await questionsOfSet(page).first().click()
  await page.getByRole('textbox', { name: 'Key points' }).fill('Names a token bucket\nSays where the count lives')
  await page.getByRole('textbox', { name: 'Listen for' }).fill('Asks what is protected')
  await page.getByRole('textbox', { name: 'Notes' }).focus()
  await expect(page.locator('.set-sheet__bar').getByRole('status')).toHaveText('Saved')
  await page
    .getByRole('main')
    .getByRole('link', { name: /^Study/ })
    .click()
  await page.waitForURL(/study\?questions=/)
  await reveal(page)
  await expect(page.getByRole('checkbox', { name: /token bucket/ })).toBeVisible()
  await expect(page.getByText('Asks what is protected')).toHaveCount(0)
  await page.goto('/search?q=token+bucket')
  await expect(page.getByRole('region', { name: /In your own questions/ }).getByRole('link')).toHaveText(
    QUESTIONS[0] ?? '',
  )
})

test('a deleted set is back by Undo, or by the list', async ({ page }) => {
  const address = await makeSet(page)
  await page.getByRole('button', { name: 'Delete this set' }).click()
  await page.getByRole('button', { name: /^Undo/ }).click()
  await expect(page.getByRole('button', { name: 'Delete this set' })).toBeEnabled()
  await page.reload()
  await page.getByRole('button', { name: 'Delete this set' }).click()
  await page.getByRole('link', { name: 'My sets' }).click()
  await page.getByRole('button', { name: 'Restore Backend, first interview' }).click()
  await page.waitForURL(address)
  await expect(questionsOfSet(page)).toHaveText(QUESTIONS)
})

test('a set goes out as a file and comes back in', async ({ page }) => {
  await makeSet(page, PASTE)
  for (const name of ['Markdown', 'CSV', 'JSON']) {
    await page.goto('/my/sets')
    await page.getByRole('link', { name: 'Backend, first interview' }).first().click()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name, exact: true }).click(),
    ])
    await page.goto('/my/sets/new')
    await page.locator('input[type="file"]').setInputFiles({
      name: download.suggestedFilename(),
      mimeType: 'text/plain',
      buffer: Buffer.concat(await (await download.createReadStream()).toArray()),
    })
    await page.getByRole('button', { name: 'Make a set of 3 questions' }).click()
    await page.waitForURL(/\/my\/sets\/[0-9a-f-]{36}$/)
    await expect(questionsOfSet(page)).toHaveText(QUESTIONS)
  }
})
