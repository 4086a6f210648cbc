import { randomUUID } from 'node:crypto'
import { expect, it, vi } from 'vitest'
import { GET as getCards } from '../../app/api/me/cards/route'
import { GET as getDue } from '../../app/api/me/due/route'
import { GET as getMe } from '../../app/api/me/route'
import { GET as getSet } from '../../app/api/me/set/route'
import { recordKeep, recordSave } from '../../lib/answer/answer-repository'
import type { CardTexts } from '../../lib/review/ask-texts-browser'
import { FIRST_CARDS } from '../../lib/review/first-cards'
import { markQuestion } from '../../lib/review/practice-repository'
import { getProgressPage, getStudySession } from '../../lib/review/review-queries'
import { recordRetraction, recordReview } from '../../lib/review/review-repository'
import type { CardQuestion } from '../../lib/review/study-card'
import { signCookie } from '../../lib/session/session-cookie'
import { updateUserSettings, type Writer } from '../../lib/session/user-repository'
import { cookieOf } from '../factories/commands'
import { insertOwnSet } from '../factories/own-sets'
import { insertQuestions, insertSet, NOW, newRetraction, newReview, newWriter } from '../factories/practice'
import { describeOnBothDatabases } from '../setup/database'
import { setSessionCookie } from '../setup/next'
import { TEST_SECRET } from '../setup/secret'

await vi.hoisted(() => import('../setup/secret'))
vi.mock('next/cache', async () => (await import('../setup/next')).nextCache)
vi.mock('next/headers', async () => (await import('../setup/next')).nextHeaders)

const DAY = 86_400_000
const before = (days: number) => new Date(NOW.getTime() - days * DAY)
const IDS = ['q_a', 'q_b', 'q_c', 'q_d']

const signIn = (writer: Writer | null) => setSessionCookie(writer && signCookie('guest', writer.userId, TEST_SECRET))
const request = (path: string, writer: Writer | null) =>
  new Request(`http://callback.test${path}`, { headers: writer ? { cookie: cookieOf(writer.userId) } : {} })

