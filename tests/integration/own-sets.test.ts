import { randomUUID } from 'node:crypto'
import { expect, it, vi } from 'vitest'
import { GET as getFile } from '../../app/api/me/own-set/route'
import { GET as getQuestion } from '../../app/api/me/question/route'
import { recordSave } from '../../lib/answer/answer-repository'
import { planMock } from '../../lib/mock/mock-queries'
import { deleteUser } from '../../lib/portability/deletion-repository'
import { mergeGuest } from '../../lib/portability/guest-merge-repository'
import type { SetEdit } from '../../lib/question-set/edit-set'
import { getOwnKitPage } from '../../lib/question-set/kit-queries'
import { changeOwnQuestion, listOwnQuestions } from '../../lib/question-set/own-question-repository'
import {
  findOwnQuestions,
  getOwnQuestionPage,
  getOwnSetPage,
  getOwnSetsPage,
  searchOwnSet,
} from '../../lib/question-set/own-set-queries'
import {
  createOwnSet,
  deleteSetsForGood,
  editOwnSet,
  findOwnSet,
  setOwnSetDeleted,
} from '../../lib/question-set/own-set-repository'
import { SET_LIMITS } from '../../lib/question-set/question-set'
import { parseSetJson } from '../../lib/question-set/set-json'
import { markQuestion } from '../../lib/review/practice-repository'
import { getStudySession } from '../../lib/review/review-queries'
import { recordReview } from '../../lib/review/review-repository'
import { findUser } from '../../lib/session/user-repository'
import { newCommand } from '../factories/commands'
import { contentsOfIds, insertOwnSet, ownQuestion } from '../factories/own-sets'
import { insertQuestions, NOW, newReview, newWriter } from '../factories/practice'
import { describeOnBothDatabases } from '../setup/database'
import { sendCommands } from '../setup/send-commands'
import { beGuest, inRequest, newVisitor, requestOf } from '../setup/visitor'

await vi.hoisted(() => import('../setup/secret'))
vi.mock('next/headers', async () => (await import('../setup/next')).nextHeaders)
vi.mock('next/cache', () => ({ unstable_cache: (read: unknown) => read }))

const entry = (questionId: string) => ({ questionId, isMustAsk: false, minutes: null })

