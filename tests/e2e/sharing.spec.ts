import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { APIRequestContext } from '@playwright/test'
import { makeDataDir, startApp } from '../setup/app'
import { startNode } from '../setup/program'
import { expect, test } from './fixtures/browser'
import { QUESTIONS, SET_SLUG } from './fixtures/library'

const [first] = QUESTIONS
if (!first) throw new Error('The set has no questions.')

const QUESTION = `/questions/${first.slug}`
const SET = `/sets/${SET_SLUG}`
const PUBLIC = ['/', '/due-dates', SET, QUESTION]

for (const address of PUBLIC) {
  test(`${address} says what other sites are to show of it`, async ({ request, baseURL }) => {
    const html = await (await request.get(address)).text()
    const title = /<title>(.*?)<\/title>/.exec(html)?.[1]?.replace(/ · Callback$/, '')
    expect(tag(html, 'og:title')).toBe(title)
    expect(tag(html, 'og:description')).toBe(tag(html, 'description'))
    expect(tag(html, 'og:description').length).toBeGreaterThan(20)
    expect(tag(html, 'og:type')).toMatch(/^(website|article)$/)
    expect(tag(html, 'og:site_name')).toBe('Callback')
    expect(tag(html, 'twitter:card')).toBe('summary_large_image')
    const own = `${baseURL}${address === '/' ? '' : address}`
    expect(tag(html, 'og:url')).toBe(own)
    expect(/<link rel="canonical" href="(.*?)"/.exec(html)?.[1]).toBe(own)
    expect(tag(html, 'og:image')).toMatch(new RegExp(`^${baseURL}/`))
    expect(tag(html, 'twitter:image')).toBe(tag(html, 'og:image'))
    expect(tag(html, 'og:image:alt').length).toBeGreaterThan(20)
    await expectPicture(request, tag(html, 'og:image'))
  })
}

test('a picture is drawn once, and the same for everyone', async ({ request, playwright }) => {
  const address = tag(await (await request.get(QUESTION)).text(), 'og:image')
  const drawn = await request.get(address)
  const stranger = await playwright.request.newContext()
  const again = await stranger.get(address)
  expect(again.headers()['x-nextjs-cache']).toBe('HIT')
  expect(again.headers()['cache-control']).toBe('public, max-age=0, must-revalidate')
  expect(again.headers()['set-cookie']).toBeUndefined()
  expect((await again.body()).equals(await drawn.body())).toBe(true)
  await stranger.dispose()
})

test('what isn’t there has no picture, and no picture of its absence', async ({ request }) => {
  for (const [page, slug] of [
    [QUESTION, first.slug],
    [SET, SET_SLUG],
  ] as const) {
    const address = tag(await (await request.get(page)).text(), 'og:image')
    for (const name of ['nowhere', '%00', 'a'.repeat(400), '..%2f..']) {
      const response = await request.get(address.replace(slug, name))
      expect(response.status(), name).toBe(404)
      expect(response.headers()['content-type']).not.toContain('image')
    }
  }
  const missing = await (await request.get('/questions/nowhere')).text()
  expect(missing).not.toContain('og:image')
})

test('pages say for machines what they say for people, scripts or none', async ({ openBrowser }) => {
  const context = await openBrowser({ javaScriptEnabled: false })
  const page = await context.newPage()
  const read = async (address: string) => {
    await page.goto(address)
    return graphOf(await page.content())
  }
  const { origin } = new URL((await page.goto('/'))?.url() ?? '')

  expect(await read('/')).toMatchObject([
    {
      '@type': 'WebSite',
      url: `${origin}/`,
      potentialAction: { target: { urlTemplate: `${origin}/search?q={search_term_string}` } },
    },
  ])

  const [list] = await read(SET)
  expect(list).toMatchObject({ '@type': 'ItemList', numberOfItems: QUESTIONS.length })
  expect(list.itemListElement).toEqual(
    QUESTIONS.map(({ slug, text }, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      url: `${origin}/questions/${slug}`,
      name: text,
    })),
  )
  for (const { text } of QUESTIONS) await expect(page.getByRole('link', { name: text })).toBeVisible()

  const [faq, crumbs] = await read(QUESTION)
  expect(faq).toMatchObject({ '@type': 'FAQPage', url: origin + QUESTION, mainEntity: [{ name: first.text }] })
  const shown = wordsOf(await page.getByRole('article').textContent())
  const answer: string = faq.mainEntity[0].acceptedAnswer.text
  for (const said of [first.guidance, first.exampleAnswer, ...first.keyPoints]) expect(answer).toContain(said)
  // Nothing but what the page shows.
  for (const line of answer.split('\n').filter(Boolean)) {
    for (const part of line.replace(/^\d+\. /, '').split(': ')) expect(shown).toContain(wordsOf(part))
  }
  expect(crumbs.itemListElement.map(({ item }: { item: string }) => item)).toEqual([
    `${origin}/`,
    origin + SET,
    origin + QUESTION,
  ])
})

