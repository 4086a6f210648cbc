import { expect, it, vi } from 'vitest'
import { POST } from '../../app/api/me/coach/route'
import type { CoachView } from '../../lib/coach/coach-view'
import { coverageOf } from '../../lib/coach/coverage'
import { ACCOUNT_COOKIE } from '../../lib/session/session-cookie'
import { createSignedIn } from '../factories/accounts'
import { insertQuestions, NOW } from '../factories/practice'
import { insertOwnSet, newOwnQuestion } from '../factories/sharing'
import { describeOnBothDatabases } from '../setup/database'

await vi.hoisted(() => import('../setup/secret'))
vi.mock('next/headers', async () => (await import('../setup/next')).nextHeaders)
vi.mock('next/cache', async () => (await import('../setup/next')).nextCache)

const ANSWER =
  'We keep every token encrypted on the server, and never in the browser. I wrote the job that renews them before they run out, and it took us two weeks in the spring of last year.'

async function ask(body: unknown, { cookie = '', origin = 'http://callback.test' } = {}) {
  const response = await POST(
    new Request('http://callback.test/api/me/coach', {
      method: 'POST',
      headers: { origin, host: 'callback.test', ...(cookie && { cookie: `${ACCOUNT_COOKIE}=${cookie}` }) },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    }),
  )
  return { status: response.status, headers: response.headers, body: await response.json() }
}

describeOnBothDatabases('the coach', (testDatabase) => {
  it('reads a stranger’s text and says of each key point what is said of it and where', async () => {
    await insertQuestions(testDatabase().database, ['q_a'])
    const { status, headers, body } = await ask({ questionId: 'q_a', text: ANSWER })
    expect(status).toBe(200)
    expect(headers.get('cache-control')).toBe('no-store')
    const view = body as CoachView
    expect(view.points.length).toBeGreaterThan(0)
    for (const { evidence } of [...view.points, ...view.notes])
      if (evidence) expect(ANSWER.slice(evidence.start, evidence.end)).toBe(evidence.text)
    expect(JSON.stringify(view)).not.toMatch(/chances|likely|secret: listen|misconception/)
    expect((await ask({ questionId: 'q_a', text: ANSWER })).body).toEqual(view)
  })

  it('gives labels alone of what isn’t revealed yet: nothing that words a key point', async () => {
    await insertQuestions(testDatabase().database, ['q_a'])
    const { body: whole } = await ask({ questionId: 'q_a', text: ANSWER })
    const { status, body } = await ask({ questionId: 'q_a', text: ANSWER, only: 'labels' })
    expect(status).toBe(200)
    expect(body).toEqual({ labels: (whole as CoachView).points.map(({ label }) => label) })
    expect((await ask({ questionId: 'q_a', text: 'Too short.', only: 'labels' })).body).toEqual({ labels: [] })
    expect((await ask({ questionId: 'q_a', text: ANSWER, only: 'notes' })).status).toBe(400)
  })

  it('says what stands in the way instead of judging', async () => {
    await insertQuestions(testDatabase().database, ['q_a'])
    for (const text of ['', 'Too short.', 'x'.repeat(50_000), '!!! '.repeat(9_000)]) {
      const { status, body } = await ask({ questionId: 'q_a', text })
      expect(status).toBe(200)
      expect(coverageOf(body)).toBeNull()
      expect(body.gates[0].message).toMatch(/\.$/)
    }
  })

  it('reads answers to questions of one’s own, and to nobody else’s', async () => {
    const { database } = testDatabase()
    const owner = await createSignedIn(database, NOW, { emailVerifiedAt: NOW })
    const other = await createSignedIn(database, NOW, { emailVerifiedAt: NOW })
    const question = newOwnQuestion('owner')
    await insertOwnSet({ userId: owner.userId, zone: 'UTC', now: NOW }, [question])
    const asked = { questionId: question.id, text: ANSWER }
    const own = await ask(asked, owner)
    expect(own.status).toBe(200)
    expect(own.body.isBare).toBe(true)
    expect(JSON.stringify(own.body)).not.toMatch(/listen-for|owner notes/)
    for (const asker of [other, {}]) {
      const { status, body } = await ask(asked, asker)
      expect(status).toBe(404)
      expect(JSON.stringify(body)).not.toContain('owner')
    }
  })

  it('refuses what it can’t read, what comes from elsewhere, and what never ends', async () => {
    await insertQuestions(testDatabase().database, ['q_a'])
    const good = { questionId: 'q_a', text: ANSWER }
    for (const bad of [
      '',
      '{',
      'null',
      '[]',
      {},
      { ...good, text: 1 },
      { ...good, more: 1 },
      { ...good, text: 'x'.repeat(600_000) },
    ])
      expect((await ask(bad)).status).toBe(400)
    for (const questionId of ['q_none', 'x'.repeat(64)])
      expect((await ask({ ...good, questionId })).status, questionId).toBe(404)
    for (const questionId of ['', 'a\0b', '\ud800', 'x'.repeat(65)])
      expect((await ask({ ...good, questionId })).status, questionId).toBe(400)
    expect((await ask(good, { origin: 'http://elsewhere.test' })).status).toBe(403)
    expect((await ask(good, { origin: 'null' })).status).toBe(403)
  })
})
