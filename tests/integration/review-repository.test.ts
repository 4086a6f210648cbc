import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type QuestionProgress, RATINGS } from '../../lib/review/review'
import { recordRetraction, recordReview } from '../../lib/review/review-repository'
import { schedule } from '../../lib/review/schedule'
import {
  insertQuestions,
  NOW,
  newRetraction,
  newReview,
  newWriter,
  readLog,
  readProgress,
  replayStored,
} from '../factories/practice'
import { describeOnBothDatabases } from '../setup/database'

const MINUTE = 60_000
const DAY = 86_400_000
const Q = 'q_webhooks'
const before = (ms: number) => new Date(NOW.getTime() - ms)

describeOnBothDatabases('a rating', (testDatabase) => {
  const setUp = async () => {
    const { database } = testDatabase()
    await insertQuestions(database, [Q])
    return { database, writer: newWriter() }
  }

  it('is stored with the memory that it makes, and makes the guest', async () => {
    const { database, writer } = await setUp()
    const review = newReview(Q, 'good', { reviewedAt: before(MINUTE) })
    const outcome = await recordReview(writer, review)
    const memory = schedule(null, 'good', before(MINUTE))
    expect(outcome).toEqual({
      kind: 'stored',
      reviewId: review.id,
      isDuplicate: false,
      progress: { memory, lastEntryId: review.id },
    })
    expect(await readProgress(database, writer.userId, Q)).toEqual({ memory, lastEntryId: review.id })
    expect(await readLog(database, writer.userId, Q)).toMatchObject([review])
    expect(await database.user.findMany()).toMatchObject([
      { id: writer.userId, kind: 'guest', zone: 'Europe/Vienna', newPerDay: 20, lastSeenAt: NOW },
    ])
  })

  it('sent again is stored once and answered alike', async () => {
    const { database, writer } = await setUp()
    const review = newReview(Q, 'hard')
    const first = await recordReview(writer, review)
    // Hours later, and by another clock: what counts is what was said the first time.
    const later = { ...writer, now: new Date(NOW.getTime() + DAY) }
    expect(await recordReview(later, review)).toEqual(first)
    expect(await database.review.count()).toBe(1)
  })

  it('under an id that is taken by another rating is refused, and what is stored stays', async () => {
    const { database, writer } = await setUp()
    const review = newReview(Q, 'hard')
    await recordReview(writer, review)
    expect(await recordReview(writer, { ...review, rating: 'easy' })).toEqual({ kind: 'other review' })
    expect(await recordReview(writer, { ...review, questionId: 'q_other' })).toEqual({ kind: 'other review' })
    expect(await readLog(database, writer.userId, Q)).toMatchObject([{ rating: 'hard' }])
  })

  it('may have the id of another user’s: ids are unique per user', async () => {
    const { database, writer } = await setUp()
    const review = newReview(Q, 'hard')
    await recordReview(writer, review)
    const other = newWriter()
    expect(await recordReview(other, { ...review, rating: 'easy' })).toMatchObject({
      kind: 'stored',
      isDuplicate: false,
    })
    expect(await database.review.count()).toBe(2)
  })

  it('from two tabs on one basis is one review', async () => {
    const { database, writer } = await setUp()
    const [one, two] = [newReview(Q, 'good'), newReview(Q, 'again')]
    await recordReview(writer, one)
    expect(await recordReview(writer, two)).toMatchObject({ kind: 'stored', reviewId: one.id, isDuplicate: true })
    expect(await readLog(database, writer.userId, Q)).toMatchObject([{ id: one.id, rating: 'good' }])
  })

  it('from two tabs at the very same time is one review', async () => {
    const { database, writer } = await setUp()
    const reviews = Array.from({ length: 6 }, () => newReview(Q, 'good'))
    const outcomes = await Promise.all(reviews.map((review) => recordReview(writer, review)))
    expect(await database.review.count()).toBe(1)
    const ids = new Set(outcomes.map((outcome) => (outcome.kind === 'stored' ? outcome.reviewId : null)))
    expect(ids.size).toBe(1)
    expect(await readProgress(database, writer.userId, Q)).toEqual(await replayStored(database, writer.userId, Q))
  })

  it('from two devices on one basis is two, replayed in time order whichever comes first', async () => {
    const { database, writer } = await setUp()
    const early = newReview(Q, 'again', { deviceId: 'phone', reviewedAt: before(3 * DAY) })
    const late = newReview(Q, 'easy', { deviceId: 'laptop', reviewedAt: before(2 * DAY) })
    await recordReview(writer, late)
    await recordReview(writer, early)
    const expected = schedule(schedule(null, 'again', before(3 * DAY)), 'easy', before(2 * DAY))
    expect(await readProgress(database, writer.userId, Q)).toEqual({ memory: expected, lastEntryId: late.id })
  })

  it('from many devices at once loses none, and the state is the replay', async () => {
    const { database, writer } = await setUp()
    const reviews = Array.from({ length: 12 }, (_, index) =>
      newReview(Q, index % 3 === 0 ? 'again' : 'good', {
        deviceId: `device-${index}`,
        reviewedAt: before(index * DAY),
      }),
    )
    await Promise.all(reviews.map((review) => recordReview(writer, review)))
    expect(await database.review.count()).toBe(12)
    expect(await readProgress(database, writer.userId, Q)).toEqual(await replayStored(database, writer.userId, Q))
  })

  it('from the future is clamped to now, and the order of doing stays', async () => {
    const { database, writer } = await setUp()
    const tomorrow = new Date(NOW.getTime() + DAY)
    const first = newReview(Q, 'again', { reviewedAt: tomorrow })
    const second = newReview(Q, 'good', { reviewedAt: new Date(tomorrow.getTime() + 10 * MINUTE), basedOn: first.id })
    await recordReview(writer, first)
    await recordReview(writer, second)
    // A clock that was then put right says an earlier time for what was done later.
    const third = newReview(Q, 'hard', { reviewedAt: before(MINUTE), basedOn: second.id })
    await recordReview(writer, third)
    const expected = schedule(
      schedule(schedule(null, 'again', NOW), 'good', new Date(NOW.getTime() + 1)),
      'hard',
      new Date(NOW.getTime() + 2),
    )
    expect(await readProgress(database, writer.userId, Q)).toEqual({ memory: expected, lastEntryId: third.id })
  })

  it('of a question that there isn’t is refused; of an archived one it is kept', async () => {
    const { database, writer } = await setUp()
    expect(await recordReview(writer, newReview('q_nowhere', 'good'))).toEqual({ kind: 'unknown question' })
    await database.question.updateMany({ data: { archivedAt: NOW } })
    expect(await recordReview(writer, newReview(Q, 'good'))).toMatchObject({ kind: 'stored' })
  })
})

