import { expect, it, vi } from 'vitest'
import { findMock } from '../../lib/mock/mock-repository'
import { deleteOwnQuestion } from '../../lib/question-set/own-question-repository'
import { listOwnSets } from '../../lib/question-set/own-set-repository'
import { makeShareToken, newLinkId } from '../../lib/question-set/share-token'
import { getStudySession } from '../../lib/review/review-queries'
import { GUEST_COOKIE } from '../../lib/session/session-cookie'
import { guestIdOf } from '../../lib/session/session-queries'
import { beginPractice } from '../../lib/sharing/practice-commands'
import { changeLink } from '../../lib/sharing/share-link-repository'
import { getSharedPage } from '../../lib/sharing/sharing-queries'
import { signUpAs } from '../factories/account-forms'
import { insertQuestions, NOW } from '../factories/practice'
import { insertShareLink, newOwnQuestion, newSharer, PRACTICE_PINS } from '../factories/sharing'
import { describeOnBothDatabases } from '../setup/database'
import { TEST_SECRET } from '../setup/secret'
import { inRequest, newVisitor, postForm, sendForm, type Visitor } from '../setup/visitor'

await vi.hoisted(() => import('../setup/secret'))
vi.mock('next/headers', async () => (await import('../setup/next')).nextHeaders)
vi.mock('next/navigation', async () => (await import('../setup/next')).nextNavigation)
vi.mock('next/cache', async () => (await import('../setup/next')).nextCache)

/** What no candidate may ever have. */
const SECRETS = ['owner listen-for', 'owner notes', 'owner-label', 'secret: listen']

