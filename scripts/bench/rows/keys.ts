import type { CDPSession, Page } from '@playwright/test'
import type { Row } from '../bench-context'
import { inBrowser, signIn } from '../browser'
import { wordsOf } from '../data/questions'
import { median, percentile } from '../measure'
import { SEED } from '../sizes'

const DESK = { viewport: { width: 1280, height: 900 } }
const FRAME_MS = 16
/** One whom nothing else rates for. */
const RATER = 7
const DRAFT_WORDS = 5_000

/** What the browser works from the key that rates until the next card shows; the server is stopped for half of them. */
export const nextCard: Row = {
  name: 'next-card',
  what: 'rating to next card, p95',
  async measure({ app, sizes }) {
    const { url, cookieOf } = await app('sqlite')
    const cards = Math.min(15, Math.ceil(sizes.samples / 10))
    const work: number[] = []
    for (const isAway of [false, true])
      await inBrowser(async (context) => {
        await signIn(context, url, cookieOf(RATER))
        const page = await context.newPage()
        const clock = await openClock(page)
        await page.goto(`${url}/study`, { waitUntil: 'networkidle' })
        if (isAway) await page.route('**/api/**', (route) => route.abort())
        for (let card = 0; card < cards; card += 1) {
          const question = await page.getByRole('heading', { level: 1 }).textContent()
          await page.keyboard.press('Space')
          const good = page.getByRole('button', { name: /^Good/ })
          await good.waitFor()
          work.push(await clock.workOf(() => page.keyboard.press('3')))
          await good.waitFor({ state: 'hidden' })
          const next = await page.getByRole('heading', { level: 1 }).textContent()
          if (next === question) throw new Error('The next card did not show.')
        }
      }, DESK)
    const figures = [
      {
        what: 'rating to next card, p95 of the browser’s work',
        value: percentile(work, 0.95),
        unit: 'ms' as const,
        target: { better: 'less' as const, bound: FRAME_MS },
        note: `median ${median(work).toFixed(1)} ms; also with the server away`,
      },
    ]
    return { figures }
  },
}

/** What the browser works for one key in a long draft. */
export const keystroke: Row = {
  name: 'keystroke',
  what: 'keystroke in the editor, p95',
  async measure({ app, sizes }) {
    const { url, cookieOf } = await app('sqlite')
    const words = wordsOf(SEED)
    const draft = Array.from({ length: DRAFT_WORDS }, (_, at) => words[at % 900] ?? '')
      .join(' ')
      .replaceAll(/((?:\S+ ){14}\S+) /g, '$1. ')
    const work = await inBrowser(async (context) => {
      await signIn(context, url, cookieOf(RATER))
      const page = await context.newPage()
      const clock = await openClock(page)
      await page.goto(`${url}/answers/trustworthy-webhook-consumer`, { waitUntil: 'networkidle' })
      const area = page.getByRole('textbox').first()
      await area.fill(draft)
      await page.waitForLoadState('networkidle')
      const times: number[] = []
      for (const letter of 'and so it goes on '.repeat(Math.ceil(sizes.samples / 18)).slice(0, sizes.samples))
        times.push(await clock.workOf(() => page.keyboard.type(letter)))
      return times
    }, DESK)
    const figures = [
      {
        what: 'keystroke in a draft of 5,000 words, p95 of the browser’s work',
        value: percentile(work, 0.95),
        unit: 'ms' as const,
        target: { better: 'less' as const, bound: FRAME_MS, stretch: 8 },
        note: `median ${median(work).toFixed(1)} ms`,
      },
    ]
    return { figures }
  },
}

/**
 * Measures what a page's main thread does, scripts, styles, layout and paint, until the next frame is drawn: in the
 * processor's time, which doesn't run while others have the processor.
 */
async function openClock(page: Page) {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  return {
    async workOf(press: () => Promise<void>): Promise<number> {
      const before = await busySeconds(session)
      await press()
      await page.evaluate(() => new Promise<void>((resolve) => requestAnimationFrame(() => setTimeout(resolve))))
      return ((await busySeconds(session)) - before) * 1000
    },
  }
}

async function busySeconds(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics')
  return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0
}
