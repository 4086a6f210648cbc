import { launchOptions } from '../../scripts/test/chromium'
import { expect, OFFLINE, test } from './fixtures/browser'
import { SET_SLUG } from './fixtures/library'
import { answerBox, goOn, recordingsOf, startMock, withoutCaptions } from './fixtures/mock'
import { test as testWithServer } from './fixtures/server'
import { untilKeysWork } from './fixtures/studying'

test.describe.configure({ timeout: 180_000 })
// Chromium's own microphone for tests: it beeps once a second.
test.use({
  launchOptions: {
    ...launchOptions,
    args: [...launchOptions.args, '--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'],
  },
})

const SPOKEN = `set=${SET_SLUG}&count=2&mode=spoken`

testWithServer(
  'a spoken mock by keyboard alone: its tab and its server are killed, and a second at most is lost',
  async ({ app, page, context, complaints }) => {
    complaints.expect(OFFLINE)
    await withoutCaptions(page)
    const address = await startMock(page, SPOKEN)
    await page.keyboard.press('r')
    const record = page.getByRole('button', { name: /^Record/ })
    await expect(record).toHaveAttribute('aria-pressed', 'true')
    await expect.poll(async () => (await recordingsOf(page)).parts).toBeGreaterThanOrEqual(3)
    await app.kill()
    const { recordedMs } = await recordingsOf(page)
    await page.close()

    await app.start()
    const again = await context.newPage()
    await withoutCaptions(again)
    await again.goto(address)
    await untilKeysWork(again)
    expect((await recordingsOf(again)).recordedMs).toBeGreaterThanOrEqual(recordedMs)
    await answerBox(again).focus()
    await again.keyboard.press('Alt+r')
    await expect.poll(async () => (await recordingsOf(again)).takes).toBe(2)
    await again.keyboard.type('The first answer, um, written down.')
    await goOn(again)
    // Whoever speaks goes on speaking.
    await expect(again.getByRole('button', { name: /^Record/ })).toHaveAttribute('aria-pressed', 'true')
    await expect.poll(async () => (await recordingsOf(again)).takes).toBe(3)
    await again.keyboard.press('Escape')
    await expect(again.getByRole('heading', { name: 'Paused' })).toBeVisible()
    const paused = await recordingsOf(again)
    await again.keyboard.press('Escape')
    await expect.poll(async () => (await recordingsOf(again)).parts).toBeGreaterThan(paused.parts)
    await again.keyboard.press('Control+Enter')
    await again.waitForURL(/\/scorecard$/)

    await untilKeysWork(again)
    await expect(again.getByRole('main').locator('audio')).toHaveCount(2)
    const lengths = await again.locator('audio').evaluateAll(async (players) => {
      const audios = players as HTMLAudioElement[]
      for (const audio of audios) {
        audio.muted = true
        await audio.play()
      }
      return audios.map(({ readyState, error }) => error === null && readyState >= 2)
    })
    expect(lengths).toEqual([true, true])
    await expect(again.locator('mark.filler')).toHaveText('um')
    await again.getByRole('button', { name: 'Put the words right' }).click()
    await again.getByRole('textbox', { name: 'What you said' }).fill('The first answer, written down.')
    await again.getByRole('button', { name: 'Done' }).click()
    await expect(again.locator('mark.filler')).toHaveCount(0)
    await again.keyboard.press('2')
    await expect(again.getByRole('heading', { name: /^Question 2 of 2/ })).toBeFocused()
    await again.keyboard.press('3')
    const delivery = again.getByRole('table', { name: 'How it was spoken' })
    await expect(delivery.getByRole('row')).toHaveCount(3)
    await expect(delivery.getByRole('row').nth(1)).toContainText(/\d:\d\d of \d:\d\d/)

    await again.goto('/mock')
    await expect(again.getByText(/^Recordings of 1 mock, \d+ kB, in this browser only\.$/)).toBeVisible()
    await again.goto(`${address}/scorecard`)
    await again.getByRole('button', { name: 'Delete this mock with its recordings' }).click()
    await again.waitForURL(/\/mock$/)
    await expect.poll(() => recordingsOf(again)).toEqual({ takes: 0, parts: 0, recordedMs: 0 })
  },
)

