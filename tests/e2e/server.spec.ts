import { execFile, spawn } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from '@playwright/test'
import { isRenderedPage } from '../../scripts/server/security-headers'
import { freePort } from '../../scripts/test/postgres'
import { makeDataDir, startApp } from '../setup/app'

const run = promisify(execFile)
const SET = '/sets/integration-engineer'

test('exactly the pages that are rendered for each request have a nonce', () => {
  const read = (file: string) => JSON.parse(readFileSync(`.next/${file}`, 'utf8'))
  const entries: [string, string][] = Object.entries(read('app-path-routes-manifest.json'))
  const { routes, dynamicRoutes } = read('prerender-manifest.json')
  const pages = entries.filter(([entry]) => entry.endsWith('/page')).map(([, route]) => route)
  expect(pages).toContain('/study')
  const rendered = pages.filter((route) => !(route in routes) && !(route in dynamicRoutes))
  expect(pages.filter((route) => isRenderedPage(route))).toEqual(rendered)
})

test('the way to drop cached pages is not there for anyone else', async ({ request }) => {
  for (const headers of [{}, { 'x-internal-secret': 'a guess' }] as Record<string, string>[]) {
    expect((await request.post('/api/internal/revalidate', { headers })).status()).toBe(404)
  }
  expect((await request.get('/api/internal/revalidate')).status()).toBe(404)
})

test('a running server shows what another process imported, and after a restart what its own content says', async ({
  request,
}) => {
  test.slow()
  const { dataDir, remove } = makeDataDir()
  const edited = mkdtempSync(path.join(tmpdir(), 'callback-content-'))
  cpSync('content', edited, { recursive: true })
  const file = path.join(edited, 'sets/integration-engineer.md')
  writeFileSync(file, readFileSync(file, 'utf8').replace(/^title: .+$/m, 'title: Edited by another process'))

  const app = await startApp(dataDir)
  const before = await (await request.get(app.url + SET)).text()
  expect(before).not.toContain('Edited by another process')

  const env = { ...process.env, CALLBACK_DATA_DIR: dataDir, DATABASE_URL: '' }
  await run('npx', ['tsx', 'scripts/content/import.ts', edited], { env })
  await expect.poll(async () => (await request.get(app.url + SET)).text()).toContain('Edited by another process')
  await expect.poll(async () => (await request.get(app.url)).text()).toContain('Edited by another process')
  expect(await app.stop()).toBe(0)

  // Its start imports the project's own content again: the text changed while nothing ran.
  const again = await startApp(dataDir)
  expect(await (await request.get(again.url + SET)).text()).not.toContain('Edited by another process')
  expect(await (await request.get(again.url)).text()).not.toContain('Edited by another process')
  expect(await again.stop()).toBe(0)
  rmSync(edited, { recursive: true })
  remove()
})

test('npm start reuses everything, and SIGTERM to npm ends the server and leaves nothing behind', async ({
  request,
}) => {
  const { dataDir, remove } = makeDataDir()
  const port = await freePort()
  const env = { ...process.env, PORT: String(port), CALLBACK_DATA_DIR: dataDir, NEXTAUTH_URL: '', DATABASE_URL: '' }
  const npm = spawn('npm', ['start'], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  let output = ''
  npm.stdout.on('data', (chunk) => {
    output += chunk
  })
  const ended = new Promise((resolve) => npm.once('close', resolve))
  await expect.poll(() => output).toContain(`Callback is ready at http://localhost:${port}\n`)
  expect(output).not.toMatch(/Installing|Generating|Building/)
  expect((await request.get(`http://localhost:${port}/`)).status()).toBe(200)

  npm.kill('SIGTERM')
  await ended
  expect(output).toContain('Callback has stopped.')
  await expect(request.get(`http://localhost:${port}/`)).rejects.toThrow('ECONNREFUSED')
  remove()
})
