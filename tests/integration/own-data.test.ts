import { randomUUID } from 'node:crypto'
import { expect, it, vi } from 'vitest'
import { GET as getExport } from '../../app/api/me/export/route'
import { recordKeep, recordSave } from '../../lib/answer/answer-repository'
import { env } from '../../lib/platform/env'
import { readTombstones } from '../../lib/platform/tombstones'
import { deleteUser } from '../../lib/portability/deletion-repository'
import { ownDataSchema } from '../../lib/portability/export-format'
import { deleteEverything } from '../../lib/portability/portability-commands'
import { markQuestion } from '../../lib/review/practice-repository'
import { recordRetraction, recordReview } from '../../lib/review/review-repository'
import { findRequestSession } from '../../lib/session/session-queries'
import { UserGoneError } from '../../lib/session/user-repository'
import { PASSWORD, signUpAs } from '../factories/account-forms'
import { newCommand, ratingPayload } from '../factories/commands'
import { insertMock } from '../factories/mocks'
import { insertOwnSet } from '../factories/own-sets'
import { insertQuestions, NOW, newRetraction, newReview } from '../factories/practice'
import { insertStory } from '../factories/stories'
import { insertSuggested } from '../factories/suggestions'
import { describeOnBothDatabases } from '../setup/database'
import { awaitMail } from '../setup/mailbox'
import { sendCommands } from '../setup/send-commands'
import { countRowsOf, listTablesNaming } from '../setup/user-tables'
import { beGuest, newVisitor, requestOf, sendForm, type Visitor } from '../setup/visitor'

await vi.hoisted(() => import('../setup/secret'))
await vi.hoisted(() => import('../setup/mailbox'))
vi.mock('next/headers', async () => (await import('../setup/next')).nextHeaders)
vi.mock('next/navigation', async () => (await import('../setup/next')).nextNavigation)

const exportOf = (visitor: Visitor) => getExport(requestOf(visitor, '/api/me/export'))
const AGREED = { agreed: 'yes', password: PASSWORD }