describeOnBothDatabases('an undo', (testDatabase) => {
  const setUp = async () => {
    const { database } = testDatabase()
    await insertQuestions(database, [Q])
    return { database, writer: newWriter() }
  }

  it('gives the exact state before, several deep, down to never rated', async () => {
    const { database, writer } = await setUp()
    const states: (QuestionProgress | null)[] = []
    const ids: string[] = []
    let basedOn = ''
    for (const [index, rating] of (['again', 'hard', 'good', 'easy'] as const).entries()) {
      states.push(await readProgress(database, writer.userId, Q))
      const review = newReview(Q, rating, { basedOn, reviewedAt: before((10 - index) * DAY) })
      await recordReview(writer, review)
      ids.push(review.id)
      basedOn = review.id
    }
    for (const id of ids.reverse()) {
      const undo = newRetraction(Q, id, { retractedAt: before(MINUTE) })
      const outcome = await recordRetraction(writer, undo)
      const expected = { memory: states.pop()?.memory ?? null, lastEntryId: undo.id }
      expect(outcome).toMatchObject({ kind: 'stored', progress: expected })
      expect(await readProgress(database, writer.userId, Q)).toEqual(expected)
      expect(await readProgress(database, writer.userId, Q)).toEqual(await replayStored(database, writer.userId, Q))
    }
    expect(states).toEqual([])
  })

  it('twice is harmless: the same again, and another tab’s of the same review', async () => {
    const { database, writer } = await setUp()
    const review = newReview(Q, 'good')
    await recordReview(writer, review)
    const undo = newRetraction(Q, review.id)
    const first = await recordRetraction(writer, undo)
    expect(await recordRetraction(writer, undo)).toEqual(first)
    const other = await recordRetraction(writer, newRetraction(Q, review.id))
    expect(other).toMatchObject({ kind: 'stored', retractionId: undo.id, isDuplicate: true })
    expect(await database.retraction.count()).toBe(1)
  })

  it('lets the next rating be a new one, based on it', async () => {
    const { database, writer } = await setUp()
    const wrong = newReview(Q, 'again')
    await recordReview(writer, wrong)
    const undo = newRetraction(Q, wrong.id)
    await recordRetraction(writer, undo)
    const right = newReview(Q, 'easy', { basedOn: undo.id, reviewedAt: before(5 * MINUTE) })
    expect(await recordReview(writer, right)).toMatchObject({ kind: 'stored', isDuplicate: false })
    const progress = await readProgress(database, writer.userId, Q)
    expect(progress).toMatchObject({ memory: { reps: 1 }, lastEntryId: right.id })
    expect(progress).toEqual(await replayStored(database, writer.userId, Q))
    expect(await database.review.count()).toBe(2)
  })

  it('of what isn’t there, or is another’s, is refused', async () => {
    const { database, writer } = await setUp()
    await insertQuestions(database, ['q_other'])
    const review = newReview(Q, 'good')
    await recordReview(writer, review)
    const stranger = newWriter()
    const undos = [
      [writer, newRetraction(Q, randomUUID())],
      [writer, newRetraction('q_other', review.id)],
      [stranger, newRetraction(Q, review.id)],
    ] as const
    for (const [who, undo] of undos) expect(await recordRetraction(who, undo)).toEqual({ kind: 'unknown review' })
    const second = newReview('q_other', 'good')
    await recordReview(writer, second)
    const undo = newRetraction(Q, review.id)
    await recordRetraction(writer, undo)
    const taken = newRetraction('q_other', second.id, { id: undo.id })
    expect(await recordRetraction(writer, taken)).toEqual({ kind: 'other retraction' })
    expect(await database.retraction.count()).toBe(1)
  })
})

