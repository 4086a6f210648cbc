import { randomUUID } from 'node:crypto'
import { expect, it, vi } from 'vitest'
import { POST } from '../../app/api/commands/route'
import { newUserId } from '../../lib/session/session-cookie'
import { commandsRequest, newCommand, ratingPayload } from '../factories/commands'
import { insertQuestions, readProgress, replayStored } from '../factories/practice'
import { describeOnBothDatabases } from '../setup/database'
import { sendCommands as send } from '../setup/send-commands'

await vi.hoisted(() => import('../setup/secret'))

describeOnBothDatabases('POST /api/commands', (testDatabase) => {
  const setUp = async () => {
    const { database } = testDatabase()
    await insertQuestions(database, ['q_a', 'q_b'])
    return { database, userId: newUserId() }
  }

  it('stores a queue in order, and answers each of it', async () => {
    const { database, userId } = await setUp()
    const first = ratingPayload('q_a', { rating: 'again', reviewedAt: '2026-11-20T20:00:00.000Z' })
    const second = ratingPayload('q_a', { basedOn: first.id, reviewedAt: '2026-11-20T20:10:00.000Z' })
    const undo = { id: randomUUID(), reviewId: second.id, questionId: 'q_a', retractedAt: '2026-11-20T20:11:00.000Z' }
    const commands = [
      newCommand('saveAttempt', {
        id: randomUUID(),
        questionId: 'q_a',
        text: 'I would…',
        createdAt: '2026-11-20T19:59:00.000Z',
      }),
      newCommand('rateQuestion', first),
      newCommand('rateQuestion', second),
      newCommand('retractReview', undo),
      newCommand('markQuestion', { questionId: 'q_b', suspended: true }),
      newCommand('updateSettings', { newPerDay: 5, interviewAt: '2026-12-11T09:00:00+01:00' }),
    ]
    const { status, results } = await send(commands, { userId })
    expect(status).toBe(200)
    expect(results?.map(({ id, ok }) => [id, ok])).toEqual(commands.map(({ id }) => [id, true]))
    expect(results?.[1]?.value).toMatchObject({
      reviewId: first.id,
      duplicate: false,
      progress: { lastEntryId: first.id },
    })
    expect(await readProgress(database, userId, 'q_a')).toMatchObject({ memory: { reps: 1 }, lastEntryId: undo.id })
    expect(await database.attempt.findMany()).toMatchObject([{ userId, text: 'I would…' }])
    expect(await database.questionMark.findMany()).toMatchObject([{ questionId: 'q_b', flaggedAt: null }])
    expect(await database.user.findMany()).toMatchObject([
      { id: userId, kind: 'guest', zone: 'Europe/Vienna', newPerDay: 5, interviewAt: new Date('2026-12-11T08:00:00Z') },
    ])
  })

  it('sent again whole changes nothing and says the same', async () => {
    const { database, userId } = await setUp()
    const first = ratingPayload('q_a')
    const commands = [
      newCommand('rateQuestion', first),
      newCommand('retractReview', {
        id: randomUUID(),
        reviewId: first.id,
        questionId: 'q_a',
        retractedAt: new Date().toISOString(),
      }),
      newCommand('saveAttempt', {
        id: randomUUID(),
        questionId: 'q_a',
        text: 'x',
        createdAt: new Date().toISOString(),
      }),
    ]
    await send(commands, { userId })
    const before = await Promise.all([
      database.review.findMany(),
      database.retraction.findMany(),
      database.attempt.findMany(),
    ])
    const again = await send(commands, { userId })
    expect(again.results?.every(({ ok }) => ok)).toBe(true)
    expect(
      await Promise.all([database.review.findMany(), database.retraction.findMany(), database.attempt.findMany()]),
    ).toEqual(before)
    expect(await readProgress(database, userId, 'q_a')).toEqual(await replayStored(database, userId, 'q_a'))
  })

  it('refuses one bad command and stores the others', async () => {
    const { database, userId } = await setUp()
    const stored = ratingPayload('q_a')
    await send([newCommand('rateQuestion', stored)], { userId })
    const bad: [string, Record<string, unknown>, string][] = [
      ['rateQuestion', { ...stored, rating: 'easy' }, 'conflict'],
      ['rateQuestion', ratingPayload('q_nowhere'), 'not_found'],
      ['rateQuestion', ratingPayload('q_b', { rating: 'perfect' }), 'invalid'],
      ['rateQuestion', ratingPayload('q_b', { userId: newUserId() }), 'invalid'],
      ['rateQuestion', ratingPayload('q_b', { reviewedAt: 'yesterday' }), 'invalid'],
      ['rateQuestion', ratingPayload('q_b', { basedOn: '\u0000' }), 'invalid'],
      [
        'retractReview',
        { id: randomUUID(), reviewId: randomUUID(), questionId: 'q_a', retractedAt: new Date().toISOString() },
        'not_found',
      ],
      [
        'saveAttempt',
        { id: randomUUID(), questionId: 'q_a', text: 'ü'.repeat(20_001), createdAt: new Date().toISOString() },
        'invalid',
      ],
      ['markQuestion', { questionId: 'q_a' }, 'invalid'],
      ['updateSettings', { zone: 'Middle/Earth' }, 'invalid'],
      ['updateSettings', { kind: 'account' }, 'invalid'],
      ['dropTables', {}, 'invalid'],
    ]
    const commands = bad.flatMap(([name, payload]) => [
      newCommand(name, payload),
      newCommand('markQuestion', { questionId: 'q_b', flagged: true }),
    ])
    const { status, results } = await send(commands, { userId })
    expect(status).toBe(200)
    expect(results?.map(({ ok, error }) => (ok ? 'stored' : error?.code))).toEqual(
      bad.flatMap(([, , code]) => [code, 'stored']),
    )
    expect(await database.review.findMany()).toMatchObject([{ id: stored.id, rating: 'good' }])
  })

  it('keeps text as it was typed: markup, right to left, emoji, formulas; what no database holds shows as such', async () => {
    const { database, userId } = await setUp()
    const texts = [
      '<script>alert(1)</script>',
      'שלום <b>',
      '👩‍👩‍👧‍👦',
      '=HYPERLINK("x")',
      '\'; DROP TABLE "User"; --',
      '',
    ]
    const broken = ['a\u0000b', 'a\uD800b']
    const commands = [...texts, ...broken].map((text) =>
      newCommand('saveAttempt', { id: randomUUID(), questionId: 'q_a', text, createdAt: new Date().toISOString() }),
    )
    const { results } = await send(commands, { userId })
    expect(results?.every(({ ok }) => ok)).toBe(true)
    const stored = (await database.attempt.findMany({ select: { text: true } })).map(({ text }) => text)
    expect(stored.sort()).toEqual([...texts, 'a\uFFFDb', 'a\uFFFDb'].sort())
    // Also what was put right comes back as the same when it is sent again.
    expect((await send(commands, { userId })).results?.every(({ ok }) => ok)).toBe(true)
  })

  it('takes one review of two tabs for one, and what follows in the same queue goes by it', async () => {
    const { database, userId } = await setUp()
    const other = ratingPayload('q_a', { rating: 'again', reviewedAt: '2026-11-20T20:00:00.000Z' })
    await send([newCommand('rateQuestion', other)], { userId })
    const dropped = ratingPayload('q_a', { reviewedAt: '2026-11-20T20:00:01.000Z' })
    const next = ratingPayload('q_a', { basedOn: dropped.id, rating: 'easy', reviewedAt: '2026-11-20T20:15:00.000Z' })
    const { results } = await send(
      [
        newCommand('rateQuestion', dropped),
        newCommand('rateQuestion', next),
        newCommand('retractReview', {
          id: randomUUID(),
          reviewId: dropped.id,
          questionId: 'q_a',
          retractedAt: '2026-11-20T20:20:00.000Z',
        }),
      ],
      { userId },
    )
    expect(results?.[0]?.value).toMatchObject({ reviewId: other.id, duplicate: true })
    expect(results?.map(({ ok }) => ok)).toEqual([true, true, true])
    expect(await database.review.findMany({ orderBy: { reviewedAt: 'asc' } })).toMatchObject([
      { id: other.id },
      { id: next.id, basedOn: other.id },
    ])
    expect(await database.retraction.findMany()).toMatchObject([{ reviewId: other.id }])
  })

  it('slows down who sends without end, and says when it goes on', async () => {
    const { userId } = await setUp()
    const batch = () => Array.from({ length: 100 }, () => newCommand('updateSettings', { newPerDay: 7 }))
    for (let turn = 0; turn < 3; turn += 1) expect((await send(batch(), { userId })).results?.at(-1)?.ok).toBe(true)
    const response = await POST(
      commandsRequest([...batch().slice(0, 1), newCommand('rateQuestion', ratingPayload('q_a'))], { userId }),
    )
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0)
    const { results } = (await response.json()) as { results: { ok: boolean; error?: { code: string } }[] }
    expect(results[0]?.error?.code).toBe('rate_limited')
    // Its own kind alone is limited, and its own sender.
    expect(results[1]?.ok).toBe(true)
    const other = await send([newCommand('updateSettings', { newPerDay: 7 })], { userId: newUserId() })
    expect(other.results?.[0]?.ok).toBe(true)
  })

  it('says plainly that the database is out of reach, for the sender to try again', async () => {
    const { database, userId } = await setUp()
    await database.$executeRawUnsafe('ALTER TABLE "Review" RENAME TO "Gone"')
    const { status, error } = await send([newCommand('rateQuestion', ratingPayload('q_a'))], { userId })
    expect(status).toBe(503)
    expect(error?.message).toMatch(/again/)
    // What was stored before the trouble is answered; what comes after it is to be sent again.
    const commands = [
      newCommand('updateSettings', { newPerDay: 3 }),
      newCommand('rateQuestion', ratingPayload('q_a')),
      newCommand('updateSettings', { newPerDay: 4 }),
    ]
    expect((await send(commands, { userId })).results).toMatchObject([{ ok: true }])
  })
})
