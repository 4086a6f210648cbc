import { randomUUID } from 'node:crypto'
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { type MockPlan, type MockQuestion, turnOf } from '../../lib/mock/mock'
import { createMock } from '../../lib/mock/mock-repository'
import { db } from '../../lib/platform/db'
import { importContent } from '../../lib/question/content-repository'
import { createOwnSet } from '../../lib/question-set/own-set-repository'
import { makeShareToken, newLinkId } from '../../lib/question-set/share-token'
import { newUserId } from '../../lib/session/session-cookie'
import { becomeGuest, type Guest, until, whoIs } from './client'
import { addMigration, type Instance } from './instances'

type Cluster = { proxy: string; instances: [Instance, Instance]; folder: string; secret: string }
type Row = { what: string; result: string }

/** At least so many: senders go on until what happens meanwhile is over. */
const RATINGS = 400
const SENDERS = 8
/** scripts/server/share-gate.ts: what a network may guess. */
const GUESSES = 60

/** Does to two instances what several machines have to stand, and says how it went. @throws where one doesn't hold */
export async function checkCluster(cluster: Cluster): Promise<Row[]> {
  const rows: Row[] = []
  const checks: [string, (cluster: Cluster) => Promise<string>][] = [
    ['both answer, in turns', answersInTurns],
    ['a guest of one is the same to the other', keepsGuests],
    ['an import is shown by both', tellsOfImports],
    ['a share link, and its end, at once', sharesLinks],
    ['an instance killed under load', survivesKill],
    ['a mock goes on at the other instance', resumesMocks],
    ['a rolling restart with a migration, under load', rolls],
    // Last: whoever guesses isn't listened to afterwards.
    ['one limit for all', sharesLimits],
  ]
  for (const [what, check] of checks) rows.push({ what, result: await check(cluster) })
  return rows
}

async function answersInTurns({ proxy }: Cluster): Promise<string> {
  const served: Record<string, number> = {}
  for (let request = 0; request < 40; request += 1) {
    const by = (await fetch(`${proxy}/api/health`)).headers.get('x-served-by') ?? 'nobody'
    served[by] = (served[by] ?? 0) + 1
  }
  demand(Object.keys(served).length === 2, `requests went to ${JSON.stringify(served)}`)
  return Object.values(served).join(' and ')
}

async function keepsGuests({ instances: [a, b] }: Cluster): Promise<string> {
  const guest = await becomeGuest(a.url)
  demand((await whoIs(b.url, guest.cookie)) === guest.userId, 'the other instance took them for someone else')
  return 'yes'
}

async function tellsOfImports({ instances, folder }: Cluster): Promise<string> {
  const content = path.join(folder, 'content')
  cpSync('content', content, { recursive: true })
  const [file = ''] = readdirSync(path.join(content, 'sets')).filter((name) => name.endsWith('.md'))
  const edited = path.join(content, 'sets', file)
  writeFileSync(edited, readFileSync(edited, 'utf8').replace(/^title: .+$/m, 'title: Edited on another machine'))
  await importContent({ folder: content, now: new Date() })
  const times = await Promise.all(
    instances.map(({ url, name }) =>
      until(`${name} shows the import`, async () => (await (await fetch(url)).text()).includes('Edited on another')),
    ),
  )
  return `after ${times.join(' and ')} ms`
}

async function sharesLinks({ instances: [a, b], secret }: Cluster): Promise<string> {
  const now = new Date()
  const userId = newUserId()
  const account = { id: userId, kind: 'account', email: 'check@example.org', emailVerifiedAt: now }
  await db().user.create({ data: { ...account, zone: 'UTC', createdAt: now, lastSeenAt: now } })
  const [question] = await db().question.findMany({ select: { id: true }, take: 1 })
  const setId = randomUUID()
  const entries = [{ questionId: question?.id ?? '', isMustAsk: false, minutes: null }]
  const sections = [{ id: 'first', title: '', entries }]
  const contents = { title: 'Shared', purpose: '', plannedMinutes: null, sections, anchors: {} }
  await createOwnSet({ userId, zone: 'UTC', now }, setId, contents)
  const linkId = newLinkId()
  const pins = { activity: 'mock', mode: 'typed', pace: 1, order: 'set', thinkingSeconds: 0 }
  const link = { id: linkId, userId, setId, face: 'practice', label: '', signedAs: '', version: 1, createdAt: now }
  await db().shareLink.create({ data: { ...link, pins: { ...pins, asksFollowUps: false, isExampleHidden: false } } })
  const token = makeShareToken({ linkId, version: 1 }, secret)
  const statuses = async () => Promise.all([a, b].map(async ({ url }) => (await fetch(`${url}/s/${token}`)).status))
  const open = await statuses()
  demand(open.join() === '200,200', `a live link gave ${open}`)
  await db().shareLink.update({ where: { id: linkId }, data: { revokedAt: now } })
  const ended = await statuses()
  demand(ended.join() === '404,404', `a revoked link gave ${ended}`)
  return '200, then 404, at both'
}