describeOnBothDatabases('a log of any ratings and undos', (testDatabase) => {
  it('of one device ends with what was last done, whatever its clock says', async () => {
    const { database } = testDatabase()
    await insertQuestions(database, [Q])
    const step = fc.record({
      rating: fc.constantFrom(...RATINGS),
      // A clock that stands, is ahead, or is put right on the way.
      at: fc.constantFrom(-DAY, -MINUTE, -1, 0, DAY).map((ms) => new Date(NOW.getTime() + ms)),
      isUndo: fc.boolean(),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 10 }), async (steps) => {
        const writer = newWriter()
        const standing: string[] = []
        let last = ''
        for (const { rating, at, isUndo } of steps) {
          const target = isUndo ? standing.pop() : undefined
          if (target) {
            const undo = newRetraction(Q, target, { retractedAt: at })
            await recordRetraction(writer, undo)
            last = undo.id
          } else {
            const review = newReview(Q, rating, { basedOn: last, reviewedAt: at })
            await recordReview(writer, review)
            standing.push(review.id)
            last = review.id
          }
          expect((await readProgress(database, writer.userId, Q))?.lastEntryId).toBe(last)
        }
      }),
      { numRuns: 40 },
    )
  })

  it('loses none, makes no card due before its rating, and is what its replay says', async () => {
    const { database } = testDatabase()
    await insertQuestions(database, [Q])
    const step = fc.record({
      rating: fc.constantFrom(...RATINGS),
      deviceId: fc.constantFrom('phone', 'laptop', 'tablet'),
      // Clocks that are days wrong, either way.
      at: fc.integer({ min: -20 * DAY, max: 2 * DAY }).map((ms) => new Date(NOW.getTime() + ms)),
      // How many entries ago its device last heard of the log.
      behind: fc.nat({ max: 3 }),
      isUndo: fc.boolean(),
      isTogether: fc.boolean(),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 14 }), async (steps) => {
        const writer = newWriter()
        const entries: string[] = []
        const reviewIds = new Set<string>()
        const undone = new Set<string>()
        let together: Promise<unknown>[] = []
        for (const { rating, deviceId, at, behind, isUndo, isTogether } of steps) {
          const target = [...reviewIds].at(-1 - behind)
          if (!isTogether || isUndo) {
            await Promise.all(together)
            together = []
          }
          if (isUndo && target) {
            undone.add(target)
            const undo = newRetraction(Q, target, { deviceId, retractedAt: at })
            const outcome = await recordRetraction(writer, undo)
            if (outcome.kind === 'stored') entries.push(outcome.retractionId)
          } else {
            const review = newReview(Q, rating, { deviceId, reviewedAt: at, basedOn: entries.at(-1 - behind) ?? '' })
            const recorded = recordReview(writer, review).then((outcome) => {
              if (outcome.kind === 'stored') reviewIds.add(outcome.reviewId)
            })
            entries.push(review.id)
            together.push(recorded)
          }
        }
        await Promise.all(together)
        const log = await readLog(database, writer.userId, Q)
        const reviews = log.filter((entry) => entry.entry === 'review')
        expect(new Set(reviews.map(({ id }) => id))).toEqual(reviewIds)
        const taken = log.flatMap((entry) => (entry.entry === 'retraction' ? [entry.reviewId] : []))
        expect(new Set(taken)).toEqual(undone)
        expect(taken).toHaveLength(undone.size)
        const progress = await readProgress(database, writer.userId, Q)
        expect(progress).toEqual(await replayStored(database, writer.userId, Q))
        const { memory } = progress ?? { memory: null }
        if (memory) expect(memory.due.getTime()).toBeGreaterThan(memory.lastReview.getTime())
      }),
      { numRuns: 12 },
    )
  })
})