test('it records only while the button is held, where one wants that', async ({ page }) => {
  await withoutCaptions(page)
  await startMock(page, SPOKEN)
  await page.getByRole('checkbox', { name: /only while the button is held/ }).check()
  const talk = page.getByRole('button', { name: /^Hold to talk/ })
  await talk.focus()
  await page.keyboard.down('Space')
  await expect(talk).toHaveAttribute('aria-pressed', 'true')
  await expect.poll(async () => (await recordingsOf(page)).parts).toBeGreaterThan(0)
  await page.keyboard.up('Space')
  await expect(talk).toHaveAttribute('aria-pressed', 'false')
  await expect(page.getByText(/kept in this browser only$/)).toBeVisible()
  await talk.hover()
  await page.mouse.down()
  await expect(talk).toHaveAttribute('aria-pressed', 'true')
  await page.mouse.up()
  await expect(talk).toHaveAttribute('aria-pressed', 'false')
})

test('a microphone that goes away in the middle stops nothing', async ({ page }) => {
  await withoutCaptions(page)
  await page.addInitScript(() => {
    const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices)
    navigator.mediaDevices.getUserMedia = async (wanted) => {
      const stream = await ask(wanted)
      Object.assign(window, { unplug: () => stream.getAudioTracks()[0]?.dispatchEvent(new Event('ended')) })
      return stream
    }
  })
  await startMock(page, SPOKEN)
  await page.keyboard.press('r')
  await expect.poll(async () => (await recordingsOf(page)).parts).toBeGreaterThan(0)
  await page.evaluate(() => (window as unknown as { unplug: () => void }).unplug())
  await expect(page.getByText('The microphone is gone; what was recorded is kept.')).toBeVisible()
  await answerBox(page).fill('So I write.')
  await goOn(page)
  await page.keyboard.press('r')
  await expect(page.getByRole('button', { name: /^Record/ })).toHaveAttribute('aria-pressed', 'true')
})

test('the screen stays awake, and captions that would send the sound away are off and say so', async ({ page }) => {
  await page.addInitScript(() => {
    const asked: string[] = []
    Object.assign(window, { asked })
    Object.defineProperty(navigator, 'wakeLock', {
      value: {
        request: async (kind: string) => {
          asked.push(kind)
          return { release: async () => {} }
        },
      },
    })
    class Recognition extends EventTarget {
      static available = async () => 'unavailable'
    }
    Object.assign(window, { SpeechRecognition: Recognition })
  })
  await startMock(page, SPOKEN)
  expect(await page.evaluate(() => (window as unknown as { asked: string[] }).asked)).toEqual(['screen'])
  const captions = page.getByRole('checkbox', { name: /would send the sound to its maker’s servers/ })
  await expect(captions).not.toBeChecked()
})

test('captions on the device are on, and what they hear can be put right', async ({ page }) => {
  await page.addInitScript(() => {
    class Recognition extends EventTarget {
      static available = async ({ processLocally }: { processLocally: boolean }) =>
        processLocally ? 'available' : 'unavailable'
      processLocally = false
      onresult?: (event: object) => void
      onend?: () => void
      start() {
        if (!this.processLocally) throw new Error('The sound would leave the device.')
        Object.assign(window, {
          say: (words: string, isFinal: boolean) =>
            this.onresult?.({ resultIndex: 0, results: [{ isFinal, 0: { transcript: words } }] }),
        })
      }
      stop() {
        this.onend?.()
      }
    }
    Object.assign(window, { SpeechRecognition: Recognition })
  })
  const say = (words: string, isFinal: boolean) =>
    page.evaluate(
      ([said, final]) => (window as unknown as { say: (w: unknown, f: unknown) => void }).say(said, final),
      [words, isFinal] as const,
    )
  await startMock(page, SPOKEN)
  await expect(page.getByRole('checkbox', { name: 'Write down what I say, on this device' })).toBeChecked()
  await page.keyboard.press('r')
  await expect(page.getByRole('button', { name: /^Record/ })).toHaveAttribute('aria-pressed', 'true')
  await say('i would check', false)
  await expect(page.getByText('i would check')).toBeVisible()
  await say('I would check the signature', true)
  await say('before anything else', true)
  await expect(answerBox(page)).toHaveValue('I would check the signature before anything else')
})
