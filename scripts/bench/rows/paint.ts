import type { BrowserContext } from '@playwright/test'
import type { Row } from '../bench-context'
import { PUBLIC_PAGES } from '../bench-context'
import { inBrowser, signIn } from '../browser'
import type { Figure } from '../figure'
import { interleave, median, ratioOf } from '../measure'

/** A phone of the middle: Lighthouse's "slow 4G", and a processor a quarter as fast. */
const PHONE = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true }
const NETWORK = { offline: false, latency: 150, downloadThroughput: 204_800, uploadThroughput: 93_750 }
const SLOWDOWN = 4
const SETTLE_MS = 500

/** When the largest part of a public page is there, on a phone, against the same page from nginx. */
export const largestPaint: Row = {
  name: 'lcp',
  what: 'LCP of a public page',
  async measure({ app, staticCopy, sizes: { rounds } }) {
    const { url } = await app('sqlite')
    const copy = await staticCopy()
    const figures: Figure[] = []
    for (const page of PUBLIC_PAGES) {
      const pairs = await interleave(rounds, {
        a: () => largestPaintOf(url + page),
        b: () => largestPaintOf(copy.url + page),
      })
      figures.push({
        what: `LCP of ${page} to its static copy`,
        value: ratioOf(pairs),
        unit: 'x',
        target: { better: 'less', bound: 1.5, stretch: 1.2 },
        note: `${Math.round(median(pairs.map(({ a }) => a)))} ms to ${Math.round(median(pairs.map(({ b }) => b)))} ms`,
      })
    }
    return { figures }
  },
}

function largestPaintOf(address: string): Promise<number> {
  return inBrowser(async (context) => {
    const page = await context.newPage()
    const session = await context.newCDPSession(page)
    await session.send('Network.enable')
    await session.send('Network.emulateNetworkConditions', NETWORK)
    await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN })
    await page.addInitScript(() => {
      const seen = Object.assign(window, { benchLargest: 0 })
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) seen.benchLargest = entry.startTime
      }).observe({ type: 'largest-contentful-paint', buffered: true })
    })
    await page.goto(address, { waitUntil: 'networkidle' })
    const paint = await page.evaluate(() => ('benchLargest' in window ? Number(window.benchLargest) : 0))
    if (paint === 0) throw new Error(`${address} painted nothing.`)
    return paint
  }, PHONE)
}

const PAGES = [
  ...PUBLIC_PAGES,
  ...[
    '/due-dates',
    '/search?q=webhook',
    '/sign-in',
    '/sign-up',
    '/account',
    '/study',
    '/mock',
    '/answers',
    '/progress',
  ],
  ...['/answers/trustworthy-webhook-consumer', '/stories', '/my/sets'],
]

/** How far what stands on a page moves while it loads. */
export const layoutShift: Row = {
  name: 'cls',
  what: 'CLS, every page',
  async measure({ app }) {
    const { url, cookieOf } = await app('sqlite')
    const shifts: { page: string; shift: number }[] = []
    for (const options of [PHONE, { viewport: { width: 1280, height: 900 } }])
      await inBrowser(async (context) => {
        await signIn(context, url, cookieOf(0))
        for (const page of PAGES) shifts.push({ page, shift: await shiftOf(context, url + page) })
      }, options)
    const worst = shifts.reduce((a, b) => (b.shift > a.shift ? b : a))
    const figure: Figure = {
      what: `CLS, the worst of ${PAGES.length} pages, phone and desk`,
      value: worst.shift,
      unit: '',
      target: { better: 'less', bound: 0.01, stretch: 0 },
      note: worst.shift > 0 ? worst.page : undefined,
    }
    return { figures: [figure] }
  },
}

async function shiftOf(context: BrowserContext, address: string): Promise<number> {
  const page = await context.newPage()
  await page.addInitScript(() => {
    const seen = Object.assign(window, { benchShift: 0 })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        if ('value' in entry && 'hadRecentInput' in entry && !entry.hadRecentInput)
          seen.benchShift += Number(entry.value)
    }).observe({ type: 'layout-shift', buffered: true })
  })
  const response = await page.goto(address, { waitUntil: 'networkidle' })
  if (!response?.ok()) throw new Error(`${address} answered ${response?.status()}.`)
  await page.waitForTimeout(SETTLE_MS)
  const shift = await page.evaluate(() => ('benchShift' in window ? Number(window.benchShift) : 0))
  await page.close()
  return shift
}
