import { randomUUID } from 'node:crypto'
import { expect, it, vi } from 'vitest'
import { deleteUser } from '../../lib/portability/deletion-repository'
import { countGuestWork, mergeGuest } from '../../lib/portability/guest-merge-repository'
import { findUser, type Writer } from '../../lib/session/user-repository'
import { STORY_LIMITS } from '../../lib/story/story'
import { findOfferedStories, getNewStoryPage, getStoriesPage, getStoryPage } from '../../lib/story/story-queries'
import {
  changeStoryTexts,
  deleteStoriesForGood,
  findStory,
  listStories,
  setStoryDeleted,
  setStoryUse,
} from '../../lib/story/story-repository'
import { newCommand } from '../factories/commands'
import { insertOwnSet } from '../factories/own-sets'
import { insertQuestions, NOW, newWriter } from '../factories/practice'
import { firstTexts, insertStory } from '../factories/stories'
import { describeOnBothDatabases } from '../setup/database'
import { sendCommands } from '../setup/send-commands'
import { beGuest, inRequest, newVisitor } from '../setup/visitor'

await vi.hoisted(() => import('../setup/secret'))
vi.mock('next/headers', async () => (await import('../setup/next')).nextHeaders)
vi.mock('next/cache', () => ({ unstable_cache: (read: unknown) => read }))

