import 'server-only'
import { setImmediate } from 'node:timers/promises'
import { judgeTexts } from '../coach/coach-queries'
import { log } from '../platform/log'
import { MAX_MOCK_QUESTIONS, type MockPlan } from './mock'
import { mockViewOf, type Reading, textsToRead } from './reading'
import type { MockState } from './replay-mock'

/** After so long the page goes without the rest, which the browser asks for once it is there. */
const READING_MS = 1000

/**
 * What the coach says of the answers of a mock that is over: some 30 ms each, more where it reads a question for the
 * first time. Where it fails, nothing is said of any; nobody has to wait for that.
 */
export async function readMock(userId: string, plan: MockPlan, state: MockState): Promise<Reading[]> {
  if (state.phase !== 'finished') return []
  const texts = textsToRead(plan, state).slice(0, MAX_MOCK_QUESTIONS)
  const readings: Reading[] = []
  const end = Date.now() + READING_MS
  try {
    for (const asked of texts) {
      const [view] = await judgeTexts(userId, [asked])
      readings.push({ ...asked, view: view ? mockViewOf(view) : null })
      if (Date.now() > end) break
      // Whoever else asks this server for something has their turn between two answers.
      await setImmediate()
    }
    return readings
  } catch (error) {
    // An error's message might quote what was read.
    log.error({ reason: error instanceof Error ? error.name : typeof error }, 'the coach could not read a mock')
    return texts.map((asked) => ({ ...asked, view: null }))
  }
}
