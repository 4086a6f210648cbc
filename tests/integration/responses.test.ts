import { randomUUID } from 'node:crypto'
import { expect, it, vi } from 'vitest'
import { recordKeep, recordSave } from '../../lib/answer/answer-repository'
import { turnOf } from '../../lib/mock/mock'
import { recordMockEvent } from '../../lib/mock/mock-repository'
import { listOwnSets } from '../../lib/question-set/own-set-repository'
import { recordAttempt } from '../../lib/review/practice-repository'
import { GUEST_COOKIE } from '../../lib/session/session-cookie'
import { guestIdOf } from '../../lib/session/session-queries'
import { beginPractice } from '../../lib/sharing/practice-commands'
import { sendResponse, withdrawResponse } from '../../lib/sharing/response-commands'
import { getResponsesPage, getSendPage } from '../../lib/sharing/response-queries'
import { changeLink } from '../../lib/sharing/share-link-repository'
import { getSharePage } from '../../lib/sharing/sharing-queries'
import { insertQuestions, NOW } from '../factories/practice'
import { insertShareLink, newOwnQuestion, newSharer } from '../factories/sharing'
import { describeOnBothDatabases } from '../setup/database'
import { type Fields, inRequest, newVisitor, sendForm, type Visitor } from '../setup/visitor'

await vi.hoisted(() => import('../setup/secret'))
vi.mock('next/headers', async () => (await import('../setup/next')).nextHeaders)
vi.mock('next/navigation', async () => (await import('../setup/next')).nextNavigation)
vi.mock('next/cache', async () => (await import('../setup/next')).nextCache)

