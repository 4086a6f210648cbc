import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, vi } from 'vitest'
import type { OutboxStatus } from '../../lib/session/outbox-browser'
import { ratingPayload } from '../factories/commands'
import { insertQuestions } from '../factories/practice'
import { type Browser, newBrowser, type Tab } from './browser'
import type { TestDatabase } from './database'

export const QUESTIONS = ['q_a', 'q_b', 'q_c']

type Bench = {
  /** The running test's browser. */
  browser: () => Browser
  rate: (tab: Tab, questionId: string, more?: Record<string, unknown>) => Promise<string>
  undo: (tab: Tab, questionId: string, reviewId: string, id?: string) => Promise<string>
  /** Ids of all stored reviews, in the order in which they were made. */
  storedIds: () => Promise<string[]>
  expectStatus: (tab: Tab, status: OutboxStatus) => Promise<void>
  goOffline: () => void
  goOnline: () => void
}

/**
 * For a suite about the outbox: each test has a browser of its own before the real handlers, and a library of three
 * questions. Timers stand still: what waits for its time waits until a test says that the time has come.
 */
export function useBrowser(testDatabase: () => TestDatabase): Bench {
  let browser: Browser | undefined

  beforeEach(async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    browser = newBrowser()
    await insertQuestions(testDatabase().database, QUESTIONS)
  })

  afterEach(() => {
    vi.useRealTimers()
    vi.unstubAllGlobals()
  })

  const running = () => {
    if (!browser) throw new Error('There is a browser only while a test runs.')
    return browser
  }
  return {
    browser: running,
    rate: (tab, questionId, more = {}) =>
      tab.outbox.enqueue({ name: 'rateQuestion', payload: ratingPayload(questionId, more) }),
    undo: (tab, questionId, reviewId, id = randomUUID()) =>
      tab.outbox.enqueue({
        name: 'retractReview',
        payload: { id, reviewId, questionId, retractedAt: new Date().toISOString() },
      }),
    async storedIds() {
      const orderBy = [{ reviewedAt: 'asc' }, { id: 'asc' }] as const
      const reviews = await testDatabase().database.review.findMany({ orderBy: [...orderBy] })
      return reviews.map(({ id }) => id)
    },
    expectStatus: (tab, status) => vi.waitFor(() => expect(tab.status()).toEqual(status)),
    goOffline: () => {
      running().fate = () => 'request lost'
    },
    goOnline: () => {
      running().fate = () => 'arrives'
    },
  }
}
