import type { BrowserContext, CDPSession, Page } from '@playwright/test'

/** What a page's main thread worked for one key, in milliseconds of the processor's time. */
export type KeyWork = {
  /** From the key to the frame that shows what it did: what whoever pressed it waits for. */
  untilShown: number
  /** With all else that fell until the frame after that one: what is kept and sent behind it, and the measuring. */
  withRest: number
}

type TraceEvent = {
  name: string
  pid: number
  tid: number
  ts: number
  dur?: number
  tdur?: number
  args?: { data?: { type?: string } }
}

const MARK = 'bench-key-'
const TASK = 'ThreadControllerImpl::RunTask'
const CATEGORIES = ['devtools.timeline', 'blink.user_timing', 'toplevel']

/** Times keys in the pages of one browser, which traces itself meanwhile: one clock at a time. */
export async function openKeyClock(context: BrowserContext) {
  const browser = context.browser()
  if (!browser) throw new Error('This browser can’t trace itself.')
  await browser.startTracing(undefined, { categories: CATEGORIES })
  const sessions = new Map<Page, CDPSession>()
  const rests: number[] = []
  return {
    /** Presses a key and waits until its page has drawn. @returns the key's place in what `stop` gives */
    async time(page: Page, press: () => Promise<void>): Promise<number> {
      const session = sessions.get(page) ?? (await openSession(page))
      sessions.set(page, session)
      const place = rests.length
      await page.evaluate((name) => void performance.mark(name), MARK + place)
      const before = await busyMs(session)
      await press()
      await page.evaluate(() => new Promise<void>((resolve) => requestAnimationFrame(() => setTimeout(resolve))))
      rests.push((await busyMs(session)) - before)
      return place
    },
    async stop(): Promise<KeyWork[]> {
      // Chromium's own format: https://docs.google.com/document/d/1CvAClvFfyA5R-PhYUmn5OOQtYMH4h6I0nSsKchNAySU
      const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] }
      return rests.map((withRest, place) => ({ untilShown: untilShown(traceEvents, MARK + place), withRest }))
    },
  }
}

/** The tasks from the one with the key in it to the one that paints next. */
function untilShown(events: readonly TraceEvent[], markName: string): number {
  const mark = events.find(({ name }) => name === markName)
  if (!mark) throw new Error('The trace has lost a key.')
  const own = events.filter(({ pid, tid, ts }) => pid === mark.pid && tid === mark.tid && ts >= mark.ts)
  const key = firstOf(own.filter(({ name, args }) => name === 'EventDispatch' && args?.data?.type === 'keydown'))
  const paint = firstOf(own.filter(({ name, ts }) => name === 'Paint' && ts > key.ts))
  const tasks = own.filter(({ name, ts, dur = 0 }) => name === TASK && ts + dur >= key.ts && ts <= paint.ts)
  return tasks.reduce((sum, { tdur, dur = 0 }) => sum + (tdur ?? dur), 0) / 1000
}

function firstOf(events: readonly TraceEvent[]): TraceEvent {
  const [first, ...others] = events
  if (!first) throw new Error('A key was pressed and nothing was drawn.')
  return others.reduce((earliest, event) => (event.ts < earliest.ts ? event : earliest), first)
}

/** The processor's time, which doesn't run while others have the processor. */
async function openSession(page: Page): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  return session
}

async function busyMs(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics')
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000
}