describeOnBothDatabases('what is stored of somebody', (testDatabase) => {
  /** An account with a row in every table that knows users, all texts of which say whose they are. */
  async function newFullAccount(word: string) {
    const { database } = testDatabase()
    const { visitor, email, userId } = await signUpAs()
    await awaitMail(email, 1)
    const writer = { userId, zone: 'UTC', now: NOW }
    const review = newReview('q_a', 'good', { deviceId: `device-${word}` })
    await recordReview(writer, review)
    await recordReview(writer, newReview('q_a', 'hard', { basedOn: review.id, deviceId: `device-${word}` }))
    await recordRetraction(writer, newRetraction('q_a', review.id))
    await markQuestion(writer, 'q_a', { suspended: true, flagged: true })
    const attempt = { id: randomUUID(), questionId: 'q_a', text: `${word} tried`, createdAt: NOW, receivedAt: NOW }
    const reading = { coach: 'a coach', coverage: { covered: 1, partly: 0, unsure: 0, total: 2 } }
    await database.attempt.create({ data: { ...attempt, userId, reading } })
    const answer = { answerId: randomUUID(), writerId: randomUUID() }
    const save = { ...answer, id: randomUUID(), questionId: 'q_a', basedOn: '', isNewRevision: false }
    await recordSave(writer, { ...save, text: `${word} drafted 👩‍👩‍👧 \u202E` })
    await recordKeep(writer, { ...answer, id: randomUUID(), text: `${word} kept` })
    await insertMock(writer, `${word} said`)
    const { setId } = await insertOwnSet(writer, word)
    await insertStory(writer, word, { questionIds: ['q_a'] })
    await insertSuggested(writer, word, { questionId: 'q_a', seenAs: 'q_a' })
    const link = { id: `${word}-link`, userId, setId, face: 'practice', label: `${word} label`, signedAs: '' }
    await database.shareLink.create({ data: { ...link, pins: {}, version: 1, createdAt: NOW } })
    const response = { userId, id: randomUUID(), linkId: link.id, name: `${word} name`, sentAt: NOW }
    await database.response.create({ data: { ...response, answers: [{ text: `${word} sent` }] } })
    await database.oAuthIdentity.create({ data: { provider: 'github', subject: word, userId, createdAt: NOW } })
    return { database, visitor, email, userId, writer }
  }

  it('comes as a file in the format that is documented, every row, and nothing of anyone else', async () => {
    await insertQuestions(testDatabase().database, ['q_a'])
    const mine = await newFullAccount('mine')
    const theirs = await newFullAccount('theirs')
    const response = await exportOf(mine.visitor)
    expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'no-store'])
    const text = await response.text()
    const data = ownDataSchema.parse(JSON.parse(text))
    const counts = await countRowsOf(testDatabase(), mine.userId)
    // A table that is new here has to be exported, or named here with why not.
    expect({
      Answer: data.answers.length,
      AnswerRevision: data.answers.flatMap(({ revisions }) => revisions).length,
      AnswerSave: counts.AnswerSave, // Ids of saves, for the queue alone.
      Attempt: data.attempts.length,
      MailToken: counts.MailToken, // Hashes of links that are soon too old.
      MemoryState: data.memoryStates.length,
      MockEvent: data.mocks.flatMap(({ events }) => events).length,
      MockSession: data.mocks.length,
      OAuthIdentity: data.account?.providers.length,
      OwnQuestion: data.ownQuestions.length,
      OwnSet: data.ownSets.length,
      QuestionMark: data.marks.length,
      Response: data.responses.length,
      Retraction: data.retractions.length,
      Review: data.reviews.length,
      Session: data.account?.sessions.length,
      ShareLink: data.shareLinks.length,
      Story: data.stories.length,
      Suggestion: data.suggestions.length,
      StoryUse: data.stories.flatMap(({ questionIds }) => questionIds).length,
    }).toEqual(counts)
    expect(Object.values(counts)).not.toContain(0)
    for (const word of [
      'mine tried',
      'mine drafted',
      'mine said',
      'mine kept',
      'mine listened for',
      'mine situation',
      'mine sent',
      'mine suggested',
      mine.email,
      mine.userId,
    ])
      expect(text).toContain(word)
    for (const word of ['theirs', theirs.email, theirs.userId, 'argon2', 'secret: listen']) {
      expect(text).not.toContain(word)
    }
    expect(data.attempts[0]?.coverage).toEqual({ covered: 1, partly: 0, unsure: 0, total: 2 })
    const [ownQuestion] = data.ownQuestions
    expect(data.questions).toEqual({
      q_a: { slug: 'q-a', text: 'What is q_a?' },
      [ownQuestion?.id ?? '']: { slug: ownQuestion?.id, text: 'mine asked?' },
    })
  })

  it('is nothing of a stranger and of a guest who has written nothing', async () => {
    const visitor = newVisitor()
    expect((await exportOf(visitor)).status).toBe(404)
    beGuest(visitor, 'u_AAAAAAAAAAAAAAAAAAAAAA')
    expect((await exportOf(visitor)).status).toBe(404)
  })

  it('goes with the password alone, and leaves nothing but that the id is gone', async () => {
    await insertQuestions(testDatabase().database, ['q_a'])
    const { database, visitor, email, userId, writer } = await newFullAccount('mine')
    const other = await newFullAccount('theirs')
    const kept = new Map(visitor.jar)
    for (const fields of [{ ...AGREED, password: 'wrong' }, { ...AGREED, password: '' }, { password: PASSWORD }]) {
      expect((await sendForm(visitor, deleteEverything, { agreed: '', ...fields })).error?.code).toBe('invalid')
    }
    const others = await countRowsOf(testDatabase(), other.userId)
    expect(await sendForm(visitor, deleteEverything, AGREED)).toMatchObject({ redirectTo: '/account/deleted' })
    expect(await listTablesNaming(testDatabase(), userId)).toEqual([])
    const {
      createdAt: _,
      lastSeenAt: __,
      ...tombstone
    } = await database.user.findUniqueOrThrow({
      where: { id: userId },
    })
    expect(tombstone).toEqual({
      ...{ id: userId, kind: 'deleted', mergedIntoId: null, email: null, emailVerifiedAt: null, passwordHash: null },
      ...{ role: 'member', zone: 'UTC', newPerDay: 20, interviewAt: null },
    })
    expect(await countRowsOf(testDatabase(), other.userId)).toEqual(others)
    // For a restore of a backup that was made before.
    expect(readTombstones(env().tombstonesFile)).toContain(userId)

    const back = newVisitor({ jar: kept })
    expect(await findRequestSession(requestOf(back, '/'))).toBeNull()
    beGuest(back, userId)
    expect(await findRequestSession(requestOf(back, '/'))).toBeNull()
    expect((await exportOf(back)).status).toBe(404)
    const late = await sendCommands([newCommand('rateQuestion', ratingPayload('q_a'))], { userId })
    expect(late.status).toBe(403)
    await expect(recordReview(writer, newReview('q_a', 'good'))).rejects.toBeInstanceOf(UserGoneError)
    // The address is free for a new account, which is another.
    expect((await signUpAs(email)).userId).not.toBe(userId)
  })

  it('stays gone, whatever of it is being written at that moment', async () => {
    await insertQuestions(testDatabase().database, ['q_a'])
    const { writer, userId } = await newFullAccount('mine')
    const writes = Array.from({ length: 8 }, (_, index) =>
      recordReview(writer, newReview('q_a', 'good', { deviceId: `device-${index}` })),
    )
    await Promise.allSettled([...writes.slice(0, 4), deleteUser(writer), ...writes.slice(4)])
    expect(await listTablesNaming(testDatabase(), userId)).toEqual([])
  })
})
