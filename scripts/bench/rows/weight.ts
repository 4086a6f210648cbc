import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { ROOT } from '../../launch/steps.mjs'
import type { Bench, Row } from '../bench-context'
import { PUBLIC_PAGES } from '../bench-context'
import { inBrowser, signIn } from '../browser'
import type { Figure } from '../figure'

/** What pages load, in bytes: figures that no busy machine changes. */
export const weight: Row = {
  name: 'weight',
  what: 'JavaScript, CSS and fonts that pages load',
  async measure(bench) {
    const app = await bench.app('sqlite')
    const bare = await loadedScripts((await bench.bare()).url)
    const heaviest = await heaviestOf(PUBLIC_PAGES.map((page) => app.url + page))
    const study = await loadedScripts(`${app.url}/study`, app.cookieOf(0))
    const fonts = await preloadedFonts(bench)
    const note = `bare loads ${(bare / 1000).toFixed(1)} kB, this ${(heaviest / 1000).toFixed(1)} kB`
    const figures: Figure[] = [
      {
        what: 'JavaScript of a public page (gz)',
        value: heaviest / bare,
        unit: 'x',
        target: { better: 'less', bound: 1.05, stretch: 1 },
        note,
      },
      {
        what: 'JavaScript of the study page (gz)',
        value: study / bare,
        unit: 'x',
        target: { better: 'less', bound: 1.25, stretch: 1.15 },
        note: `${(study / 1000).toFixed(1)} kB`,
      },
      {
        what: 'CSS of the whole app (gz)',
        value: cssBytes() / 1000,
        unit: 'kB',
        target: { better: 'less', bound: 14, stretch: 10 },
      },
      { what: 'fonts preloaded on a page', value: fonts.count, unit: 'files', target: { better: 'less', bound: 2 } },
      {
        what: 'fonts preloaded on a page, their size',
        value: fonts.bytes / 1000,
        unit: 'kB',
        target: { better: 'less', bound: 70 },
      },
    ]
    return { figures }
  },
}

async function heaviestOf(addresses: string[]): Promise<number> {
  let heaviest = 0
  for (const address of addresses) heaviest = Math.max(heaviest, await loadedScripts(address))
  return heaviest
}

/** All scripts that a browser loads for a page until it is quiet, gzipped. */
function loadedScripts(address: string, cookie?: string): Promise<number> {
  return inBrowser(async (context) => {
    if (cookie) await signIn(context, address, cookie)
    const page = await context.newPage()
    const sizes: Promise<number>[] = []
    page.on('response', (response) => {
      if (response.request().resourceType() === 'script')
        sizes.push(response.body().then((body) => gzipSync(body, { level: 9 }).length))
    })
    await page.goto(address, { waitUntil: 'networkidle' })
    return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)
  })
}

function cssBytes(): number {
  const folder = path.join(ROOT, '.next/static')
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.css'))
    .reduce((sum, file) => sum + gzipSync(readFileSync(path.join(folder, file)), { level: 9 }).length, 0)
}

async function preloadedFonts(bench: Bench): Promise<{ count: number; bytes: number }> {
  const { url } = await bench.app('sqlite')
  let most = { count: 0, bytes: 0 }
  for (const page of PUBLIC_PAGES) {
    const response = await fetch(url + page)
    const said = `${response.headers.get('link') ?? ''}\n${await response.text()}`
    const fonts = [...new Set([...said.matchAll(/\/_next\/static\/media\/[\w.-]+\.woff2/g)].map(([file]) => file))]
    const sizes = await Promise.all(
      fonts.map(async (font) => (await (await fetch(url + font)).arrayBuffer()).byteLength),
    )
    const bytes = sizes.reduce((sum, size) => sum + size, 0)
    if (bytes > most.bytes) most = { count: fonts.length, bytes }
  }
  return most
}
