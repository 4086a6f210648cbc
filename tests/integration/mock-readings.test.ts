import { randomUUID } from 'node:crypto'
import { expect, it, vi } from 'vitest'
import { type MockEventBody, type MockPlan, turnOf } from '../../lib/mock/mock'
import { getMockPage, getScorecardPage, planMock } from '../../lib/mock/mock-queries'
import { createMock, findMock, recordMockEvent } from '../../lib/mock/mock-repository'
import { findUser } from '../../lib/session/user-repository'
import { ONE_QUESTION } from '../factories/mocks'
import { insertQuestions, NOW, newWriter } from '../factories/practice'
import { insertOwnSet, newOwnQuestion } from '../factories/sharing'
import { describeOnBothDatabases } from '../setup/database'
import { beGuest, inRequest, newVisitor } from '../setup/visitor'

await vi.hoisted(() => import('../setup/secret'))
vi.mock('next/headers', async () => (await import('../setup/next')).nextHeaders)
vi.mock('next/cache', async () => (await import('../setup/next')).nextCache)

const SAID =
  'We keep every token encrypted on the server, and never in the browser. I wrote the job that renews them before they run out, and it took us two weeks in the spring of last year.'
const MAIN = turnOf(0, 'main')
const FOLLOW_UP = turnOf(0, 'followUp')

describeOnBothDatabases('what the coach says of a mock', (testDatabase) => {
  /** A mock in which this happened, one second after the other. */
  async function setUp(bodies: MockEventBody[], plan: MockPlan = ONE_QUESTION, writer = newWriter()) {
    const visitor = newVisitor()
    beGuest(visitor, writer.userId)
    const id = randomUUID()
    await createMock(writer, id, plan)
    const say = async (all: MockEventBody[], from: number) => {
      for (const [index, body] of all.entries()) {
        const at = new Date(NOW.getTime() - 600_000 + (from + index) * 1000)
        await recordMockEvent(writer, id, { id: randomUUID(), at, revision: 1, ...body })
      }
    }
    await say(bodies, 0)
    const read = () => inRequest(visitor, () => getScorecardPage(id, NOW))
    return { id, writer, visitor, say, read }
  }

  const asked: MockEventBody = { type: 'asked', turn: MAIN }
  const said = (text: string, turn = MAIN): MockEventBody => ({ type: 'text', turn, writerId: 'w', text })
  const over: MockEventBody[] = [{ type: 'answered', turn: MAIN }, { type: 'finished' }]

  it('comes with the scorecard once the mock is over: of what was said, its follow-up’s answer with it', async () => {
    await insertQuestions(testDatabase().database, ['q_a'])
    const question = { ...ONE_QUESTION.questions[0], followUps: ['And then?'] } as MockPlan['questions'][number]
    const { read, say } = await setUp([asked, said(SAID)], { ...ONE_QUESTION, questions: [question] })
    expect((await read())?.readings).toEqual([])
    await say(
      [{ type: 'asked', turn: FOLLOW_UP, followUp: 'And then?' }, said('And then I slept.', FOLLOW_UP), ...over],
      10,
    )
    const readings = (await read())?.readings
    expect(readings).toMatchObject([{ questionId: 'q_a', text: `${SAID}\n\nAnd then I slept.` }])
    expect(readings?.[0]?.view?.points.map(({ keyPointId }) => keyPointId)).toEqual(['k1'])
    expect(JSON.stringify(readings)).not.toMatch(/chances|likely|secret: listen/)
    expect((await read())?.readings).toEqual(readings)
  })

  it('claims nothing without words, and says why it can’t judge some', async () => {
    await insertQuestions(testDatabase().database, ['q_a'])
    const silent = await setUp([asked, ...over])
    expect((await silent.read())?.readings).toEqual([])
    const short = await setUp([asked, said('Too short.'), ...over])
    expect((await short.read())?.readings[0]?.view?.gates).toMatchObject([{ name: 'short', blocks: true }])
  })

  it('stays away where it fails: the scorecard comes all the same', async () => {
    const { database } = testDatabase()
    await insertQuestions(database, ['q_a'])
    const { read } = await setUp([asked, said(SAID), ...over])
    await database.question.update({ where: { id: 'q_a' }, data: { rubric: { broken: true } } })
    const page = await read()
    expect(page?.readings).toEqual([{ questionId: 'q_a', text: SAID, view: null }])
    expect(page?.questions[0]?.keyPoints).toHaveLength(1)
  })

  it('never draws on what an interviewer listens for, and words no key point before the mock is over', async () => {
    const writer = newWriter()
    const keyPoints = [{ id: 'owner-is-called', text: 'The owner is called', detail: 'At once, by name.' }]
    const followUps = ['How else?', 'When do you call the owner?', 'And the secret of it?']
    const own = newOwnQuestion('mine', { keyPoints, followUps, listenFor: ['secret of the listener'] })
    const setId = await insertOwnSet(writer, [own])
    const user = await findUser(writer.userId)
    const session = { userId: writer.userId, isGuest: true as const, isSaved: true, user }
    const options = { ...ONE_QUESTION.options, asksFollowUps: true }
    const plan = await planMock(session, { ...options, source: { kind: 'own', id: setId } }, NOW)
    if (!plan) throw new Error('Nothing was planned.')
    expect(plan.questions[0]?.followUpPoints?.slice(0, 3)).toEqual([null, 0, null])
    const { id, visitor, read, say } = await setUp([asked, said(SAID)], plan, writer)
    expect((await findMock(writer.userId, id))?.plan).toEqual(plan)
    const running = JSON.stringify([await inRequest(visitor, () => getMockPage(id, NOW)), await read()])
    for (const behind of ['owner-is-called', 'The owner is called', 'At once', 'mine example', 'listener'])
      expect(running, behind).not.toContain(behind)
    await say(over, 10)
    const page = await read()
    expect(page?.questions[0]?.keyPoints).toEqual(keyPoints)
    expect(page?.readings[0]?.view).toMatchObject({ isBare: true, points: [{ keyPointId: 'owner-is-called' }] })
    expect(JSON.stringify(page)).not.toContain('listener')
  })

  it('reads plans from before the coach', async () => {
    const { id, writer } = await setUp([asked])
    expect((await findMock(writer.userId, id))?.plan).toEqual(ONE_QUESTION)
  })
})