describeOnBothDatabases('sets of one’s own', (testDatabase) => {
  async function setUp() {
    await insertQuestions(testDatabase().database, ['q_a', 'q_b', 'q_c'])
    const writer = newWriter()
    const ids = await insertOwnSet(writer, 'mine', ['q_a', 'q_b'])
    const visitor = newVisitor()
    beGuest(visitor, writer.userId)
    const orderOf = async () =>
      (await findOwnSet(writer.userId, ids.setId))?.sections.map(({ entries }) => entries.map((one) => one.questionId))
    return { writer, visitor, orderOf, ...ids }
  }

  it('are made by commands, own questions first, and once however often they are sent', async () => {
    await insertQuestions(testDatabase().database, ['q_a'])
    const { userId } = newWriter()
    const { origin: _, ...question } = ownQuestion('sent')
    const setId = randomUUID()
    const sections = [{ title: 'One', entries: [entry(question.id), entry('q_a')] }]
    const commands = [
      newCommand('addOwnQuestions', { questions: [question] }),
      newCommand('createSet', { set: { id: setId, title: ' A\nset ', sections } }),
    ]
    for (const _time of [1, 2]) {
      const { results } = await sendCommands(commands, { userId })
      expect(results?.map(({ ok }) => ok)).toEqual([true, true])
    }
    expect(await findOwnSet(userId, setId)).toMatchObject({ title: 'A set', sections, received: null })
    expect(await listOwnQuestions(userId, [question.id])).toEqual([{ ...question, origin: '', topics: undefined }])
  })

  it('take no question that is another’s, gone, or the library’s by its look', async () => {
    const { writer, setId, questionId } = await setUp()
    const other = newWriter()
    for (const id of [questionId, 'q_none', randomUUID()]) {
      expect(await createOwnSet(other, randomUUID(), contentsOfIds([id]))).toBe('unknown questions')
      const add: SetEdit = { type: 'add', entries: [entry(id)], sectionId: null, beforeId: null }
      if (id !== questionId) expect(await editOwnSet(writer, setId, add)).toEqual({ kind: 'unknown questions' })
    }
    const { results } = await sendCommands(
      [newCommand('addOwnQuestions', { questions: [{ id: 'q_a', text: 'Mine now?' }] })],
      { userId: writer.userId },
    )
    expect(results?.map(({ error }) => error?.code)).toEqual(['invalid'])
  })

  it('lose nothing of two tabs that add, move and mark at once', async () => {
    const { writer, setId, questionId, orderOf } = await setUp()
    const edits: SetEdit[] = [
      { type: 'move', questionId: 'q_b', sectionId: null, beforeId: questionId },
      { type: 'add', entries: [entry('q_c')], sectionId: null, beforeId: 'q_a' },
      { type: 'entry', questionId: 'q_a', isMustAsk: true },
      { type: 'detail', field: 'purpose', was: '', value: 'To see' },
      { type: 'entry', questionId: 'q_a', minutes: 7 },
    ]
    const outcomes = await Promise.all(edits.map((edit) => editOwnSet(writer, setId, edit)))
    expect(outcomes.map(({ kind }) => kind)).toEqual(edits.map(() => 'done'))
    expect(await orderOf()).toEqual([['q_b', questionId, 'q_c', 'q_a']])
    const set = await findOwnSet(writer.userId, setId)
    expect(set?.purpose).toBe('To see')
    expect(set?.sections[0]?.entries.at(-1)).toEqual({ questionId: 'q_a', isMustAsk: true, minutes: 7 })
    const late: SetEdit = { type: 'detail', field: 'purpose', was: '', value: 'Another' }
    expect(await editOwnSet(writer, setId, late)).toMatchObject({ kind: 'overtaken', standing: 'To see' })
  })

  it('never write one tab’s words over another’s in a question', async () => {
    const { writer, questionId } = await setUp()
    const change = (was: string, value: string) =>
      changeOwnQuestion(writer, questionId, { guidance: { was, value }, notes: { was: 'mine noted', value: 'both' } })
    const outcomes = await Promise.all([change('mine guided', 'One'), change('mine guided', 'Two')])
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['overtaken', 'saved'])
    const [stored] = await listOwnQuestions(writer.userId, [questionId])
    const saved = outcomes.find(({ kind }) => kind === 'saved')
    expect(saved).toMatchObject({ question: { guidance: stored?.guidance, notes: 'both' } })
    expect(await changeOwnQuestion(newWriter(), questionId, { text: { was: 'mine asked?', value: 'x' } })).toEqual({
      kind: 'unknown question',
    })
  })

  it('hold at most 200 questions', async () => {
    const { writer, setId } = await setUp()
    const ids = Array.from({ length: SET_LIMITS.questions - 2 }, (_, index) => `q_${index}`)
    await insertQuestions(testDatabase().database, ids)
    const add: SetEdit = { type: 'add', entries: ids.map(entry), sectionId: null, beforeId: null }
    expect(await editOwnSet(writer, setId, add)).toEqual({ kind: 'too large' })
    expect(await editOwnSet(writer, setId, { ...add, entries: add.entries.slice(1) })).toMatchObject({ kind: 'done' })
  })

  it('are another’s to nobody', async () => {
    const { setId, questionId } = await setUp()
    const other = newWriter()
    await insertOwnSet(other, 'theirs')
    const visitor = newVisitor()
    beGuest(visitor, other.userId)
    const seen = await inRequest(visitor, async () => [
      await getOwnSetPage(setId),
      await getOwnQuestionPage(questionId),
      await getOwnKitPage(setId),
      await getStudySession({ scope: { kind: 'own', id: setId }, now: NOW }),
      await getStudySession({ scope: { kind: 'questions', slugs: [questionId] }, now: NOW }),
    ])
    expect(seen).toEqual([null, null, null, null, null])
    expect((await getFile(requestOf(visitor, `/api/me/own-set?id=${setId}`))).status).toBe(404)
    expect(await editOwnSet(other, setId, { type: 'remove', questionIds: ['q_a'] })).toEqual({ kind: 'unknown set' })
    expect(await setOwnSetDeleted(other, setId, true)).toBe(false)
    expect(await recordReview(other, newReview(questionId, 'good'))).toEqual({ kind: 'unknown question' })
    expect(await markQuestion(other, questionId, { flagged: true })).toBe(false)
    expect(JSON.stringify(await inRequest(visitor, getOwnSetsPage))).not.toContain('mine')
  })

  it('are studied, mocked, answered and found like those of the library, without what is for an interviewer', async () => {
    const { writer, visitor, setId, questionId } = await setUp()
    const answer = { answerId: randomUUID(), writerId: 'w', basedOn: '', isNewRevision: true, id: randomUUID() }
    await recordSave(writer, { ...answer, questionId, text: 'My own answer' })
    const sitting = await inRequest(visitor, () => getStudySession({ scope: { kind: 'own', id: setId }, now: NOW }))
    expect(sitting?.title).toBe('mine set')
    expect(sitting?.cards.map(({ question }) => question.id)).toEqual([questionId, 'q_a', 'q_b'])
    expect(JSON.stringify(sitting)).toContain('mine exemplified')
    expect(JSON.stringify(sitting)).not.toMatch(/listened for|noted/)
    await recordReview(writer, newReview(questionId, 'again'))
    const all = await inRequest(visitor, () => getStudySession({ scope: { kind: 'all' }, now: NOW }))
    expect(all?.cards.map(({ question }) => question.id)).toEqual([questionId, 'q_a', 'q_b', 'q_c'])
    const user = await findUser(writer.userId)
    const session = { userId: writer.userId, isGuest: true as const, isSaved: true, user }
    const options = { count: 5, order: 'set', pace: 1, thinkingSeconds: 0, asksFollowUps: false } as const
    const source = { kind: 'own' as const, id: setId }
    const plan = await planMock(session, { ...options, canPause: true, mode: 'typed', seed: 1, source }, NOW)
    expect(plan?.title).toBe('mine set')
    expect(plan?.questions.map(({ text }) => text)).toEqual(['mine asked?', 'What is q_a?', 'What is q_b?'])
    expect((await findOwnQuestions(session, 'exemplified')).hits.map(({ id }) => id)).toEqual([questionId])
    expect((await findOwnQuestions(null, 'exemplified')).total).toBe(0)
    const numbers = async (query: string) =>
      (await searchOwnSet(session, setId, query))?.hits.map(({ number }) => number)
    expect(await numbers('exemplified')).toEqual([1])
    expect(await numbers('noted')).toEqual([1])
    expect(await numbers('what')).toEqual([2, 3])
    expect(await numbers('')).toEqual([1, 2, 3])
    expect(await numbers('q_c')).toEqual([])
    expect(await searchOwnSet(null, setId, '')).toBeNull()
    expect(await searchOwnSet(session, randomUUID(), '')).toBeNull()
  })

  it('that came by a link carry nothing that helps before it is revealed, and cannot be changed', async () => {
    const { writer, visitor, setId, questionId } = await setUp()
    const where = { userId_id: { userId: writer.userId, id: setId } }
    const received = { linkId: 'some-link', pins: { isExampleHidden: false } }
    await testDatabase().database.ownSet.update({ where, data: received })
    const user = await findUser(writer.userId)
    const session = { userId: writer.userId, isGuest: true as const, isSaved: true, user }
    expect((await searchOwnSet(session, setId, 'asked'))?.hits).toHaveLength(1)
    for (const behind of ['exemplified', 'noted']) {
      const found = await searchOwnSet(session, setId, behind)
      expect(found?.hits).toEqual([])
    }
    const sitting = await inRequest(visitor, () => getStudySession({ scope: { kind: 'own', id: setId }, now: NOW }))
    expect(sitting?.cards.map(({ question }) => question.text)).toEqual(['mine asked?', 'What is q_a?', 'What is q_b?'])
    expect(JSON.stringify(sitting)).not.toMatch(/point-1|mine (point|guided|exemplified|followed|listened|noted)|It is/)
    const behind = await (await getQuestion(requestOf(visitor, `/api/me/question?id=${questionId}`))).json()
    expect(behind.keyPoints.map(({ text }: { text: string }) => text)).toEqual(['mine point'])
    expect(JSON.stringify(behind)).not.toMatch(/listened for|noted/)
    const other = newVisitor()
    beGuest(other, newWriter().userId)
    expect((await getQuestion(requestOf(other, `/api/me/question?id=${questionId}`))).status).toBe(404)
    expect(await editOwnSet(writer, setId, { type: 'remove', questionIds: ['q_a'] })).toEqual({ kind: 'unknown set' })
    expect(await inRequest(visitor, () => getOwnKitPage(setId))).toBeNull()
  })

  it('are asked for by ids alone: whatever else stands in an address is nothing, and reaches no cache', async () => {
    const { writer, visitor } = await setUp()
    for (const id of ['a\0b', '\ud800', 'q_a', 'q_none', '', 'x'.repeat(5000)]) {
      const seen = await inRequest(visitor, async () => [
        await getOwnSetPage(id),
        await getOwnQuestionPage(id),
        await getOwnKitPage(id),
        await getStudySession({ scope: { kind: 'own', id }, now: NOW }),
      ])
      expect(seen, id).toEqual([null, null, null, null])
      const address = encodeURIComponent(Buffer.from(id).toString())
      expect((await getFile(requestOf(visitor, `/api/me/own-set?id=${address}`))).status, id).toBe(404)
      const status = id === 'q_a' ? 200 : 404
      expect((await getQuestion(requestOf(visitor, `/api/me/question?id=${address}`))).status, id).toBe(status)
    }
    const upper = randomUUID().toUpperCase()
    const sent = [newCommand('addOwnQuestions', { questions: [{ id: upper, text: 'Seen by nobody?' }] })]
    const { results } = await sendCommands(sent, { userId: writer.userId })
    expect(results?.map(({ error }) => error?.code)).toEqual(['invalid'])
  })

  it('are a kit with what to listen for, of the library’s questions too', async () => {
    const { visitor, setId } = await setUp()
    const kit = await inRequest(visitor, () => getOwnKitPage(setId))
    const questions = kit?.sheet.sections.flatMap((section) => section.questions)
    expect(questions?.map(({ listenFor }) => listenFor)).toEqual([
      ['mine listened for'],
      ['secret: listen for it'],
      ['secret: listen for it'],
    ])
  })

  it('come back exactly from a file', async () => {
    const { visitor, setId } = await setUp()
    const response = await getFile(requestOf(visitor, `/api/me/own-set?id=${setId}&as=json`))
    expect(response.headers.get('cache-control')).toBe('no-store')
    const { document, problems } = parseSetJson(await response.text())
    expect(problems).toEqual([])
    expect(document?.questions.map(({ text }) => text)).toEqual(['mine asked?', 'What is q_a?', 'What is q_b?'])
    expect((await getFile(requestOf(visitor, `/api/me/own-set?id=${setId}&as=toString`))).status).toBe(404)
  })

  it('are gone for 30 days at first, and then for good', async () => {
    const { writer, visitor, setId, questionId } = await setUp()
    await setOwnSetDeleted(writer, setId, true)
    expect(await findOwnSet(writer.userId, setId)).toBeNull()
    expect((await inRequest(visitor, getOwnSetsPage)).deleted.map(({ id }) => id)).toEqual([setId])
    const later = (days: number) => new Date(NOW.getTime() + days * 86_400_000)
    expect(await deleteSetsForGood(later(29))).toBe(0)
    await setOwnSetDeleted(writer, setId, false)
    expect(await deleteSetsForGood(later(99))).toBe(0)
    await setOwnSetDeleted(writer, setId, true)
    expect(await deleteSetsForGood(later(31))).toBe(1)
    expect((await inRequest(visitor, getOwnSetsPage)).loose.map(({ id }) => id)).toEqual([questionId])
  })

  it('become the account’s with the guest’s other work', async () => {
    const { writer, setId, questionId } = await setUp()
    const account = newWriter()
    await testDatabase().database.user.create({
      data: { id: account.userId, kind: 'account', zone: 'UTC', createdAt: NOW, lastSeenAt: NOW },
    })
    expect(await mergeGuest(account, writer.userId)).toBe(true)
    expect(await findOwnSet(writer.userId, setId)).toBeNull()
    expect((await findOwnSet(account.userId, setId))?.title).toBe('mine set')
    expect(await listOwnQuestions(account.userId, [questionId])).toHaveLength(1)
    await deleteUser(account)
    expect(await listOwnQuestions(account.userId, [questionId])).toHaveLength(0)
  })
})
