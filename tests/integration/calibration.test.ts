import { randomUUID } from 'node:crypto'
import { expect, it, vi } from 'vitest'
import { nameCoach } from '../../lib/coach/coach-repository'
import type { KeptReading } from '../../lib/review/calibration'
import { getReadAnswers } from '../../lib/review/calibration-queries'
import { recordAttempt } from '../../lib/review/practice-repository'
import type { Rating } from '../../lib/review/review'
import { recordRetraction, recordReview } from '../../lib/review/review-repository'
import { insertQuestions, NOW, newRetraction, newReview, newWriter } from '../factories/practice'
import { describeOnBothDatabases } from '../setup/database'
import { listStatements, listTableScans } from '../setup/statements'

await vi.hoisted(() => import('../setup/secret'))
vi.mock('next/headers', async () => (await import('../setup/next')).nextHeaders)
vi.mock('next/cache', async () => (await import('../setup/next')).nextCache)

const ANSWER =
  'I would say what it is. It is what it is, and I learned that over two years of running it with three colleagues in production.'
const DAY = 86_400_000
/** Only when to give up. */
const PATIENT = { interval: 50, timeout: 60_000 }
const before = (days: number) => new Date(NOW.getTime() - days * DAY)

/** A look shows what was read by then; some more have been read at the next. */
const allRead = (userId: string) =>
  vi.waitFor(async () => expect((await getReadAnswers(userId, NOW)).calibration.unread).toBe(0), PATIENT)

describeOnBothDatabases('ratings against what was covered', (testDatabase) => {
  const setUp = async (count: number) => {
    const { database } = testDatabase()
    const ids = Array.from({ length: count }, (_, index) => `q_${index}`)
    await insertQuestions(database, ids)
    const writer = newWriter()
    /** Types, and rates. */
    const answer = async (questionId: string, rating: Rating, { text = ANSWER, at = before(1), basedOn = '' } = {}) => {
      const attemptId = randomUUID()
      await recordAttempt({ ...writer, now: at }, { id: attemptId, questionId, text, createdAt: at })
      const review = newReview(questionId, rating, { attemptId, reviewedAt: at, basedOn })
      await recordReview({ ...writer, now: at }, review)
      return { attemptId, review }
    }
    const readingOf = async (id: string) =>
      (await database.attempt.findUniqueOrThrow({ where: { userId_id: { userId: writer.userId, id } } })).reading
    const putReading = (id: string, reading: KeptReading) =>
      database.attempt.updateMany({ where: { userId: writer.userId, id }, data: { reading } })
    return { database, ids, writer, answer, readingOf, putReading }
  }

  it('are read once, and what was found is kept', async () => {
    const { ids, writer, answer, readingOf } = await setUp(5)
    const attempts: string[] = []
    for (const id of ids) attempts.push((await answer(id, 'good')).attemptId)
    await allRead(writer.userId)
    for (const id of attempts)
      expect(await readingOf(id)).toMatchObject({ coach: await nameCoach(), coverage: { total: 1 } })
    const statements = await listStatements(testDatabase(), () => getReadAnswers(writer.userId, NOW))
    expect(statements.map(({ sql }) => sql.trim().split(/\s/)[0])).toEqual(['SELECT', 'SELECT'])
    for (const statement of statements) expect(await listTableScans(testDatabase(), statement)).toEqual([])
  })

  it('give the means of what is kept, by rating, and leave out what was undone, is old, or another’s', async () => {
    const { writer, answer, putReading } = await setUp(9)
    const coach = await nameCoach()
    const covering = async (questionId: string, rating: Rating, covered: number, at = before(1), basedOn = '') => {
      const { attemptId, review } = await answer(questionId, rating, { at, basedOn })
      await putReading(attemptId, { coach, coverage: { covered, partly: 0, unsure: 0, total: 5 } })
      return review
    }
    const goods = []
    for (const [index, covered] of [1, 2, 3].entries()) goods.push(await covering(`q_${index}`, 'good', covered))
    for (const [index, covered] of [5, 4].entries()) await covering(`q_${index + 3}`, 'easy', covered)
    const undone = await covering('q_5', 'good', 5)
    await recordRetraction(writer, newRetraction('q_5', undone.id))
    await covering('q_6', 'good', 5, before(91))
    await recordReview(writer, newReview('q_7', 'good'))
    const { attemptId } = await answer('q_8', 'good')
    await putReading(attemptId, { coach, coverage: null })
    const { calibration, shares } = await getReadAnswers(writer.userId, NOW)
    expect(calibration).toMatchObject({ answers: 5, missing: 0, unread: 0 })
    expect([...shares].sort()).toEqual([
      ['q_0', 0.2],
      ['q_1', 0.4],
      ['q_2', 0.6],
      ['q_3', 1],
      ['q_4', 0.8],
    ])
    await covering('q_0', 'good', 5, before(0.5), goods[0]?.id)
    expect((await getReadAnswers(writer.userId, NOW)).shares.get('q_0')).toBe(1)
    const [, , good, easy] = calibration.rows
    expect(good).toMatchObject({ rating: 'good', found: 2, judged: 5 })
    expect(good?.shares).toHaveLength(3)
    expect(easy?.share).toBeCloseTo(0.9)
    expect((await getReadAnswers(newWriter().userId, NOW)).calibration).toMatchObject({
      answers: 0,
      missing: 5,
      unread: 0,
    })
  })

  it('don’t count what is too short to be judged, and never read it again', async () => {
    const { writer, answer, readingOf } = await setUp(1)
    const { attemptId } = await answer('q_0', 'again', { text: 'No idea.' })
    await allRead(writer.userId)
    expect((await getReadAnswers(writer.userId, NOW)).calibration).toMatchObject({ answers: 0, unread: 0 })
    expect(await readingOf(attemptId)).toEqual({ coach: await nameCoach(), coverage: null })
  })

  it('are read anew by another coach, whose forerunner’s word stands meanwhile', async () => {
    const { ids, writer, answer, putReading, readingOf } = await setUp(6)
    const earlier = { coach: 'earlier', coverage: { covered: 1, partly: 0, unsure: 0, total: 5 } }
    const attempts: string[] = []
    for (const id of ids) attempts.push((await answer(id, 'good')).attemptId)
    for (const id of attempts) await putReading(id, earlier)
    expect((await getReadAnswers(writer.userId, NOW)).calibration).toMatchObject({ unread: 0 })
    const countEarlier = async () =>
      (await Promise.all(attempts.map(readingOf))).filter((reading) => Object(reading).coach === 'earlier').length
    await vi.waitFor(async () => {
      await getReadAnswers(writer.userId, NOW)
      expect(await countEarlier()).toBe(0)
    }, PATIENT)
  })

  it('are none of a question that is gone', async () => {
    const { database, writer, answer } = await setUp(1)
    await answer('q_0', 'good')
    await database.question.delete({ where: { id: 'q_0' } })
    await allRead(writer.userId)
    expect((await getReadAnswers(writer.userId, NOW)).calibration).toMatchObject({ answers: 0, unread: 0 })
  })
})