describeOnBothDatabases('practice by a link', (testDatabase) => {
  async function setUp(pins: Partial<typeof PRACTICE_PINS> = {}) {
    const { database } = testDatabase()
    await insertQuestions(database, ['q_a'])
    const sharer = await newSharer(database, { named: ['q_a'] })
    const link = await insertShareLink(sharer.writer, sharer.setId, {
      face: 'practice',
      pins: { ...PRACTICE_PINS, ...pins },
    })
    return { database, ...sharer, ...link }
  }

  const idOf = (visitor: Visitor) => guestIdOf(visitor.jar.get(GUEST_COOKIE)) ?? ''
  /** Begins as a browser does. @returns the mock's id, or the set's that is studied */
  async function begin(visitor: Visitor, token: string): Promise<string> {
    const { redirectTo, error } = await sendForm(visitor, beginPractice, { token })
    if (redirectTo === null) throw new Error(error?.message)
    return redirectTo.split(/[/=]/).at(-1) ?? ''
  }

  /** All that is stored of somebody, as one text. */
  async function storedOf(userId: string): Promise<string> {
    const { database } = testDatabase()
    const where = { userId }
    return JSON.stringify([
      await database.ownQuestion.findMany({ where }),
      await database.ownSet.findMany({ where }),
      await database.mockSession.findMany({ where }),
    ])
  }

  it('makes a stranger a guest with a copy and a mock of their own, without a script too', async () => {
    const { token, setId, questions, writer, linkId } = await setUp({ pace: 2, thinkingSeconds: 20, mode: 'both' })
    const visitor = newVisitor()
    const to = await postForm(visitor, beginPractice, { token })
    expect(to).toMatch(/^\/mock\/[0-9a-f-]{36}$/)
    const userId = idOf(visitor)
    const mock = await findMock(userId, String(to).slice('/mock/'.length))
    expect(mock?.plan).toMatchObject({
      title: 'Owner’s set',
      options: { pace: 2, thinkingSeconds: 20, mode: 'both', order: 'set', canPause: true, asksFollowUps: false },
      questions: [
        { text: 'owner text?', timeLimitSeconds: 120, followUps: [] },
        { text: 'What is q_a?', questionId: 'q_a' },
      ],
    })
    const [set] = await listOwnSets(userId)
    expect(set).toMatchObject({
      title: 'Owner’s set',
      received: { linkId, isExampleHidden: false },
      plannedMinutes: null,
    })
    const stored = await storedOf(userId)
    for (const secret of [...SECRETS, setId, setId.slice(0, 8), writer.userId, ...questions.map(({ id }) => id)])
      expect(stored, secret).not.toContain(secret)
    for (const carried of ['guidance', 'point', 'detail', 'example', 'follow-up?'])
      expect(stored).toContain(`owner ${carried}`)
    expect(set?.sections.flatMap(({ entries }) => entries)).toEqual([
      { questionId: expect.not.stringContaining(questions[0]?.id ?? ''), isMustAsk: false, minutes: null },
      { questionId: 'q_a', isMustAsk: false, minutes: null },
    ])
  })

  it('asks at most 20 questions, in the pinned order', async () => {
    const { database } = testDatabase()
    const questions = Array.from({ length: 24 }, (_, index) => newOwnQuestion(`number ${index}`))
    const { writer, setId } = await newSharer(database, { questions })
    const asked = async (order: 'set' | 'shuffled') => {
      const { token } = await insertShareLink(writer, setId, { face: 'practice', pins: { ...PRACTICE_PINS, order } })
      const visitor = newVisitor()
      const mockId = await begin(visitor, token)
      const mock = await findMock(idOf(visitor), mockId)
      return mock?.plan.questions.map(({ text }) => text) ?? []
    }
    const inOrder = questions.slice(0, 20).map(({ text }) => text)
    expect(await asked('set')).toEqual(inOrder)
    const shuffled = await asked('shuffled')
    expect(shuffled).toHaveLength(20)
    expect(shuffled).not.toEqual(inOrder)
  })

  it('keeps a hidden example with its owner, and a sitting’s cards closed', async () => {
    const { token } = await setUp({ activity: 'study', isExampleHidden: true })
    const visitor = newVisitor()
    const setId = await begin(visitor, token)
    expect(await storedOf(idOf(visitor))).not.toContain('owner example')
    const sitting = await inRequest(visitor, () => getStudySession({ scope: { kind: 'own', id: setId }, now: NOW }))
    expect(sitting?.cards.map(({ question }) => question.text)).toEqual(['owner text?', 'What is q_a?'])
    const said = JSON.stringify(sitting)
    for (const part of [...SECRETS, 'owner guidance', 'owner point', 'owner example', 'owner follow-up?'])
      expect(said).not.toContain(part)
  })

  it('goes on with its own questions, whatever the owner does, and begins again with what stands', async () => {
    const { database, token, writer, setId, questions, linkId } = await setUp()
    const visitor = newVisitor()
    const first = await begin(visitor, token)
    const userId = idOf(visitor)
    await begin(visitor, token)
    expect(await listOwnSets(userId)).toHaveLength(1)
    expect(await database.ownQuestion.count({ where: { userId } })).toBe(1)
    const before = await findMock(userId, first)

    // What an interviewer has for themselves is no new state.
    await database.ownQuestion.updateMany({ where: { userId: writer.userId }, data: { notes: 'owner notes, more' } })
    await begin(visitor, token)
    expect(await listOwnSets(userId)).toHaveLength(1)

    await database.ownQuestion.updateMany({ where: { userId: writer.userId }, data: { text: 'owner text, new?' } })
    const second = await begin(visitor, token)
    expect((await findMock(userId, second))?.plan.questions[0]?.text).toBe('owner text, new?')
    expect(await listOwnSets(userId)).toHaveLength(2)
    expect(await findMock(userId, first)).toEqual(before)

    await deleteOwnQuestion(writer, questions[0]?.id ?? '')
    await database.question.update({ where: { id: 'q_a' }, data: { archivedAt: NOW } })
    expect((await sendForm(visitor, beginPractice, { token })).error?.message).toContain('no question in this set')
    expect(await findMock(userId, first)).toEqual(before)

    await changeLink(writer, linkId, { change: 'revoke' })
    expect(await findMock(userId, second)).not.toBeNull()
    expect(await listOwnSets(userId)).toHaveLength(2)
    expect(await database.ownSet.count({ where: { userId: writer.userId, id: setId } })).toBe(1)
  })

  it('is gone on with from the link’s page, and is kept by signing up', async () => {
    const { database, token } = await setUp()
    const visitor = newVisitor()
    const mockId = await begin(visitor, token)
    const userId = idOf(visitor)
    const page = () => inRequest(visitor, () => getSharedPage(token, NOW))
    expect(await page()).toMatchObject({ begun: { goOnAt: `/mock/${mockId}`, sentAt: null } })
    expect(await inRequest(newVisitor(), () => getSharedPage(token, NOW))).toMatchObject({ begun: null })
    const account = await signUpAs(undefined, visitor)
    expect(account.userId).toBe(userId)
    expect(await page()).toMatchObject({ begun: { goOnAt: `/mock/${mockId}` } })
    await begin(visitor, token)
    expect(await database.ownSet.count({ where: { userId } })).toBe(1)
  })

  it('doesn’t begin by a link that is dead or for an interviewer: all say the same, and nothing is stored', async () => {
    const { database, writer, setId, token, linkId } = await setUp()
    const kit = await insertShareLink(writer, setId, { face: 'kit', pins: { isListenForShown: true } })
    const users = await database.user.count()
    await changeLink(writer, linkId, { change: 'replace' })
    const unknown = makeShareToken({ linkId: newLinkId(), version: 1 }, TEST_SECRET)
    const visitor = newVisitor()
    const said = [token, unknown, 'x', kit.token].map((each) => sendForm(visitor, beginPractice, { token: each }))
    const errors = (await Promise.all(said)).map(({ error }) => error)
    expect(new Set(errors.map((error) => JSON.stringify(error))).size).toBe(1)
    expect(errors[0]?.code).toBe('not_found')
    expect(visitor.jar.size).toBe(0)
    expect(await database.user.count()).toBe(users)
  })

  it('is begun so often by one browser, and no more', async () => {
    const { token } = await setUp()
    const visitor = newVisitor()
    for (let index = 0; index < 41; index += 1) await begin(visitor, token)
    expect((await sendForm(visitor, beginPractice, { token })).error?.code).toBe('rate_limited')
    expect((await sendForm(newVisitor(), beginPractice, { token })).error).toBeNull()
  })
})
