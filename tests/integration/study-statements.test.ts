import { expect, it, vi } from 'vitest'
import { GET as getCards } from '../../app/api/me/cards/route'
import { GET as getDue } from '../../app/api/me/due/route'
import { getProgressPage, getSetProgress, getStudySession } from '../../lib/review/review-queries'
import { recordRetraction, recordReview } from '../../lib/review/review-repository'
import { signCookie } from '../../lib/session/session-cookie'
import { findUser } from '../../lib/session/user-repository'
import { cookieOf } from '../factories/commands'
import { insertQuestions, insertSet, NOW, newRetraction, newReview, newWriter } from '../factories/practice'
import { describeOnBothDatabases } from '../setup/database'
import { setSessionCookie } from '../setup/next'
import { TEST_SECRET } from '../setup/secret'
import { listStatements, listTableScans, type Statement } from '../setup/statements'

await vi.hoisted(() => import('../setup/secret'))
vi.mock('next/cache', async () => (await import('../setup/next')).nextCache)
vi.mock('next/headers', async () => (await import('../setup/next')).nextHeaders)

/** Who asks is read once, and touched by each write: those are the session's statements. */
const isSessions = ({ sql }: Statement) => /(FROM|INTO) \S*[`"]User[`"]/.test(sql)
/** The library is cached; here it is read each time. */
const isLibrarys = ({ sql }: Statement) =>
  /^SELECT .*FROM \S*[`"]Question(Set|SetEntry)?[`"]/s.test(sql) && !/"Review"|"MemoryState"/.test(sql)

describeOnBothDatabases('the study path', (testDatabase) => {
  const setUp = async () => {
    const { database } = testDatabase()
    await insertQuestions(database, ['q_a', 'q_b'])
    await insertSet(database, 'first', ['q_a', 'q_b'])
    const writer = newWriter()
    const review = newReview('q_a', 'good')
    await recordReview(writer, review)
    setSessionCookie(signCookie('guest', writer.userId, TEST_SECRET))
    return { writer, review }
  }

  const statementsOf = async (work: () => Promise<unknown>) => {
    const statements = await listStatements(testDatabase(), work)
    for (const statement of statements.filter((each) => !isLibrarys(each))) {
      expect(await listTableScans(testDatabase(), statement), statement.sql).toEqual([])
    }
    return statements.filter((statement) => !isSessions(statement) && !isLibrarys(statement))
  }

  it('takes three statements a rating, none of which reads a whole table', async () => {
    const { writer, review } = await setUp()
    const next = newReview('q_a', 'good', { basedOn: review.id })
    expect(await statementsOf(() => recordReview(writer, next))).toHaveLength(3)
    expect(await statementsOf(() => recordReview(writer, newReview('q_b', 'again')))).toHaveLength(3)
  })

  it('takes one statement to know a rating that is sent again', async () => {
    const { writer, review } = await setUp()
    expect(await statementsOf(() => recordReview(writer, review))).toHaveLength(1)
  })

  it('reads no whole table for an undo, or for a rating that comes late', async () => {
    const { writer, review } = await setUp()
    await statementsOf(() =>
      recordReview(writer, newReview('q_a', 'hard', { deviceId: 'other', reviewedAt: new Date(NOW.getTime() - 9999) })),
    )
    await statementsOf(() => recordRetraction(writer, newRetraction('q_a', review.id)))
  })

  it('takes two statements a study page, and one for the sets of one’s own where everything is studied', async () => {
    await setUp()
    for (const [scope, statements] of [
      [{ kind: 'all' }, 3],
      [{ kind: 'set', slug: 'first' }, 2],
      [{ kind: 'topic', topic: 'topic-of-q-a' }, 2],
    ] as const) {
      expect(await statementsOf(() => getStudySession({ scope, now: NOW }))).toHaveLength(statements)
    }
  })

  it('takes one statement for the texts of a sitting’s later cards, and one for those of one’s own', async () => {
    const { writer } = await setUp()
    const headers = { cookie: cookieOf(writer.userId) }
    const get = (ids: string) => () =>
      getCards(new Request(`http://callback.test/api/me/cards?ids=${ids}`, { headers }))
    expect(await statementsOf(get('q_a,q_b'))).toHaveLength(1)
    expect(await statementsOf(get(`q_a,${crypto.randomUUID()}`))).toHaveLength(2)
    expect(await statementsOf(get(''))).toHaveLength(0)
  })

  it('takes three statements for what is due, one for a set, six for the progress page', async () => {
    const { writer } = await setUp()
    const request = new Request('http://callback.test/api/me/due', { headers: { cookie: cookieOf(writer.userId) } })
    expect(await statementsOf(() => getDue(request))).toHaveLength(3)
    const user = await findUser(writer.userId)
    const session = { userId: writer.userId, isGuest: true as const, isSaved: true, user }
    expect(await statementsOf(() => getSetProgress({ session, slug: 'first' }))).toHaveLength(1)
    expect(await statementsOf(() => getProgressPage({ now: NOW }))).toHaveLength(6)
  })

  it('has a check that sees a table being read whole', async () => {
    await setUp()
    const scans = await listTableScans(testDatabase(), {
      sql: `SELECT * FROM "Review" WHERE "durationMs" > 5`,
      parameters: [],
    })
    expect(scans).toHaveLength(1)
  })
})