describeOnBothDatabases('stories', (testDatabase) => {
  /** A user, with two behavioural questions in the library and one that isn't. */
  async function setUp() {
    const { database } = testDatabase()
    await insertQuestions(database, ['q_night', 'q_quarrel', 'q_fact'])
    const ask = (id: string, text: string) =>
      database.question.update({ where: { id }, data: { kind: 'behavioural', text, keyPoints: [] } })
    await ask('q_night', 'When did an outage of your invoices wake you at night?')
    await ask('q_quarrel', 'Tell me of a quarrel with a colleague about a contract.')
    const writer = newWriter()
    const visitor = newVisitor()
    beGuest(visitor, writer.userId)
    return { database, writer, visitor }
  }

  const sessionOf = async ({ userId }: Writer) => {
    const user = await findUser(userId)
    return { userId, isGuest: true as const, isSaved: true, user }
  }

  it('are made by their first save, once however often it is sent, and take the writing after it', async () => {
    const { userId } = newWriter()
    const storyId = randomUUID()
    const commands = [
      newCommand('saveStory', { storyId, changes: { title: { was: '', value: ' The\nnight ' } } }),
      newCommand('saveStory', { storyId, changes: { result: { was: '', value: 'Nobody paid twice.' } } }),
    ]
    for (const _time of [1, 2]) {
      const { results } = await sendCommands(commands, { userId })
      expect(results?.map(({ ok, value }) => [ok, value])).toEqual(
        commands.map(() => [true, { overtaken: {}, isDeleted: false }]),
      )
    }
    const stories = await listStories(userId)
    expect(stories).toHaveLength(1)
    expect(stories[0]).toMatchObject({ id: storyId, title: 'The night', result: 'Nobody paid twice.', task: '' })
  })

  it('lose nothing of two tabs: other fields both, the same field the first, and both are told apart', async () => {
    const { writer } = await setUp()
    const id = await insertStory(writer, 'mine')
    const outcomes = await Promise.all([
      changeStoryTexts(writer, id, {
        action: { was: 'mine action', value: 'I rang them.' },
        task: { was: 'mine task', value: 'To stop it.' },
      }),
      changeStoryTexts(writer, id, {
        action: { was: 'mine action', value: 'We wrote to them.' },
        result: { was: 'mine result', value: 'It stopped.' },
      }),
    ])
    const story = await findStory(writer.userId, id)
    expect(story).toMatchObject({ task: 'To stop it.', result: 'It stopped.' })
    const said = outcomes.map((outcome) => (outcome.kind === 'saved' ? outcome.save.overtaken : null))
    expect(said).toContainEqual({})
    expect(said).toContainEqual({ action: story?.action })
    expect(['I rang them.', 'We wrote to them.']).toContain(story?.action)
  })

  it('are another’s to nobody', async () => {
    const { writer } = await setUp()
    const id = await insertStory(writer, 'mine', { questionIds: ['q_night'] })
    const other = newWriter()
    await insertStory(other, 'theirs')
    const visitor = newVisitor()
    beGuest(visitor, other.userId)
    const change = { result: { was: 'mine result', value: 'x' } }
    expect(await changeStoryTexts(other, id, change)).toEqual({ kind: 'unknown story' })
    expect(await setStoryDeleted(other, id, true)).toBe('unknown story')
    expect(await setStoryUse(other, id, 'q_night', false)).toBe('unknown story')
    const seen = await inRequest(visitor, async () => [await getStoryPage(id), await getStoriesPage()])
    expect(seen[0]).toBeNull()
    expect(JSON.stringify(seen)).not.toContain('mine')
    expect((await findStory(writer.userId, id))?.questionIds).toEqual(['q_night'])
    for (const address of ['a\0b', '\ud800', '', 'x'.repeat(5000), id.toUpperCase()])
      expect(await inRequest(visitor, () => getStoryPage(address)), address).toBeNull()
  })

  it('are linked to what one may read, twice as once, and to nothing else', async () => {
    const { writer } = await setUp()
    const id = await insertStory(writer, 'mine')
    const { questionId } = await insertOwnSet(writer, 'mine')
    const { questionId: theirs } = await insertOwnSet(newWriter(), 'theirs')
    for (const wanted of ['q_night', 'q_night', questionId])
      expect(await setStoryUse(writer, id, wanted, true)).toBe('done')
    for (const wanted of ['q_none', theirs])
      expect(await setStoryUse(writer, id, wanted, true)).toBe('unknown question')
    expect((await findStory(writer.userId, id))?.questionIds.toSorted()).toEqual(['q_night', questionId].toSorted())
    for (const _time of [1, 2]) expect(await setStoryUse(writer, id, 'q_night', false)).toBe('done')
    expect((await findStory(writer.userId, id))?.questionIds).toEqual([questionId])
  })

  it('stand beside the behavioural questions of the library and of one’s own sets, and those alone', async () => {
    const { writer, visitor } = await setUp()
    const { questionId } = await insertOwnSet(writer, 'mine')
    const id = await insertStory(writer, 'mine', {
      title: 'The night of the double invoices',
      situation: 'Invoices went out twice at night, an outage woke me.',
      questionIds: [questionId],
    })
    const page = await inRequest(visitor, getStoriesPage)
    expect(page.questions.map((question) => question.id).toSorted()).toEqual(
      [questionId, 'q_night', 'q_quarrel'].toSorted(),
    )
    expect(page.questions.find((question) => question.id === 'q_night')?.nearest).toEqual([id])
    expect(page.questions.find((question) => question.id === 'q_quarrel')?.nearest).toEqual([])
    const own = await inRequest(visitor, () => getStoryPage(id))
    expect(own?.questions.map((question) => question.id).toSorted()).toEqual(
      expect.arrayContaining(['q_night', questionId]),
    )
    const begun = await inRequest(visitor, () => getNewStoryPage('q_quarrel'))
    expect(begun.questions.map(({ slug }) => slug)).toEqual(['q-quarrel'])
    expect((await inRequest(visitor, () => getNewStoryPage('q_fact'))).questions).toEqual([])
  })

  it('come near a question by how answers to it sound, of which no page says a word', async () => {
    const { database, writer, visitor } = await setUp()
    const things = ['ferry', 'orchard', 'furnace', 'violin', 'glacier', 'lantern', 'saddle']
    await insertQuestions(
      database,
      things.map((thing) => `q_${thing}`),
    )
    for (const thing of things) {
      const good = [`I rode along with her to the ${thing}, and wrote down what she feared.`]
      const rubric = [{ keyPointId: 'heard', cues: [], good, vague: [], misconception: [] }]
      await database.question.update({ where: { id: `q_${thing}` }, data: { kind: 'behavioural', rubric } })
    }
    const situation = 'I rode along to her furnace, and wrote down her fears.'
    const id = await insertStory(writer, 'depot', { situation })
    const page = await inRequest(visitor, getStoriesPage)
    const near = page.questions.filter(({ nearest }) => nearest.length > 0)
    expect(near.map((question) => [question.id, question.nearest])).toEqual([['q_furnace', [id]]])
    expect(JSON.stringify(page)).not.toContain('feared')
    const [offered] = await findOfferedStories(await sessionOf(writer), { id: 'q_furnace', kind: 'behavioural' })
    expect(offered).toMatchObject({ id, isLinked: false })
  })

  it('are offered for a behavioural question: what is meant for it first, then what comes near, three at most', async () => {
    const { writer } = await setUp()
    const near = { situation: 'Invoices went out twice at night, an outage woke me.' }
    const question = { id: 'q_night', kind: 'behavioural' } as const
    const linked = await insertStory(writer, 'garden', { questionIds: ['q_night'] })
    const ids = [await insertStory(writer, 'one', near), await insertStory(writer, 'two', near)]
    await insertStory(writer, 'three', near)
    await changeStoryTexts(writer, randomUUID(), firstTexts({ title: 'Invoices outage night' }))
    const gone = await insertStory(writer, 'gone', { questionIds: ['q_night'] })
    await setStoryDeleted(writer, gone, true)
    const session = await sessionOf(writer)
    const offered = await findOfferedStories(session, question)
    expect(offered).toHaveLength(3)
    expect(offered[0]).toEqual({
      id: linked,
      title: 'garden title',
      text: 'garden situation garden task\n\ngarden action\n\ngarden result\n\ngarden figures',
      seconds: 4,
      isLinked: true,
    })
    expect(offered.slice(1).map(({ isLinked }) => isLinked)).toEqual([false, false])
    expect(offered.slice(1).every(({ text }) => text.startsWith(near.situation))).toBe(true)
    expect(ids).toHaveLength(2)
    expect(await findOfferedStories(session, { id: 'q_fact', kind: 'technical' })).toEqual([])
    expect(await findOfferedStories(null, question)).toEqual([])
    expect(await findOfferedStories(await sessionOf(newWriter()), question)).toEqual([])
  })

  it('are gone for 30 days at first, and then for good', async () => {
    const { writer, visitor } = await setUp()
    const id = await insertStory(writer, 'mine', { questionIds: ['q_night'] })
    expect(await setStoryDeleted(writer, id, true)).toBe('done')
    expect(await inRequest(visitor, () => getStoryPage(id))).toBeNull()
    expect((await inRequest(visitor, getStoriesPage)).deleted).toEqual([{ id, title: 'mine title' }])
    const later = (days: number) => new Date(NOW.getTime() + days * 86_400_000)
    // Sent again, it doesn't begin anew.
    await setStoryDeleted({ ...writer, now: later(20) }, id, true)
    expect(await deleteStoriesForGood(later(29))).toBe(0)
    await setStoryDeleted(writer, id, false)
    expect(await deleteStoriesForGood(later(99))).toBe(0)
    expect((await findStory(writer.userId, id))?.questionIds).toEqual(['q_night'])
    await setStoryDeleted(writer, id, true)
    // What another tab still typed isn't lost with it.
    const late = { figures: { was: 'mine figures', value: '3' } }
    expect(await changeStoryTexts(writer, id, late)).toEqual({
      kind: 'saved',
      save: { overtaken: {}, isDeleted: true },
    })
    expect(await deleteStoriesForGood(later(31))).toBe(1)
    expect(await listStories(writer.userId)).toEqual([])
    expect(await changeStoryTexts(writer, id, { task: { was: 'mine task', value: 'x' } })).toEqual({
      kind: 'unknown story',
    })
  })

  it('are at most 200, those that are deleted not counted, of at most 20,000 characters a text', async () => {
    const { writer, database } = await setUp()
    await insertStory(writer, 'mine')
    const rows = Array.from({ length: STORY_LIMITS.stories - 1 }, (_, index) => ({
      ...{ userId: writer.userId, id: randomUUID(), title: `${index}`, situation: '', task: '', action: '' },
      ...{ result: '', figures: '', createdAt: NOW, updatedAt: NOW },
    }))
    await database.story.createMany({ data: rows })
    const more = () => changeStoryTexts(writer, randomUUID(), firstTexts({ title: 'One more' }))
    expect(await more()).toEqual({ kind: 'too many stories' })
    const [first] = rows
    await setStoryDeleted(writer, first?.id ?? '', true)
    expect(await more()).toMatchObject({ kind: 'saved' })
    expect(await setStoryDeleted(writer, first?.id ?? '', false)).toBe('too many stories')
    const send = async (changes: Record<string, { was: string; value: string }>) => {
      const command = newCommand('saveStory', { storyId: rows[1]?.id, changes })
      const { results } = await sendCommands([command], { userId: writer.userId })
      return results?.map(({ ok, error }) => error?.code ?? ok)
    }
    const long = 'é'.repeat(STORY_LIMITS.textCharacters)
    expect(await send({ result: { was: '', value: long } })).toEqual([true])
    expect(await send({ result: { was: long, value: `${long}é` } })).toEqual(['invalid'])
    expect(await send({ title: { was: '1', value: ' \n' } })).toEqual(['invalid'])
    expect(await send({})).toEqual(['invalid'])
  })

  it('become the account’s with the guest’s other work, and go with it', async () => {
    const { writer, database } = await setUp()
    const id = await insertStory(writer, 'mine', { questionIds: ['q_night', 'q_quarrel'] })
    const deleted = await insertStory(writer, 'gone')
    await setStoryDeleted(writer, deleted, true)
    expect((await countGuestWork(writer.userId)).stories).toBe(1)
    const account = newWriter()
    await database.user.create({
      data: { id: account.userId, kind: 'account', zone: 'UTC', createdAt: NOW, lastSeenAt: NOW },
    })
    expect(await mergeGuest(account, writer.userId)).toBe(true)
    expect(await listStories(writer.userId)).toEqual([])
    expect((await findStory(account.userId, id))?.questionIds).toEqual(['q_night', 'q_quarrel'])
    expect(await listStories(account.userId)).toHaveLength(2)
    await deleteUser(account)
    expect(await listStories(account.userId)).toEqual([])
    expect(await database.storyUse.count()).toBe(0)
  })
})