/** Rates through the proxy while something happens, and looks whether all that was acknowledged is stored once. */
async function rateMeanwhile(proxy: string, happens: (hasRated: (count: number) => Promise<void>) => Promise<void>) {
  const guest = await becomeGuest(proxy)
  const questions = await db().question.findMany({ select: { id: true } })
  const acknowledged = new Set<string>()
  let begun = 0
  let again = 0
  let isOver = false
  const sending = Promise.all(
    Array.from({ length: SENDERS }, async (_, sender) => {
      while (!isOver || begun < RATINGS) {
        begun += 1
        const id = await rate(
          guest,
          proxy,
          questions[begun % questions.length]?.id ?? '',
          `device-${sender}-${begun}`,
          (sent) => {
            again += sent - 1
          },
        )
        acknowledged.add(id)
      }
    }),
  )
  const hasRated = async (count: number) => {
    await until(`${count} ratings are stored`, async () => acknowledged.size >= count)
  }
  const happening = happens(hasRated).finally(() => {
    isOver = true
  })
  await Promise.all([sending, happening])
  const stored = await db().review.findMany({ where: { userId: guest.userId }, select: { id: true } })
  const lost = [...acknowledged].filter((id) => !stored.some((row) => row.id === id)).length
  demand(
    lost === 0 && stored.length === acknowledged.size,
    `${lost} of ${acknowledged.size} lost, ${stored.length} stored`,
  )
  return `${acknowledged.size} ratings acknowledged, ${stored.length} stored, ${lost} lost, ${again} sent again`
}

async function rate(guest: Guest, proxy: string, questionId: string, deviceId: string, onSent: (sent: number) => void) {
  const id = randomUUID()
  const review = { id, questionId, rating: 'good', source: 'study', reviewedAt: new Date().toISOString() }
  onSent(
    await guest.send(
      proxy,
      'rateQuestion',
      { ...review, basedOn: '', tickedKeyPoints: [], durationMs: 4000 },
      deviceId,
    ),
  )
  return id
}

function survivesKill({ proxy, instances: [a] }: Cluster): Promise<string> {
  return rateMeanwhile(proxy, async (hasRated) => {
    await hasRated(RATINGS / 4)
    await a.end('SIGKILL')
    await hasRated(RATINGS / 2)
    await a.start()
  })
}

async function resumesMocks({ instances: [a, b] }: Cluster): Promise<string> {
  const guest = await becomeGuest(a.url)
  const [question] = await db().question.findMany({ take: 1 })
  if (!question) throw new Error('There is no question.')
  const { id: questionId, slug, topic, text } = question
  const options = { count: 1, pace: 1, thinkingSeconds: 0, asksFollowUps: false, canPause: true, seed: 1 } as const
  const asked: MockQuestion = {
    ...{ questionId, slug, topic, kind: 'technical', text },
    ...{ timeLimitSeconds: 600, followUps: [] },
  }
  const plan: MockPlan = { title: 'Check', options: { ...options, order: 'set', mode: 'typed' }, questions: [asked] }
  const sessionId = randomUUID()
  await createMock({ userId: guest.userId, zone: 'UTC', now: new Date() }, sessionId, plan)
  const event = async (revision: number, body: Record<string, unknown>) =>
    guest.send(a.url, 'saveMockEvent', { id: randomUUID(), sessionId, at: new Date().toISOString(), revision, body })
  const turn = turnOf(0, 'main')
  await event(0, { type: 'asked', turn })
  await event(1, { type: 'text', turn, writerId: randomUUID(), text: 'typed at the first instance' })
  await a.end('SIGKILL')
  const page = await (await fetch(`${b.url}/mock/${sessionId}`, { headers: { cookie: guest.cookie } })).text()
  await a.start()
  demand(page.includes('typed at the first instance'), 'what was typed is not on the page')
  return 'with what was typed, the first one being dead'
}

function rolls({ proxy, instances, folder }: Cluster): Promise<string> {
  return rateMeanwhile(proxy, async (hasRated) => {
    for (const [index, instance] of instances.entries()) {
      await hasRated(((index + 1) * RATINGS) / 5)
      await instance.end('SIGTERM')
      addMigration(folder, instance)
      await instance.start()
      // The proxy keeps away for a while from who was down: the next may stop only when this one is asked again.
      const host = new URL(instance.url).host
      await until(`${instance.name} is asked again`, async () => {
        const { headers } = await fetch(`${proxy}/api/health`)
        return headers.get('x-served-by') === host
      })
    }
  })
}

async function sharesLimits({ instances: [a, b] }: Cluster): Promise<string> {
  const counts: Record<number, number> = {}
  for (let guess = 0; guess < GUESSES + 20; guess += 1) {
    const { status } = await fetch(`${(guess % 2 ? a : b).url}/s/nowhere-${guess}`)
    counts[status] = (counts[status] ?? 0) + 1
  }
  // The link that was revoked was asked for at both.
  demand((counts[404] ?? 0) <= GUESSES && counts[429] !== undefined, `the answers were ${JSON.stringify(counts)}`)
  return `${counts[404]} guesses at both together, then 429 at both`
}

function demand(isSo: boolean, otherwise: string): void {
  if (!isSo) throw new Error(otherwise)
}
