import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { NOT_FOUND } from './fixtures/browser'
import { type FileQuestion, QUESTIONS, SET_SLUG } from './fixtures/library'
import { type App, expect, ROOT, test as withServer } from './fixtures/server'
import { guestOf, openStore } from './fixtures/store'
import { expectSaved, openSitting, question, rateByKey } from './fixtures/studying'

/** An import reaches a running server within seconds. */
const SEEN = { timeout: 15_000 }

const test = withServer.extend<{ content: { folder: string; edit: Edit; import: () => Promise<string> } }>({
  content: async ({ app }, use) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'callback-e2e-content-'))
    cpSync(path.join(ROOT, 'content'), folder, { recursive: true })
    await use({
      folder,
      edit: (file, change) => {
        const at = path.join(folder, file)
        const before = readFileSync(at, 'utf8')
        const after = change(before)
        if (after === before) throw new Error(`Nothing was changed in ${file}.`)
        writeFileSync(at, after)
      },
      import: () => app.importContent(folder),
    })
    rmSync(folder, { recursive: true, force: true })
  },
})

type Edit = (file: string, change: (source: string) => string) => void

const [studied, kept] = QUESTIONS
if (!studied || !kept) throw new Error('The set has too few questions.')

// Each starts a server and imports several times.
test.describe.configure({ timeout: 180_000 })

test('an edited question is everywhere within seconds, and progress on it stays', async ({ app, page, content }) => {
  const rated = await studyOne(page)
  await seeEverywhere(page, rated, rated.text)
  for (const address of [`/questions/${rated.slug}`, `/sets/${SET_SLUG}`]) await expectKept(page, address, rated.text)

  const text = 'Which words stand here now that somebody has edited this question?'
  content.edit(rated.file, (source) => source.replace(/^# .+/m, `# ${text}`))
  expect(await content.import()).toContain('added 0, changed 1,')
  await seeEverywhere(page, rated, text)
  for (const address of [`/questions/${rated.slug}`, `/sets/${SET_SLUG}`]) await expectKept(page, address, text)
  await expectProgress(page, app, rated, text)
})

test('a removed question is gone, with a page that says so; what was rated of it is kept', async ({
  app,
  page,
  content,
  complaints,
}) => {
  complaints.expect(NOT_FOUND)
  const rated = await studyOne(page)
  await seeEverywhere(page, rated, rated.text)

  rmSync(path.join(content.folder, rated.file))
  content.edit(`sets/${SET_SLUG}.md`, (source) => source.replace(new RegExp(`^.*${rated.id}.*\n`, 'm'), ''))
  expect(await content.import()).toContain('archived 1')
  await expect(async () => {
    expect((await page.goto(`/questions/${rated.slug}`))?.status()).toBe(404)
  }).toPass(SEEN)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('There is no such page here.')
  await expect(async () => {
    await page.goto(`/sets/${SET_SLUG}`)
    await expect(page.getByText('23 questions,')).toBeVisible({ timeout: 500 })
  }).toPass(SEEN)
  await expect(page.getByRole('link', { name: rated.text })).toHaveCount(0)
  await page.goto('/study')
  await expect(page.getByText('1 of 19')).toBeVisible()
  expect(openStore(app.dataDir).reviews(await guestOf(page.context()))).toMatchObject([{ questionId: rated.id }])

  // Back again, it is what it was.
  await app.importContent('content')
  await seeEverywhere(page, rated, rated.text)
  await expectProgress(page, app, rated, rated.text)
})

test('a renamed question leads on from its old address, and progress goes with it', async ({ app, page, content }) => {
  const rated = await studyOne(page)
  await seeEverywhere(page, rated, rated.text)

  const slug = 'its-new-address'
  renameSync(path.join(content.folder, rated.file), path.join(content.folder, path.dirname(rated.file), `${slug}.md`))
  await content.import()
  await expect(async () => {
    const response = await page.request.get(`/questions/${rated.slug}`, { maxRedirects: 0 })
    expect(response.status()).toBe(308)
    expect(response.headers().location).toMatch(new RegExp(`/questions/${slug}$`))
  }).toPass(SEEN)
  await page.goto(`/questions/${rated.slug}`)
  await expect(page).toHaveURL(new RegExp(`/questions/${slug}$`))
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(rated.text)
  await seeEverywhere(page, { slug }, rated.text)
  await expectProgress(page, app, rated, rated.text)
})

test('a bad file changes nothing, and is named by file and line', async ({ app, page, content }) => {
  content.edit(kept.file, (source) => source.replace(/^# .+/m, '# Is this half of an import?'))
  content.edit(studied.file, (source) => source.replace(/^## Key points/m, '## Kee points'))
  await expect(content.import()).rejects.toThrow(new RegExp(`${path.basename(studied.file)}:\\d+`))
  await page.goto(`/questions/${kept.slug}`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(kept.text)

  // A good import afterwards goes through: nothing was left half-way.
  content.edit(studied.file, (source) => source.replace(/^## Kee points/m, '## Key points'))
  expect(await content.import()).toContain('changed 1,')
  await seeEverywhere(page, kept, 'Is this half of an import?')
  expect(openStore(app.dataDir).userIds()).toEqual([])
})

async function studyOne(page: Page): Promise<FileQuestion> {
  await openSitting(page, `/study?set=${SET_SLUG}`)
  const rated = await rateByKey(page, 'good')
  await expectSaved(page)
  return rated
}

/** On its own page, in its set and by search. */
async function seeEverywhere(page: Page, { slug }: { slug: string }, text: string): Promise<void> {
  await expect(async () => {
    await page.goto(`/questions/${slug}`)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(text, { timeout: 500 })
  }).toPass(SEEN)
  for (const address of [`/sets/${SET_SLUG}`, `/search?q=${encodeURIComponent(text)}`]) {
    await expect(async () => {
      await page.goto(address)
      const link = page.getByRole('main').getByRole('link', { name: text })
      await expect(link).toHaveAttribute('href', `/questions/${slug}`, { timeout: 500 })
    }).toPass(SEEN)
  }
}

/** By the server itself: Next knows no Brotli. */
async function expectKept({ request }: Page, address: string, text: string): Promise<void> {
  await expect(async () => {
    const response = await request.get(address, { headers: { 'accept-encoding': 'br' } })
    expect(response.headers()['content-encoding']).toBe('br')
    expect(await response.text()).toContain(text)
  }).toPass(SEEN)
}

async function expectProgress(page: Page, app: App, rated: FileQuestion, text: string): Promise<void> {
  expect(openStore(app.dataDir).reviews(await guestOf(page.context()))).toMatchObject([
    { questionId: rated.id, rating: 'good' },
  ])
  await page.goto(`/sets/${SET_SLUG}`)
  await expect(page.getByRole('listitem').filter({ hasText: text })).toContainText('Due in 2 d')
  await page.goto('/study')
  await expect(page.getByText('1 of 19')).toBeVisible()
  await expect(question(page)).not.toHaveText(text)
}