describeOnBothDatabases('reads of one’s practice', (testDatabase) => {
  const setUp = async () => {
    const { database } = testDatabase()
    await insertQuestions(database, IDS)
    await insertSet(database, 'first', ['q_c', 'q_a', 'q_b'])
    const writer = newWriter()
    signIn(null)
    return { database, writer }
  }
  const study = (scope: Parameters<typeof getStudySession>[0]['scope'], now = NOW) => getStudySession({ scope, now })
  const rate = async (writer: Writer, questionId: string, rating: 'again' | 'good', at: Date, basedOn = '') => {
    const review = newReview(questionId, rating, { reviewedAt: at, basedOn })
    await recordReview({ ...writer, now: at }, review)
    return review
  }

  it('give a stranger every card as new, in the set’s order, and store nothing', async () => {
    const { database } = await setUp()
    const session = await study({ kind: 'set', slug: 'first' })
    expect(session).toMatchObject({ ownerId: null, title: 'Set first', newLeft: 20, moreDue: 0, interviewAt: null })
    expect(session?.cards.map(({ question }) => question.id)).toEqual(['q_c', 'q_a', 'q_b'])
    expect(session?.cards[0]).toMatchObject({
      position: 0,
      progress: { memory: null, lastEntryId: '' },
      suspended: false,
    })
    expect(JSON.stringify(session)).not.toContain('listen for it')
    expect(await database.user.count()).toBe(0)
  })

  it('know no set and no topic that isn’t there', async () => {
    await setUp()
    expect(await study({ kind: 'set', slug: 'nowhere' })).toBeNull()
    expect(await study({ kind: 'topic', topic: 'nowhere' })).toBeNull()
    expect((await study({ kind: 'topic', topic: 'topic-of-q-d' }))?.cards).toHaveLength(1)
  })

  it('put what is due first, then new; leave out what isn’t due and what is suspended', async () => {
    const { writer } = await setUp()
    await rate(writer, 'q_a', 'good', before(5))
    await rate(writer, 'q_b', 'good', before(1))
    await markQuestion(writer, 'q_c', { suspended: true })
    await markQuestion(writer, 'q_a', { flagged: true })
    signIn(writer)
    const session = await study({ kind: 'all' })
    expect(session?.ownerId).toBe(writer.userId)
    expect(session?.cards.map(({ question, flagged }) => [question.id, flagged])).toEqual([
      ['q_a', true],
      ['q_d', false],
    ])
  })

  it('count a card as due on its day, from that morning on', async () => {
    const { writer } = await setUp()
    // Rated on Sunday at 22:00 in Vienna, Good: due on Tuesday at 22:00.
    await rate(writer, 'q_a', 'good', new Date('2026-11-22T21:00:00Z'))
    await updateUserSettings(writer, { newPerDay: 0 })
    signIn(writer)
    const cardsAt = async (iso: string) => (await study({ kind: 'all' }, new Date(iso)))?.cards.length
    expect(await cardsAt('2026-11-24T02:59:59Z')).toBe(0)
    expect(await cardsAt('2026-11-24T03:00:00Z')).toBe(1)
  })

  it('keep a card in its learning step while the day ends', async () => {
    const { writer } = await setUp()
    await updateUserSettings(writer, { newPerDay: 0 })
    // In Vienna, three minutes before the day ends at 04:00.
    await rate(writer, 'q_a', 'again', new Date('2026-11-24T02:57:00Z'))
    signIn(writer)
    const cardsAt = async (iso: string) => (await study({ kind: 'all' }, new Date(iso)))?.cards.length
    expect(await cardsAt('2026-11-24T02:57:30Z')).toBe(1)
    expect(await cardsAt('2026-11-24T03:00:00Z')).toBe(1)
  })

  it('take no more new ones a day than were asked for, and give an undone one back', async () => {
    const { writer } = await setUp()
    await updateUserSettings(writer, { newPerDay: 2 })
    await rate(writer, 'q_a', 'good', before(3))
    const first = await rate(writer, 'q_c', 'good', NOW)
    await rate(writer, 'q_b', 'again', NOW)
    signIn(writer)
    expect(await study({ kind: 'all' })).toMatchObject({ newLeft: 0 })
    const undo = newRetraction('q_c', first.id)
    await recordRetraction(writer, undo)
    const session = await study({ kind: 'all' })
    expect(session?.newLeft).toBe(1)
    const undone = session?.cards.find(({ question }) => question.id === 'q_c')
    expect(undone?.progress).toEqual({ memory: null, lastEntryId: undo.id })
  })

  it('count a day’s first instant to that day, on either database', async () => {
    const { writer } = await setUp()
    // The day of NOW begins at 03:00 UTC.
    const dayStart = new Date('2026-11-24T03:00:00Z')
    await rate(writer, 'q_a', 'good', dayStart)
    await rate(writer, 'q_b', 'good', new Date(dayStart.getTime() - 1))
    signIn(writer)
    expect((await study({ kind: 'all' }))?.newLeft).toBe(19)
    expect(await getDueJson(writer)).toMatchObject({ reviewedToday: 1 })
  })

  it('carry at most a hundred cards, and say how many more are due', async () => {
    const { database, writer } = await setUp()
    const many = Array.from({ length: 103 }, (_, index) => `q_many_${index}`)
    await insertQuestions(database, many, 'many')
    await updateUserSettings(writer, {})
    await database.memoryState.createMany({
      data: many.map((questionId) => ({
        userId: writer.userId,
        questionId,
        due: before(1),
        lastReview: before(3),
        stability: 2,
        difficulty: 5,
        state: 2,
        reps: 1,
        lapses: 0,
        learningSteps: 0,
        scheduledDays: 2,
        lastEntryId: questionId,
      })),
    })
    signIn(writer)
    const session = await study({ kind: 'topic', topic: 'many' })
    expect(session?.cards).toHaveLength(100)
    expect(session?.moreDue).toBe(3)
    // The others' texts are asked for once the page stands.
    const [first, others] = [
      session?.cards.filter(({ isAway }) => !isAway),
      session?.cards.filter(({ isAway }) => isAway),
    ]
    expect(first).toHaveLength(FIRST_CARDS)
    const isWhole = ({ text, keyPoints }: CardQuestion) => text !== '' && keyPoints.length > 0
    expect(first?.every(({ question }) => isWhole(question))).toBe(true)
    expect(others?.every(({ question, progress }) => question.text === '' && progress.memory !== null)).toBe(true)
    const ids = others?.map(({ question }) => question.id) ?? []
    const { ownerId, texts } = await getTexts(ids, writer)
    expect(ownerId).toBe(writer.userId)
    expect(texts.map(({ question }) => question.id)).toEqual(ids)
    expect(texts.every(({ question }) => isWhole(question))).toBe(true)
  })

  it('give the texts of cards with one’s own answers, and of nothing else', async () => {
    const { writer } = await setUp()
    const [id, answerId, writerId] = [randomUUID(), randomUUID(), randomUUID()]
    await recordSave(writer, {
      id,
      answerId,
      questionId: 'q_b',
      text: 'Kept.',
      writerId,
      basedOn: '',
      isNewRevision: true,
    })
    await recordKeep(writer, { id: randomUUID(), answerId, text: 'Kept.', writerId })
    const { questionId } = await insertOwnSet(writer, 'mine')
    const asked = ['q_b', questionId, 'q_none', '', 'q_a\0', 'q_a']
    const answersTo = async (who: Writer | null) =>
      (await getTexts(asked, who)).texts.map(({ question, ownAnswer }) => [question.id, ownAnswer])
    expect(await answersTo(writer)).toEqual([
      ['q_b', 'Kept.'],
      [questionId, null],
      ['q_a', null],
    ])
    for (const other of [null, newWriter()])
      expect(await answersTo(other)).toEqual([
        ['q_b', null],
        ['q_a', null],
      ])
    expect((await getTexts([], writer)).texts).toEqual([])
    expect(JSON.stringify(await getTexts(asked, writer))).not.toMatch(/listen for it|listened for|noted/)
  })

  async function getTexts(ids: string[], who: Writer | null): Promise<CardTexts> {
    const response = await getCards(request(`/api/me/cards?${new URLSearchParams({ ids: ids.join(',') })}`, who))
    expect(response.headers.get('cache-control')).toBe('no-store')
    return response.json()
  }

  async function getDueJson(writer: Writer | null): Promise<unknown> {
    vi.useFakeTimers({ toFake: ['Date'], now: NOW })
    try {
      const response = await getDue(request('/api/me/due?zone=Europe/Vienna', writer))
      expect(response.headers.get('cache-control')).toBe('no-store')
      expect(response.headers.get('set-cookie')).toBeNull()
      return await response.json()
    } finally {
      vi.useRealTimers()
    }
  }

  it('tell a stranger’s island that nothing is due, without making a guest', async () => {
    const { database } = await setUp()
    expect(await getDueJson(null)).toMatchObject({
      hasReviewed: false,
      dueToday: 0,
      sets: { first: { due: 0, new: 3 } },
    })
    expect(await getDueJson(newWriter())).toMatchObject({ hasReviewed: false, dueToday: 0 })
    expect(await database.user.count()).toBe(0)
  })

  it('tell a guest’s islands what is due, and when', async () => {
    const { writer } = await setUp()
    await rate(writer, 'q_a', 'good', before(3))
    await rate(writer, 'q_c', 'good', before(1))
    expect(await getDueJson(writer)).toMatchObject({
      hasReviewed: true,
      dueNow: 1,
      dueToday: 1,
      overdue: 1,
      newLeft: 2,
      sets: { first: { due: 1, new: 1 } },
      nextDueAt: new Date(NOW.getTime() + DAY).toISOString(),
    })
    const save = { id: randomUUID(), answerId: randomUUID(), questionId: 'q_c', text: 'Begun.', writerId: randomUUID() }
    await recordSave(writer, { ...save, basedOn: '', isNewRevision: false })
    const answer = { state: 'none', keptAt: null }
    expect(await (await getSet(request('/api/me/set?slug=first', writer))).json()).toEqual({
      questions: {
        q_c: { dueAt: new Date(NOW.getTime() + DAY).toISOString(), answer: { state: 'draft', keptAt: null } },
        q_a: { dueAt: before(1).toISOString(), answer },
        q_b: { dueAt: null, answer },
      },
    })
    const missing = await getSet(request('/api/me/set?slug=%00', writer))
    expect(missing.status).toBe(404)
  })

  it('never show one user another’s practice', async () => {
    const { writer } = await setUp()
    await rate(writer, 'q_a', 'good', before(3))
    await markQuestion(writer, 'q_b', { flagged: true })
    const other = newWriter()
    await updateUserSettings(other, {})
    signIn(other)
    expect((await study({ kind: 'all' }))?.cards.every(({ progress }) => progress.memory === null)).toBe(true)
    expect(await getProgressPage({ now: NOW })).toMatchObject({ totals: { reviews: 0, questions: 0 }, marked: [] })
    expect(await getDueJson(other)).toMatchObject({ hasReviewed: false, dueToday: 0 })
  })

  it('draw the progress page’s figures from what stands', async () => {
    const { database, writer } = await setUp()
    await rate(writer, 'q_a', 'again', before(30))
    const undone = await rate(writer, 'q_b', 'again', before(2))
    await recordRetraction(writer, newRetraction('q_b', undone.id))
    await rate(writer, 'q_c', 'good', before(2))
    await rate(writer, 'q_d', 'good', before(1))
    await markQuestion(writer, 'q_b', { suspended: true, flagged: true })
    // An archived question is due no more, and its ratings still count.
    await database.question.update({ where: { id: 'q_d' }, data: { archivedAt: NOW } })
    signIn(writer)
    const page = await getProgressPage({ now: NOW })
    expect(page.totals).toEqual({ reviews: 3, questions: 3, overdue: 1 })
    expect(page.dueByDay).toHaveLength(14)
    expect(page.dueByDay[0]).toEqual({ day: '2026-11-24', count: 2 })
    expect(page.reviewsByDay).toHaveLength(28)
    expect(page.reviewsByDay.map(({ good }) => good).reduce((sum, count) => sum + count, 0)).toBe(2)
    expect(page.byTopic.map(({ topic, good, again }) => [topic, good, again])).toEqual([
      ['topic-of-q-c', 1, 0],
      ['topic-of-q-d', 1, 0],
    ])
    expect(page.marked).toEqual([
      { questionId: 'q_b', slug: 'q-b', text: 'What is q_b?', isSuspended: true, isFlagged: true },
    ])
  })

  it('make a stranger a guest at /api/me, once, and store nothing', async () => {
    const { database } = await setUp()
    const first = await getMe(request('/api/me', null))
    const cookie = first.headers.get('set-cookie') ?? ''
    expect(first.headers.get('cache-control')).toBe('no-store')
    expect(cookie).toMatch(
      /^callback-session=v1\.u_[\w-]{22}\.[\w-]{43}; Path=\/; Max-Age=34560000; HttpOnly; SameSite=Lax$/,
    )
    const identity: unknown = await first.json()
    expect(identity).toMatchObject({ isGuest: true, isNew: true })
    const again = await getMe(
      new Request('http://callback.test/api/me', { headers: { cookie: cookie.split(';')[0] ?? '' } }),
    )
    expect(await again.json()).toEqual({ ...Object(identity), isNew: false })
    expect(await database.user.count()).toBe(0)
  })
})