describeOnBothDatabases('answers that are sent back', (testDatabase) => {
  /** A candidate who has said something in a mock by a link, and kept an answer of their own to the library's question. */
  async function setUp() {
    const { database } = testDatabase()
    await insertQuestions(database, ['q_a'])
    const questions = [newOwnQuestion('owner'), newOwnQuestion('silent')]
    const sharer = await newSharer(database, { questions, named: ['q_a'] })
    const link = await insertShareLink(sharer.writer, sharer.setId, { signedAs: 'Ben' })
    const candidate = newVisitor()
    const { redirectTo } = await sendForm(candidate, beginPractice, { token: link.token })
    const mockId = redirectTo?.split('/').at(-1) ?? ''
    const userId = guestIdOf(candidate.jar.get(GUEST_COOKIE)) ?? ''
    const writer = { userId, zone: 'UTC', now: new Date() }
    const say = (text: string, at = new Date()) =>
      recordMockEvent(writer, mockId, {
        ...{ id: randomUUID(), at, revision: 1, type: 'text', turn: turnOf(0, 'main'), writerId: randomUUID(), text },
      })
    const ids = { answerId: randomUUID(), writerId: randomUUID() }
    const save = { id: randomUUID(), ...ids, questionId: 'q_a', basedOn: '', isNewRevision: false }
    await recordSave(writer, { ...save, text: 'I drafted.' })
    await recordKeep(writer, { id: randomUUID(), ...ids, text: 'I kept this.' })
    await say('I said this.')
    const [set] = await listOwnSets(userId)
    if (!set) throw new Error('Nothing was received.')
    return {
      database,
      ...sharer,
      link,
      candidate,
      candidateId: userId,
      say,
      receivedId: set.id,
      writerOfCandidate: writer,
    }
  }

  const pageOf = (visitor: Visitor, id: string) => inRequest(visitor, () => getSendPage(id, new Date()))
  const readBy = (visitor: Visitor, id: string) => inRequest(visitor, () => getResponsesPage(id))

  /** The form's fields with the first answers ticked, as many as are named. */
  async function ticked(visitor: Visitor, setId: string, count: number, name = 'Anna'): Promise<Fields> {
    const answers = (await pageOf(visitor, setId))?.answers.slice(0, count) ?? []
    return { setId, name, ...Object.fromEntries(answers.map(({ key, state }) => [`answer-${key}`, state])) }
  }

  it('are shown to their writer first, as they stand, in the order of the set', async () => {
    const { candidate, receivedId, say, writerOfCandidate, database, candidateId } = await setUp()
    const page = await pageOf(candidate, receivedId)
    expect(page?.signed).toEqual({ signedAs: 'Ben' })
    const shown = (answers = page?.answers) =>
      answers?.map(({ questionText, text, isSaid }) => [questionText, text, isSaid])
    expect(shown()).toEqual([
      ['owner text?', 'I said this.', true],
      ['What is q_a?', 'I kept this.', false],
    ])
    await say('I said more.', new Date(Date.now() + 1000))
    const { id: questionId } = await database.ownQuestion.findFirstOrThrow({
      where: { userId: candidateId, text: 'silent text?' },
    })
    const attempt = { id: randomUUID(), questionId, text: 'I typed.', createdAt: NOW }
    expect(await recordAttempt(writerOfCandidate, attempt)).toBe('stored')
    expect(shown((await pageOf(candidate, receivedId))?.answers)).toEqual([
      ['owner text?', 'I said more.', true],
      ['silent text?', 'I typed.', true],
      ['What is q_a?', 'I kept this.', false],
    ])
  })

  it('reach the owner only when they are sent, those that were ticked, beside what is listened for', async () => {
    const { candidate, receivedId, visitor, setId, database } = await setUp()
    expect((await readBy(visitor, setId))?.responses).toEqual([])
    await sendForm(candidate, sendResponse, await ticked(candidate, receivedId, 1))
    const [response, ...others] = (await readBy(visitor, setId))?.responses ?? []
    expect(others).toEqual([])
    expect(response).toMatchObject({ name: 'Anna', label: 'owner-label', withdrawnAt: null })
    expect(response?.answers).toMatchObject([
      { questionText: 'owner text?', text: 'I said this.', listenFor: ['owner listen-for'] },
    ])
    // No label, no coverage, no note: the coach judges nobody for somebody else.
    expect(response?.answers.map((answer) => Object.keys(answer).toSorted())).toEqual([
      ['key', 'listenFor', 'questionText', 'text'],
    ])
    const [stored] = await database.response.findMany()
    expect(stored?.answers).toEqual([{ key: expect.any(String), questionText: 'owner text?', text: 'I said this.' }])
    expect((await inRequest(visitor, () => getSharePage(setId, NOW)))?.links).toMatchObject([{ responses: 1 }])
    // The question changes: what was sent stays as it was, beside what is listened for now.
    await database.ownQuestion.updateMany({
      where: { text: 'owner text?', NOT: { listenFor: { equals: [] } } },
      data: { text: 'new text?', listenFor: ['new listen-for'] },
    })
    expect((await readBy(visitor, setId))?.responses[0]?.answers).toMatchObject([
      { questionText: 'owner text?', text: 'I said this.', listenFor: ['new listen-for'] },
    ])
    await sendForm(candidate, sendResponse, await ticked(candidate, receivedId, 2, ''))
    const again = (await readBy(visitor, setId))?.responses ?? []
    expect(again).toMatchObject([
      { id: response?.id, name: '', answers: [{}, { listenFor: ['secret: listen for it'] }] },
    ])
  })

  it('go as they were shown, or not at all', async () => {
    const { candidate, receivedId, say, visitor, setId } = await setUp()
    const fields = await ticked(candidate, receivedId, 2)
    await say('I said something else.', new Date(Date.now() + 1000))
    expect((await sendForm(candidate, sendResponse, fields)).error?.code).toBe('conflict')
    const invented = { setId: receivedId, name: '', [`answer-${'A'.repeat(16)}`]: 'x' }
    expect((await sendForm(candidate, sendResponse, invented)).error?.code).toBe('conflict')
    const wrongs: Fields[] = [{ more: '1' }, { 'answer-x': 'x' }, { linkId: 'x' }]
    for (const wrong of wrongs)
      expect((await sendForm(candidate, sendResponse, { ...fields, ...wrong })).error?.code).toBe('invalid')
    expect((await sendForm(candidate, sendResponse, { setId: receivedId, name: '' })).error?.code).toBe('invalid')
    expect((await readBy(visitor, setId))?.responses).toEqual([])
  })

  it('can be taken back whenever, which deletes them, and sent only while the link lives', async () => {
    const { candidate, receivedId, visitor, setId, writer, link, database } = await setUp()
    const fields = await ticked(candidate, receivedId, 2)
    await sendForm(candidate, sendResponse, fields)
    await changeLink(writer, link.linkId, { change: 'revoke' })
    expect((await pageOf(candidate, receivedId))?.signed).toBeNull()
    expect((await sendForm(candidate, sendResponse, fields)).error?.code).toBe('not_found')
    expect((await readBy(visitor, setId))?.responses).toHaveLength(1)
    expect((await sendForm(candidate, withdrawResponse, { setId: receivedId })).error).toBeNull()
    expect((await readBy(visitor, setId))?.responses).toMatchObject([{ name: '', answers: [] }])
    expect(JSON.stringify(await database.response.findMany())).not.toMatch(/I said|I kept|Anna/)
    expect((await sendForm(candidate, withdrawResponse, { setId: receivedId })).error?.code).toBe('not_found')
  })

  it('are their owner’s to read and their writer’s to send: to all others neither is there', async () => {
    const { candidate, receivedId, visitor, setId, database } = await setUp()
    const fields = await ticked(candidate, receivedId, 2)
    await sendForm(candidate, sendResponse, fields)
    const before = await database.response.findMany()
    const other = await newSharer(database)
    for (const who of [newVisitor(), other.visitor, visitor]) {
      expect(await pageOf(who, receivedId)).toBeNull()
      expect((await sendForm(who, sendResponse, fields)).error?.code).toBe('not_found')
      expect((await sendForm(who, withdrawResponse, { setId: receivedId })).error?.code).toBe('not_found')
    }
    for (const who of [newVisitor(), other.visitor, candidate]) expect(await readBy(who, setId)).toBeNull()
    // One's own set came by no link.
    expect((await sendForm(visitor, withdrawResponse, { setId })).error?.code).toBe('not_found')
    expect(await database.response.findMany()).toEqual(before)
  })
})