test('every address in what is shared is the one that people use, not the one that listens', async ({ request }) => {
  test.slow()
  const { dataDir, remove } = makeDataDir()
  const port = String(43_000 + (process.pid % 2_000))
  const app = await startApp(dataDir, { PORT: port, NEXTAUTH_URL: 'https://prep.example.org/' })
  try {
    for (const address of PUBLIC) {
      const html = await (await request.get(`http://localhost:${port}${address}`)).text()
      for (const name of ['og:image', 'twitter:image', 'og:url'])
        expect(tag(html, name), `${name} of ${address}`).toMatch(/^https:\/\/prep\.example\.org(\/|$)/)
      expect(html).not.toContain('http://localhost')
    }
  } finally {
    await app.stop()
    remove()
  }
})

test('an edited question has a new picture, and an old name shows it too', async ({ request }) => {
  test.slow()
  const { dataDir, remove } = makeDataDir()
  const folder = mkdtempSync(path.join(tmpdir(), 'callback-e2e-content-'))
  cpSync('content', folder, { recursive: true })
  const app = await startApp(dataDir)
  try {
    const importContent = async () => {
      const program = startNode(['--import', 'tsx', 'scripts/content/import.ts', folder], {
        CALLBACK_DATA_DIR: dataDir,
      })
      expect(await program.ended, program.output()).toBe(0)
    }
    const addresses = await Promise.all(
      [QUESTION, '/'].map(async (page) => tag(await (await request.get(app.url + page)).text(), 'og:image')),
    )
    const [ofQuestion = '', ofLibrary = ''] = addresses
    const before = await pictureAt(request, ofQuestion)
    const libraryBefore = await pictureAt(request, ofLibrary)

    const file = path.join(folder, first.file)
    const source = readFileSync(file, 'utf8').replace(/^# .+/m, '# Which words stand on the picture now?')
    writeFileSync(path.join(path.dirname(file), 'its-new-address.md'), source)
    rmSync(file)
    rmSync(path.join(folder, QUESTIONS[1]?.file ?? ''))
    const set = path.join(folder, `sets/${SET_SLUG}.md`)
    writeFileSync(set, readFileSync(set, 'utf8').replace(new RegExp(`^.*${QUESTIONS[1]?.id}.*\n`, 'm'), ''))
    await importContent()

    await expect
      .poll(async () => (await pictureAt(request, ofQuestion)).equals(before), { timeout: 15_000 })
      .toBe(false)
    // One question less.
    expect((await pictureAt(request, ofLibrary)).equals(libraryBefore)).toBe(false)
    const renamed = await pictureAt(request, ofQuestion.replace(first.slug, 'its-new-address'))
    expect(renamed.equals(await pictureAt(request, ofQuestion))).toBe(true)
    const gone = ofQuestion.replace(first.slug, QUESTIONS[1]?.slug ?? '')
    expect((await request.get(gone)).status()).toBe(404)
  } finally {
    await app.stop()
    rmSync(folder, { recursive: true, force: true })
    remove()
  }
})

async function expectPicture(request: APIRequestContext, address: string): Promise<void> {
  const png = await pictureAt(request, address)
  expect({ width: png.readUInt32BE(16), height: png.readUInt32BE(20) }).toEqual({ width: 1200, height: 630 })
}

async function pictureAt(request: APIRequestContext, address: string): Promise<Buffer> {
  const response = await request.get(address)
  expect(response.status(), address).toBe(200)
  expect(response.headers()['content-type']).toBe('image/png')
  const body = await response.body()
  expect(body.subarray(0, 8)).toEqual(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))
  return body
}

/** What a meta element says; empty where there is none. */
function tag(html: string, name: string): string {
  return new RegExp(`<meta (?:property|name)="${name}" content="([^"]*)"`).exec(html)?.[1] ?? ''
}

function graphOf(html: string) {
  const [, json = '', ...more] = html.split(/<script type="application\/ld\+json">([^<]*)<\/script>/)
  expect(more).toHaveLength(1)
  const data = JSON.parse(json)
  expect(data['@context']).toBe('https://schema.org')
  return data['@graph']
}

/** Without spaces: where a text goes on in the next element, a page has none. */
function wordsOf(text: string | null): string {
  return (text ?? '').replace(/\s+/g, '')
}
