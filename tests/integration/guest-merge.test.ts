import fc from 'fast-check'
import { expect, it, vi } from 'vitest'
import { GET as getMe } from '../../app/api/me/route'
import { mergeGuest } from '../../lib/portability/guest-merge-repository'
import { settleGuestWork } from '../../lib/portability/portability-commands'
import { findGuestWork } from '../../lib/portability/portability-queries'
import { markQuestion } from '../../lib/review/practice-repository'
import { replay } from '../../lib/review/replay'
import { recordRetraction, recordReview } from '../../lib/review/review-repository'
import { ACCOUNT_COOKIE, GUEST_COOKIE } from '../../lib/session/session-cookie'
import { UserGoneError, type Writer } from '../../lib/session/user-repository'
import { createSignedIn } from '../factories/accounts'
import { cookieOf, newCommand, ratingPayload } from '../factories/commands'
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
import { sendCommands } from '../setup/send-commands'
import { listTablesNaming } from '../setup/user-tables'
import { beGuest, inRequest, newVisitor, requestOf, sendForm } from '../setup/visitor'

await vi.hoisted(() => import('../setup/secret'))
vi.mock('next/headers', async () => (await import('../setup/next')).nextHeaders)
vi.mock('next/navigation', async () => (await import('../setup/next')).nextNavigation)

const QUESTIONS = ['q_a', 'q_b', 'q_c']
const MINUTE = 60_000

/** One thing that somebody does: rates a question, on what they know or on nothing, or takes their last rating back. */
const step = fc.record({
  isGuest: fc.boolean(),
  question: fc.constantFrom(...QUESTIONS),
  device: fc.constantFrom('device-1', 'device-2'),
  rating: fc.constantFrom('again' as const, 'hard' as const, 'good' as const, 'easy' as const),
  minutes: fc.integer({ min: 0, max: 60 * 24 * 40 }),
  deed: fc.constantFrom('rate', 'rate', 'rate', 'rate on nothing', 'retract'),
})
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never

async function play(steps: Step[], account: Writer, guest: Writer): Promise<void> {
  const newest = new Map<string, string>()
  const rated = new Map<string, string>()
  for (const { isGuest, question, device, rating, minutes, deed } of steps) {
    const writer = isGuest ? guest : account
    const at = new Date(NOW.getTime() - minutes * MINUTE)
    const key = `${writer.userId} ${question}`
    const lastRated = rated.get(key)
    if (deed === 'retract') {
      if (lastRated === undefined) continue
      const retraction = newRetraction(question, lastRated, { deviceId: device, retractedAt: at })
      await recordRetraction(writer, retraction)
      newest.set(key, retraction.id)
      continue
    }
    const basedOn = deed === 'rate' ? (newest.get(key) ?? '') : ''
    const review = newReview(question, rating, { deviceId: device, reviewedAt: at, basedOn })
    await recordReview(writer, review)
    newest.set(key, review.id)
    rated.set(key, review.id)
  }
}

