import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { expect, it, vi } from 'vitest'
import { GUEST_COOKIE, newUserId, signCookie } from '../../lib/session/session-cookie'
import { cookieOf, newCommand, ratingPayload, type Sending } from '../factories/commands'
import { insertQuestions } from '../factories/practice'
import { describeOnBothDatabases } from '../setup/database'
import { TEST_SECRET } from '../setup/secret'
import { sendCommands as send } from '../setup/send-commands'

await vi.hoisted(() => import('../setup/secret'))

describeOnBothDatabases('POST /api/commands, from whom and in what shape', (testDatabase) => {
  const setUp = async () => {
    const { database } = testDatabase()
    await insertQuestions(database, ['q_a', 'q_b'])
    return { database, userId: newUserId() }
  }

  it('is taken from own pages only: the Origin’s host must be the request’s own', async () => {
    const { database, userId } = await setUp()
    const command = newCommand('rateQuestion', ratingPayload('q_a'))
    const refused: Sending[] = [
      { origin: null },
      { origin: 'null' },
      { origin: '' },
      { origin: 'https://evil.test' },
      { origin: 'http://callback.test' },
      { origin: 'http://callback.test:3000.evil.test' },
      { origin: 'http://evil.test@callback.test:3000', host: 'evil.test' },
      { origin: 'file://callback.test:3000' },
      { host: null },
    ]
    for (const sending of refused) {
      const { status, error } = await send([command], { userId, ...sending })
      expect([status, error?.code], JSON.stringify(sending)).toEqual([403, 'forbidden'])
    }
    expect(await database.review.count()).toBe(0)
    const taken: Sending[] = [
      { origin: 'http://192.168.0.4:3000', host: '192.168.0.4:3000' },
      { origin: 'https://prep.example.org', host: 'prep.example.org' },
      { origin: 'http://localhost:3000', host: 'LOCALHOST:3000' },
    ]
    for (const sending of taken) expect((await send([command], { userId, ...sending })).status).toBe(200)
  })

  it('is run for the session’s own user only', async () => {
    const { database, userId } = await setUp()
    const command = newCommand('rateQuestion', ratingPayload('q_a'))
    const other = newUserId()
    const forged: Sending[] = [
      { ownerId: userId },
      { userId: other, ownerId: userId },
      { ownerId: userId, cookie: `${GUEST_COOKIE}=${userId}` },
      { ownerId: userId, cookie: `${GUEST_COOKIE}=v1.${userId}.` },
      { ownerId: userId, cookie: `${GUEST_COOKIE}=${signCookie('guest', userId, `${TEST_SECRET}.`)}` },
      { ownerId: userId, cookie: cookieOf(other).replace(other, userId) },
      { ownerId: userId, cookie: `${cookieOf(userId)}x` },
      { ownerId: 'nobody' },
      { ownerId: '' },
    ]
    for (const sending of forged) {
      const { status, error } = await send([command], sending)
      expect([status, error?.code], JSON.stringify(sending)).toEqual([403, 'forbidden'])
    }
    expect(await database.review.count()).toBe(0)
    expect(await database.user.count()).toBe(0)
  })

  it('never shows one user another’s: their ids are as ids that don’t exist', async () => {
    const { database, userId } = await setUp()
    const mine = ratingPayload('q_a')
    await send([newCommand('rateQuestion', mine)], { userId })
    const other = newUserId()
    const undo = (reviewId: unknown) =>
      newCommand('retractReview', {
        id: randomUUID(),
        reviewId,
        questionId: 'q_a',
        retractedAt: new Date().toISOString(),
      })
    const { results } = await send([undo(mine.id), undo(randomUUID())], { userId: other })
    expect(results?.[0]?.error).toEqual(results?.[1]?.error)
    expect(await database.retraction.count()).toBe(0)
  })

  it('tells a tab of another version to reload', async () => {
    const { userId } = await setUp()
    for (const version of [0, 2, 99]) {
      const { status, error } = await send([newCommand('future', {})], { userId, version })
      expect(status).toBe(409)
      expect(error?.message).toMatch(/reload/)
    }
  })

  it('answers what isn’t an envelope with a sentence, never with a 500', async () => {
    const { database, userId } = await setUp()
    const command = newCommand('rateQuestion', ratingPayload('q_a'))
    const envelope = { version: 1, ownerId: userId, deviceId: 'd', zone: 'UTC', commands: [command] }
    const bodies = [
      '',
      ' ',
      '{',
      'null',
      '[]',
      '1',
      '"text"',
      '{}',
      '{"version":1}',
      '\u0000',
      JSON.stringify({ ...envelope, more: 1 }),
      JSON.stringify({ ...envelope, commands: [] }),
      JSON.stringify({ ...envelope, commands: Array.from({ length: 101 }, () => command) }),
      JSON.stringify({ ...envelope, commands: [{ ...command, more: 1 }] }),
      JSON.stringify({ ...envelope, commands: [null] }),
      JSON.stringify({ ...envelope, deviceId: 'a\u0000b' }),
      JSON.stringify({ ...envelope, ownerId: { $ne: null } }),
      `${'['.repeat(100_000)}${']'.repeat(100_000)}`,
      `{"a":${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}}`,
    ]
    for (const body of bodies) {
      const { status, error } = await send([], { userId, body })
      expect([status, error?.code], body.slice(0, 80)).toEqual([400, 'invalid'])
      expect(error?.message).toMatch(/\.$/)
    }
    expect((await send([], { userId, body: ' '.repeat(1_000_001) })).status).toBe(413)
    expect(await database.review.count()).toBe(0)
  })

  it('survives any JSON at all as an envelope or as a payload', async () => {
    const { userId } = await setUp()
    const names = fc.constantFrom('rateQuestion', 'retractReview', 'saveAttempt', 'markQuestion', 'updateSettings')
    await fc.assert(
      fc.asyncProperty(
        fc.jsonValue(),
        names,
        fc.dictionary(fc.string(), fc.jsonValue()),
        async (any, name, payload) => {
          expect((await send([], { userId, body: JSON.stringify(any) })).status).toBeLessThan(500)
          const zone = typeof any === 'string' ? any : 'UTC'
          const { status } = await send([newCommand(name, { ...ratingPayload('q_a'), ...payload })], { userId, zone })
          expect(status).toBeLessThan(500)
        },
      ),
      { numRuns: 30 },
    )
  })
})
