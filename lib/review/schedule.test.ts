import fc from 'fast-check'
import { default_w } from 'ts-fsrs'
import { describe, expect, it } from 'vitest'
import { recall } from './recall'
import { type MemoryState, RATINGS, type Rating } from './review'
import { schedule, scheduleAll } from './schedule'

const MINUTE = 60_000
const DAY = 86_400_000
const NOON = new Date('2026-11-24T12:00:00Z')

const rating = fc.constantFrom<Rating>(...RATINGS)
/** A history: ratings, each some milliseconds after the one before, from seconds to years. */
const history = fc.array(fc.tuple(rating, fc.integer({ min: 0, max: 900 * DAY })), { minLength: 1, maxLength: 40 })

function dueIn(memory: MemoryState, from: Date): number {
  return memory.due.getTime() - from.getTime()
}

describe('schedule', () => {
  it('sends a new card back in minutes for Again and Hard, in 2 days for Good and 8 for Easy', () => {
    const next = scheduleAll(null, NOON)
    expect(dueIn(next.again, NOON)).toBe(10 * MINUTE)
    expect(dueIn(next.hard, NOON)).toBe(15 * MINUTE)
    expect(dueIn(next.good, NOON)).toBe(2 * DAY)
    expect(dueIn(next.easy, NOON)).toBe(8 * DAY)
  })

  it('takes Good, Good, Good, each on its day, to 2, 11 and 46 days', () => {
    let memory: MemoryState | null = null
    let now = NOON
    const days: number[] = []
    for (let turn = 0; turn < 3; turn += 1) {
      memory = schedule(memory, 'good', now)
      days.push(dueIn(memory, now) / DAY)
      now = memory.due
    }
    expect(days).toEqual([2, 11, 46])
  })

  it('sends a forgotten card back in 10 minutes and counts the lapse', () => {
    const known = schedule(null, 'easy', NOON)
    const forgotten = schedule(known, 'again', known.due)
    expect(dueIn(forgotten, known.due)).toBe(10 * MINUTE)
    expect(forgotten).toMatchObject({ state: 3, lapses: 1, reps: 2 })
    expect(schedule(forgotten, 'good', forgotten.due)).toMatchObject({ state: 2 })
  })

  it('counts real time between two reviews, not the midnights of UTC', () => {
    const elapsed = (from: string, to: string) =>
      schedule(schedule(null, 'good', new Date(from)), 'good', new Date(to)).stability
    // Two minutes around midnight are as long as two minutes at noon, and 47 hours as long at any time of day.
    expect(elapsed('2026-11-24T23:59:00Z', '2026-11-25T00:01:00Z')).toBe(
      elapsed('2026-11-24T12:00:00Z', '2026-11-24T12:02:00Z'),
    )
    expect(elapsed('2026-11-24T23:59:00Z', '2026-11-26T22:59:00Z')).toBe(
      elapsed('2026-11-24T00:30:00Z', '2026-11-25T23:30:00Z'),
    )
  })

  it('never makes a card due before the review itself, whatever came before', () => {
    fc.assert(
      fc.property(history, fc.integer({ min: -10 * DAY, max: 10 * DAY }), (ratings, clockChange) => {
        let memory: MemoryState | null = null
        let now = NOON.getTime()
        for (const [index, [each, later]] of ratings.entries()) {
          // The last review is rated by a clock that someone has set back or forward.
          now += later + (index === ratings.length - 1 ? clockChange : 0)
          memory = schedule(memory, each, new Date(now))
          expect(memory.due.getTime()).toBeGreaterThan(now)
          expect(memory.lastReview.getTime()).toBe(now)
          expect(memory.stability).toBeGreaterThan(0)
          expect(memory.difficulty).toBeGreaterThanOrEqual(1)
          expect(memory.difficulty).toBeLessThanOrEqual(10)
        }
      }),
    )
  })

  it('orders the four ratings: a better one never comes back earlier', () => {
    fc.assert(
      fc.property(history, (ratings) => {
        let memory: MemoryState | null = null
        let now = NOON.getTime()
        for (const [each, later] of ratings) {
          now += later
          const next = scheduleAll(memory, new Date(now))
          const dues = RATINGS.map((candidate) => next[candidate].due.getTime())
          expect([...dues].sort((a, b) => a - b)).toEqual(dues)
          memory = next[each]
        }
      }),
    )
  })

  it('shows beforehand exactly what a rating then does', () => {
    fc.assert(
      fc.property(history, rating, (ratings, last) => {
        let memory: MemoryState | null = null
        let now = NOON.getTime()
        for (const [each, later] of ratings) {
          now += later
          memory = schedule(memory, each, new Date(now))
        }
        const at = new Date(now + DAY)
        expect(scheduleAll(memory, at)[last]).toEqual(schedule(memory, last, at))
      }),
    )
  })

  it('leaves what it was given alone', () => {
    const memory = Object.freeze(schedule(null, 'good', NOON))
    const before = structuredClone(memory)
    scheduleAll(memory, memory.due)
    expect(memory).toEqual(before)
  })
})

describe('recall', () => {
  it('is certain at once, 90% after the stability, and falls from there', () => {
    expect(recall(0, 5)).toBe(1)
    expect(recall(5, 5)).toBeCloseTo(0.9, 6)
    expect(recall(20, 5)).toBeLessThan(recall(19, 5))
  })

  it('follows the published formula of FSRS-6', () => {
    const decay = -(default_w[20] ?? 0)
    const factor = 0.9 ** (1 / decay) - 1
    for (const [elapsed, stability] of [
      [1, 2.3],
      [30, 8.3],
      [365, 46],
    ] as const) {
      expect(recall(elapsed, stability)).toBeCloseTo((1 + (factor * elapsed) / stability) ** decay, 6)
    }
  })

  it('takes a clock that went back for no time at all', () => {
    expect(recall(-3, 5)).toBe(1)
  })
})