describeOnBothDatabases('a guest’s work, added to an account', (testDatabase) => {
  const setUp = async () => {
    const { database } = testDatabase()
    await insertQuestions(database, QUESTIONS)
    return newPair()
  }
  const newPair = async () => {
    const { database } = testDatabase()
    const account = newWriter()
    const { cookie } = await createSignedIn(database, NOW, { userId: account.userId })
    return { database, account, cookie, guest: newWriter() }
  }
  const newBrowserOf = (cookie: string, guest: Writer) => {
    const visitor = newVisitor()
    visitor.jar.set(ACCOUNT_COOKIE, cookie)
    beGuest(visitor, guest.userId)
    return visitor
  }

  it('makes one log of both, and every memory what replaying that gives, whatever was done', async () => {
    await setUp()
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 16 }), async (steps) => {
        const { database, account, guest } = await newPair()
        await play(steps, account, guest)
        const logs = await Promise.all(
          QUESTIONS.map(async (question) => [
            ...(await readLog(database, account.userId, question)),
            ...(await readLog(database, guest.userId, question)),
          ]),
        )
        const isSomebody = (await database.user.count({ where: { id: guest.userId } })) === 1
        expect(await mergeGuest(account, guest.userId)).toBe(isSomebody)
        for (const [index, question] of QUESTIONS.entries()) {
          const union = logs[index] ?? []
          const merged = await readLog(database, account.userId, question)
          expect(merged.map(({ id }) => id).sort()).toEqual(union.map(({ id }) => id).sort())
          const progress = await readProgress(database, account.userId, question)
          if (union.length === 0) expect(progress).toBeNull()
          else expect(progress).toEqual(replay(union))
          expect(progress ?? replay([])).toEqual(await replayStored(database, account.userId, question))
        }
        expect(await listTablesNaming(testDatabase(), guest.userId)).toEqual([])
      }),
      { numRuns: 25 },
    )
  })

  it('is added once, however often and by how many at once', async () => {
    const { database, account, guest } = await setUp()
    await recordReview(account, newReview('q_a', 'good'))
    await recordReview(guest, newReview('q_a', 'again'))
    const other = newWriter()
    await createSignedIn(database, NOW, { userId: other.userId })
    const outcomes = await Promise.all([
      mergeGuest(account, guest.userId),
      mergeGuest(account, guest.userId),
      mergeGuest(other, guest.userId),
    ])
    expect(outcomes.filter(Boolean)).toHaveLength(1)
    const after = await database.review.findMany({ orderBy: { id: 'asc' } })
    expect(after).toHaveLength(2)
    expect(await mergeGuest(account, guest.userId)).toBe(false)
    expect(await database.review.findMany({ orderBy: { id: 'asc' } })).toEqual(after)
  })

  it('loses no rating that is on its way while it is added', async () => {
    const { database, account, guest } = await setUp()
    await recordReview(guest, newReview('q_b', 'good'))
    const reviews = Array.from({ length: 8 }, (_, index) => newReview('q_a', 'good', { deviceId: `device-${index}` }))
    const work = reviews.map((review) => recordReview(guest, review).then(() => review.id))
    const [merged, ...written] = await Promise.allSettled([mergeGuest(account, guest.userId), ...work])
    expect(merged).toMatchObject({ status: 'fulfilled', value: true })
    const stored = written.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []))
    for (const each of written) if (each.status === 'rejected') expect(each.reason).toBeInstanceOf(UserGoneError)
    const kept = await database.review.findMany({ where: { questionId: 'q_a' } })
    expect(kept.map(({ id }) => id).sort()).toEqual(stored.sort())
    expect(new Set(kept.map(({ userId }) => userId)).has(guest.userId)).toBe(false)
  })

  it('unites marks and keeps the interview’s date', async () => {
    const { database, account, guest } = await setUp()
    await markQuestion(account, 'q_a', { suspended: true })
    await markQuestion(guest, 'q_a', { flagged: true })
    await markQuestion(guest, 'q_b', { suspended: true })
    await database.user.update({ where: { id: guest.userId }, data: { interviewAt: NOW } })
    await mergeGuest(account, guest.userId)
    const marks = await database.questionMark.findMany({ orderBy: { questionId: 'asc' } })
    expect(
      marks.map(({ userId, questionId, suspendedAt, flaggedAt }) => [
        userId === account.userId,
        questionId,
        suspendedAt !== null,
        flaggedAt !== null,
      ]),
    ).toEqual([
      [true, 'q_a', true, true],
      [true, 'q_b', true, false],
    ])
    expect((await database.user.findUniqueOrThrow({ where: { id: account.userId } })).interviewAt).toEqual(NOW)
  })

  it('is refused under the guest’s cookie from then on, and stored when the account sends it', async () => {
    const { database, account, cookie, guest } = await setUp()
    const visitor = newBrowserOf(cookie, guest)
    const early = newCommand('rateQuestion', ratingPayload('q_a'))
    const late = newCommand('rateQuestion', ratingPayload('q_a', { basedOn: early.payload.id }))
    expect((await sendCommands([early], { userId: guest.userId })).status).toBe(200)
    expect(await sendForm(visitor, settleGuestWork, { choice: 'add', next: '/study' })).toMatchObject({
      redirectTo: '/study',
    })
    expect(visitor.jar.has(GUEST_COOKIE)).toBe(false)
    const refused = await sendCommands([late], { userId: guest.userId })
    expect([refused.status, refused.error?.code]).toEqual([403, 'forbidden'])
    const me = await (await getMe(requestOf(visitor, '/api/me'))).json()
    expect(me).toMatchObject({ ownerId: account.userId, isGuest: false, formerIds: [guest.userId] })
    const sending = { ownerId: account.userId, cookie: `${ACCOUNT_COOKIE}=${cookie}` }
    // The first one's answer may have been lost: it comes again, and is stored once.
    const { results } = await sendCommands([early, late], sending)
    expect(results?.map(({ ok }) => ok)).toEqual([true, true])
    const reviews = await database.review.findMany()
    expect(reviews.map(({ id }) => id).sort()).toEqual([early.payload.id, late.payload.id].map(String).sort())
    expect(new Set(reviews.map(({ userId }) => userId))).toEqual(new Set([account.userId]))
    expect(await readProgress(database, account.userId, 'q_a')).toEqual(
      await replayStored(database, account.userId, 'q_a'),
    )
  })

  it('is asked about once: what is left apart stays the guest’s, and is offered again when asked for', async () => {
    const { database, cookie, guest } = await setUp()
    const visitor = newBrowserOf(cookie, guest)
    await recordReview(guest, newReview('q_a', 'good'))
    const ask = (isAskedAgain: boolean) => inRequest(visitor, () => findGuestWork({ isAskedAgain }))
    expect(await ask(false)).toEqual({ ratings: 1, answers: 0, marks: 0, sets: 0, stories: 0, suggestions: 0 })
    await sendForm(visitor, settleGuestWork, { choice: 'leave' })
    expect(await ask(false)).toBeNull()
    expect(await ask(true)).toEqual({ ratings: 1, answers: 0, marks: 0, sets: 0, stories: 0, suggestions: 0 })
    expect(await database.review.findMany({ select: { userId: true } })).toEqual([{ userId: guest.userId }])
    expect(
      (
        await sendCommands([newCommand('rateQuestion', ratingPayload('q_b'))], {
          cookie: cookieOf(guest.userId),
          ownerId: guest.userId,
        })
      ).status,
    ).toBe(200)
  })

  it('is nobody’s to take by naming it: the browser’s own cookie says which guest it is', async () => {
    const { database, cookie, guest } = await setUp()
    await recordReview(guest, newReview('q_a', 'good'))
    const visitor = newVisitor()
    visitor.jar.set(ACCOUNT_COOKIE, cookie)
    await sendForm(visitor, settleGuestWork, { choice: 'add' })
    const named = await sendForm(visitor, settleGuestWork, { choice: 'add', guestId: guest.userId })
    expect(named.error?.code).toBe('invalid')
    visitor.jar.set(GUEST_COOKIE, cookieOf(newWriter().userId).replace(/u_[\w-]+/, guest.userId))
    await sendForm(visitor, settleGuestWork, { choice: 'add' })
    expect(await database.review.findMany({ select: { userId: true } })).toEqual([{ userId: guest.userId }])
  })
})
