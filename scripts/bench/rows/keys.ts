import type { Row } from '../bench-context'
import { inBrowser, signIn } from '../browser'
import { listExamples } from '../examples'
import { type KeyWork, openKeyClock } from '../key-clock'
import { median, percentile } from '../measure'

const DESK = { viewport: { width: 1280, height: 900 } }
const FRAME_MS = 16
const WRITER = 7
const DRAFT_WORDS = 5_000

/** What the browser works from the key that rates until the next card shows; the server is away for half of them. */
export const nextCard: Row = {
  name: 'next-card',
  what: 'rating to next card, p95',
  async measure({ app, sizes }) {
    const { url } = await app('sqlite')
    const cards = Math.min(15, Math.ceil(sizes.samples / 10))
    const work: KeyWork[] = []
    for (const isAway of [false, true])
      await inBrowser(async (context) => {
        // A guest each time, to whom all is new: whoever rates has soon nothing left that is due, and stores are kept.
        const page = await context.newPage()
        await page.goto(`${url}/study`, { waitUntil: 'networkidle' })
        const clock = await openKeyClock(context)
        if (isAway) await page.route('**/api/**', (route) => route.abort())
        for (let card = 0; card < cards; card += 1) {
          const question = await page.getByRole('heading', { level: 1 }).textContent()
          await page.keyboard.press('Space')
          const good = page.getByRole('button', { name: /^Good/ })
          await good.waitFor()
          await clock.time(page, () => page.keyboard.press('3'))
          await good.waitFor({ state: 'hidden' })
          const next = await page.getByRole('heading', { level: 1 }).textContent()
          if (next === question) throw new Error('The next card did not show.')
        }
        work.push(...(await clock.stop()))
      }, DESK)
    const figures = [
      {
        what: 'rating to next card shown, p95 of the browser’s work',
        ...p95Of(work),
        target: { better: 'less' as const, bound: FRAME_MS },
        note: `${wordsFor(work)}; also with the server away`,
      },
    ]
    return { figures }
  },
}

const BARE_PAGE = `<style>
  textarea { display: block; inline-size: 640px; field-sizing: content; font: 20px/32px serif; border: 0; resize: none }
</style><textarea></textarea>`

/**
 * What the browser works for one key in a long draft with notes beside it, at its end and in its middle by turns; and
 * beside it, key by key, the same in a page that is a field and nothing else, which is as little as a browser can do.
 */
export const keystroke: Row = {
  name: 'keystroke',
  what: 'keystroke in the editor, p95',
  async measure({ app, sizes }) {
    const { url, cookieOf } = await app('sqlite')
    const draft = draftOf(await listExamples())
    const work = await inBrowser(async (context) => {
      await signIn(context, url, cookieOf(WRITER))
      const ours = await context.newPage()
      await ours.goto(`${url}/answers/trustworthy-webhook-consumer`, { waitUntil: 'networkidle' })
      const bare = await context.newPage()
      await bare.setContent(BARE_PAGE)
      const fields = await Promise.all(
        [ours, bare].map(async (page) => {
          const field = page.getByRole('textbox').first()
          await field.fill(draft)
          return { page, field, keys: [] as number[] }
        }),
      )
      await ours.locator('.note').first().waitFor()
      await ours.waitForLoadState('networkidle')
      const clock = await openKeyClock(context)
      for (const share of [1, 0.5]) {
        for (const { page, field } of fields) {
          await page.bringToFront()
          await field.focus()
          await field.evaluate((area: HTMLTextAreaElement, part) => {
            area.selectionStart = area.selectionEnd = area.value.length * part
          }, share)
        }
        const keys = 'and so it goes on '.repeat(Math.ceil(sizes.samples / 36)).slice(0, sizes.samples / 2)
        for (const letter of keys)
          for (const { page, keys: own } of fields) {
            await page.bringToFront()
            own.push(await clock.time(page, () => page.keyboard.type(letter)))
          }
      }
      const work = await clock.stop()
      return fields.map(({ keys }) => work.filter((_, place) => keys.includes(place)))
    }, DESK)
    const [ours = [], bare = []] = work
    const figures = [
      {
        what: 'keystroke in a draft of 5,000 words to its frame, p95 of the browser’s work',
        ...p95Of(ours),
        target: { better: 'less' as const, bound: FRAME_MS, stretch: 8 },
        note: `${wordsFor(ours)}; in a bare field ${wordsFor(bare)}`,
      },
    ]
    return { figures }
  },
}

function p95Of(work: readonly KeyWork[]): { value: number; unit: 'ms' } {
  return { value: percentile(untilShownOf(work), 0.95), unit: 'ms' }
}

function wordsFor(work: readonly KeyWork[]): string {
  const rests = work.map(({ withRest }) => withRest)
  const [middle, restMiddle, restHigh] = [median(untilShownOf(work)), median(rests), percentile(rests, 0.95)]
  return `median ${middle.toFixed(1)} ms (with all until the frame after ${restMiddle.toFixed(1)}, p95 ${restHigh.toFixed(1)} ms)`
}

function untilShownOf(work: readonly KeyWork[]): number[] {
  return work.map(({ untilShown }) => untilShown)
}

/** Paragraphs that the coach has something to say of, over and over until there are enough words. */
function draftOf(paragraphs: readonly string[]): string {
  let words = 0
  const chosen: string[] = []
  for (let at = 0; words < DRAFT_WORDS; at += 1) {
    const paragraph = paragraphs[at % paragraphs.length] ?? ''
    words += paragraph.split(/\s+/).length
    chosen.push(paragraph)
  }
  return chosen.join('\n\n')
}
