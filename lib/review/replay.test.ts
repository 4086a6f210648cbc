import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { appendReview, compareEntries, NO_PROGRESS, replay, settleInstant } from './replay'
import { type LogEntry, RATINGS, type Retraction, type Review } from './review'

const START = Date.parse('2026-11-24T12:00:00Z')
const HOUR = 3_600_000

function review(id: string, hours: number, rating: Review['rating'] = 'good'): Review {
  return {
    entry: 'review',
    id,
    questionId: 'q',
    rating,
    source: 'study',
    reviewedAt: new Date(START + hours * HOUR),
    basedOn: '',
    deviceId: 'd',
    tickedKeyPoints: [],
    durationMs: 1000,
    attemptId: null,
  }
}

function retraction(id: string, reviewId: string, hours: number): Retraction {
  return {
    entry: 'retraction',
    id,
    reviewId,
    questionId: 'q',
    deviceId: 'd',
    retractedAt: new Date(START + hours * HOUR),
  }
}

/** A log of ratings and undos at any times, ties included. */
const log = fc
  .array(fc.tuple(fc.constantFrom(...RATINGS), fc.integer({ min: 0, max: 500 }), fc.option(fc.nat({ max: 20 }))), {
    maxLength: 20,
  })
  .map((steps): LogEntry[] =>
    steps.flatMap(([rating, hours, undoAfter], index) => {
      const rated = review(`r${index}`, hours, rating)
      return undoAfter === null ? [rated] : [rated, retraction(`x${index}`, `r${index}`, hours + undoAfter)]
    }),
  )

describe('replay', () => {
  it('of nothing is nothing', () => {
    expect(replay([])).toEqual({ memory: null, lastEntryId: '' })
  })

  it('does not depend on the order in which entries came', () => {
    fc.assert(
      fc.property(
        log.chain((entries) =>
          fc.tuple(fc.constant(entries), fc.shuffledSubarray(entries, { minLength: entries.length })),
        ),
        ([entries, shuffled]) => {
          expect(replay(shuffled)).toEqual(replay(entries))
        },
      ),
    )
  })

  it('equals rating one after another, where nothing is undone', () => {
    fc.assert(
      fc.property(log, (entries) => {
        const reviews = entries.filter((entry) => entry.entry === 'review').sort(compareEntries)
        let progress = NO_PROGRESS
        for (const each of reviews) progress = appendReview(progress, each)
        expect(replay(reviews)).toEqual(progress)
      }),
    )
  })

  it('forgets an undone review altogether: the memory is that of a log without it', () => {
    fc.assert(
      fc.property(log, (entries) => {
        const undone = new Set(entries.flatMap((entry) => (entry.entry === 'retraction' ? [entry.reviewId] : [])))
        const kept = entries.filter((entry) => entry.entry === 'review' && !undone.has(entry.id))
        expect(replay(entries).memory).toEqual(replay(kept).memory)
      }),
    )
  })

  it('names the newest entry, an undo too', () => {
    const entries = [review('r1', 0), review('r2', 5), retraction('x1', 'r2', 6)]
    expect(replay(entries).lastEntryId).toBe('x1')
    expect(replay(entries).memory).toEqual(replay([review('r1', 0)]).memory)
    expect(replay([...entries, retraction('x2', 'r1', 7)])).toEqual({ memory: null, lastEntryId: 'x2' })
  })

  it('takes an undo twice for one', () => {
    const once = [review('r1', 0), review('r2', 1, 'again'), retraction('x1', 'r2', 2)]
    expect(replay([...once, retraction('x2', 'r2', 3)]).memory).toEqual(replay(once).memory)
  })
})

describe('settleInstant', () => {
  const now = new Date(START)

  it('takes the device’s word for what lies behind', () => {
    expect(settleInstant(new Date(START - HOUR), now, null)).toEqual(new Date(START - HOUR))
  })

  it('clamps the future to now', () => {
    expect(settleInstant(new Date(START + 24 * HOUR), now, null)).toEqual(now)
    expect(settleInstant(new Date('9999-01-01T00:00:00Z'), now, null)).toEqual(now)
  })

  it('takes the time of arrival where the device has lost the year', () => {
    expect(settleInstant(new Date(0), now, null)).toEqual(now)
  })

  it('keeps the order of doing: nothing before what it is based on', () => {
    const basis = new Date(START - HOUR)
    expect(settleInstant(new Date(START - 24 * HOUR), now, basis)).toEqual(new Date(basis.getTime() + 1))
    expect(settleInstant(new Date(START - 1), now, basis)).toEqual(new Date(START - 1))
  })
})
