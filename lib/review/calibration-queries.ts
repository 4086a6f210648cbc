import 'server-only'
import { setTimeout } from 'node:timers/promises'
import { judgeTexts } from '../coach/coach-queries'
import { nameCoach } from '../coach/coach-repository'
import { type Coverage, coverageOf } from '../coach/coverage'
import { log } from '../platform/log'
import { type Calibration, calibrate, type KeptReading } from './calibration'
import { findAttemptTexts, keepReading, listRatedAttempts, type RatedAttempt } from './calibration-repository'
import { shareFound } from './suggested-rating'

const SINCE_MS = 90 * 86_400_000
/** Attempts that are looked at, the newest. */
const MOST = 200
/** Of those that the coach hasn't read, so many are read at a time: the rest at the next look. */
const MOST_READ = 50
/** A look waits for so long at most: what is read after that shows at the next one. */
const PATIENCE_MS = 400

/** What is read after that leaves the thread to others for so many times as long as it took. */
const REST = 2

/** Whose attempts are being read: two looks don't read the same. */
const beingRead = new Set<string>()

/** What the coach found in a user's answers of the last 90 days. */
export type ReadAnswers = {
  /** How the ratings compare with what the answers covered. */
  calibration: Calibration
  /** Of the key points of a question, the share that its newest answer covers, 0 to 1; what most is unsure of is left out. */
  shares: Map<string, number>
}

export const NOTHING_READ: ReadAnswers = { calibration: calibrate([], 0), shares: new Map() }

/** What a user's typed answers of the last 90 days covered, and how the ratings compare with it. */
export async function getReadAnswers(userId: string, now: Date): Promise<ReadAnswers> {
  const rated = await listRatedAttempts(userId, new Date(now.getTime() - SINCE_MS), MOST)
  const fresh = new Map<string, KeptReading>()
  if (rated.length > 0 && !beingRead.has(userId)) {
    beingRead.add(userId)
    const reading = readAnew(userId, rated, fresh).finally(() => beingRead.delete(userId))
    await Promise.race([reading, setTimeout(PATIENCE_MS)])
  }
  const readings = rated.map((attempt) => ({ ...attempt, reading: fresh.get(attempt.attemptId) ?? attempt.reading }))
  const answers = readings.flatMap(({ questionId, rating, reading }) =>
    reading?.coverage ? [{ questionId, rating, coverage: reading.coverage }] : [],
  )
  const unread = readings.filter(({ reading }) => reading === null).length
  return { calibration: calibrate(answers, unread), shares: newestShares(answers) }
}

function newestShares(answers: { questionId: string; coverage: Coverage }[]): Map<string, number> {
  const shares = answers.map(({ questionId, coverage }) => [questionId, shareFound(coverage)] as const)
  // The newest come first, and the last of a key is what a map keeps.
  return new Map(shares.reverse().flatMap(([id, share]) => (share === null ? [] : [[id, share]])))
}

/**
 * Has the coach read what it hasn't, or what another coach read, into `fresh`, and keeps what it found, so that a text
 * is read once. Never throws: without the coach the page stands with what was kept.
 */
async function readAnew(userId: string, rated: RatedAttempt[], fresh: Map<string, KeptReading>): Promise<void> {
  try {
    const coach = await nameCoach()
    const unread = rated.filter(({ reading }) => reading?.coach !== coach)
    // First those that were never read: of the others an earlier coach's word stands meanwhile.
    const next = [...unread.filter(({ reading }) => !reading), ...unread.filter(({ reading }) => reading)]
    const chosen = next.slice(0, MOST_READ)
    if (chosen.length === 0) return
    const texts = await findAttemptTexts(
      userId,
      chosen.map(({ attemptId }) => attemptId),
    )
    const startedAt = performance.now()
    for (const { attemptId, questionId } of chosen) {
      const judgedFrom = performance.now()
      const [view] = await judgeTexts(userId, [{ questionId, text: texts.get(attemptId) ?? '' }])
      const reading = { coach, coverage: view ? coverageOf(view) : null }
      await keepReading(userId, attemptId, reading)
      fresh.set(attemptId, reading)
      // To judge keeps the thread busy for a tenth of a second: once nobody waits for it any more, others come first.
      const isAwaited = performance.now() - startedAt < PATIENCE_MS
      await setTimeout(isAwaited ? 0 : REST * (performance.now() - judgedFrom))
    }
  } catch (error) {
    // An error's message might quote what was read.
    log.error({ reason: error instanceof Error ? error.name : typeof error }, 'the coach could not read attempts')
  }
}
