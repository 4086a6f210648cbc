import type { APIRequestContext } from '@playwright/test'
import { makeDataDir, startApp } from '../setup/app'
import { COMMANDS, ROUTES } from '../setup/routes'
import { newAddress, PASSWORD } from './fixtures/account'
import { test as base, expect, withoutNonce } from './fixtures/browser'
import { EXPECTATIONS, type Expectation, forbiddenTo } from './fixtures/expectations'
import { postForm, sendForm } from './fixtures/forms'
import { QUESTIONS } from './fixtures/library'
import { type Ids, MARKS, type Population, populate, WHO, type Who } from './fixtures/population'
import { SECRETS, sendCommands } from './fixtures/sharing'
import { openStore } from './fixtures/store'

const [first] = QUESTIONS
if (!first) throw new Error('The set has no questions.')
const { id: questionId, slug } = first

type World = Population & { url: string; dataDir: string }

/** A server with everyone on it, of whom the last test alone tries to change something. */
const test = base.extend<object, { world: World }>({
  world: [
    // Playwright reads the names of what a fixture asks for out of its first parameter.
    // biome-ignore lint/correctness/noEmptyPattern: it needs nothing.
    async ({}, use) => {
      const { dataDir, remove } = makeDataDir()
      const app = await startApp(dataDir)
      try {
        const population = await populate(app.url)
        await use({ ...population, url: app.url, dataDir })
        await Promise.all(Object.values(population.people).map((person) => person.dispose()))
      } finally {
        await app.stop()
        remove()
      }
    },
    { scope: 'worker', timeout: 120_000 },
  ],
})

/** Ways to ask that have made servers forget who asks. */
const WAYS: Record<string, Record<string, string>> = {
  'as a browser does': {},
  'for a payload': { RSC: '1' },
  'ahead of time': { RSC: '1', 'Next-Router-Prefetch': '1' },
  'around a middleware': { 'x-middleware-subrequest': 'middleware' },
  'around it by recursion': { 'x-middleware-subrequest': Array(5).fill('middleware').join(':') },
  'around a proxy': { 'x-middleware-subrequest': Array(5).fill('proxy').join(':') },
}

const NO_IDS: Ids = {
  ...{ answerId: '', reviewId: '', attemptId: '', mockId: '', setId: '', questionId: '', storyId: '', sharedId: '' },
  ...{ sharedQuestionId: '', practice: '', kit: '', receivedId: '', copyId: '', practiceMockId: '' },
}

/** What can be of a set. Holders of a link ask for these alone in every way; others do for all that is personal. */
const OF_SETS = /^\/(my|s|study|mock|api\/me\/(own-set|question|export))(\/|$)/
const HOLDERS = ['candidate', 'interviewer'] as const

function waysOf(route: string, who: Who, { isPersonal }: Expectation): [string, Record<string, string>][] {
  const isUsual = HOLDERS.every((holder) => holder !== who) || OF_SETS.test(route)
  // What is the same for all has nobody to be mistaken for another.
  return Object.entries(WAYS).slice(0, isPersonal && isUsual ? undefined : 2)
}

test('every route and every command has its expectation', () => {
  expect(Object.keys(EXPECTATIONS).toSorted()).toEqual(ROUTES)
  expect(Object.keys(payloads(NO_IDS)).toSorted()).toEqual(COMMANDS.toSorted())
})

for (const who of WHO) {
  test(`no route gives more than is ${who === 'owner' ? 'theirs' : 'due'} to ${who}`, async ({ world }) => {
    test.slow()
    for (const [route, expectations] of Object.entries(EXPECTATIONS)) {
      const asking = expectations.flatMap((expectation) =>
        waysOf(route, who, expectation).map((way) => ask(world, who, expectation, ...way)),
      )
      await Promise.all(asking)
    }
  })
}

async function ask(
  world: World,
  who: Who,
  expectation: Expectation,
  way: string,
  headers: Record<string, string>,
): Promise<void> {
  const { statuses, isPersonal, holds, isFace } = expectation
  const address = expectation.address(world)
  const name = `${address} ${who} ${way}`
  const isPlain = way === 'as a browser does'
  const response = await world.people[who].get(address, { headers, ...(isPlain ? { maxRedirects: 0 } : {}) })
  const sent = response.headers()
  const said = `${JSON.stringify(sent)} ${await response.text()}`
  if (isPlain) expect(response.status(), name).toBe(statuses[who])
  expect(response.status(), name).toBeLessThan(500)
  if (isPersonal) expect(sent['cache-control'] ?? '', name).toMatch(/no-store|private/)
  if (isFace) {
    expect(sent['cache-control'], name).toContain('no-store')
    expect(sent['x-robots-tag'], name).toContain('noindex')
    expect(sent['referrer-policy'], name).toBe('same-origin')
  }
  // Each expectation has its price, and there are tens of thousands of these.
  const leaked = forbiddenTo(who, expectation, address, world).filter((hidden) => said.includes(hidden))
  expect(leaked, name).toEqual([])
  // What is asked for ahead of time carries nothing yet.
  if (isPlain) expect(holds[who]?.filter((shown) => !said.includes(shown)) ?? [], `missing: ${name}`).toEqual([])
}

test('another’s answer is answered as one that there isn’t', async ({ world }) => {
  const { people, answerId } = world
  for (const who of WHO.filter((who) => who !== 'owner')) {
    for (const address of [`/answers/${slug}?answer=`, `/api/me/answers?slug=${slug}&answer=`]) {
      for (const headers of [WAYS['as a browser does'], WAYS['for a payload']]) {
        const [theirs, nobodys] = await Promise.all(
          [answerId, crypto.randomUUID()].map(async (id) => {
            const response = await people[who].get(`${address}${id}`, { headers })
            const text = withoutNonce(withoutKeys(await response.text())).replaceAll(id, 'ID')
            return { status: response.status(), text }
          }),
        )
        expect(theirs, `${who} ${address}`).toEqual(nobodys)
      }
    }
  }
})

test('no command, and no form, changes what is another’s', async ({ world, openBrowser }) => {
  test.slow()
  const { people, userIds, url, dataDir, ...ids } = world
  const store = openStore(dataDir)
  const before = store.everythingOf(userIds.owner)
  for (const mark of [...Object.values(MARKS), ...Object.values(SECRETS)]) expect(before.join()).toContain(mark)
  const ofShared = { ...ids, setId: ids.sharedId, questionId: ids.sharedQuestionId }
  for (const who of ['other', ...HOLDERS] as const) {
    for (const [name, variants] of Object.entries(payloads(ids))) {
      const commands = [...variants, ...(payloads(ofShared)[name] ?? [])].map((payload) => ({ name, payload }))
      const as = async (userId: string) => (await send(people[who], url, userId, commands)).status()
      expect(await as(userIds.owner), `${who} ${name}`).toBe(403)
      expect(await as(userIds[who]), `${who} ${name}`).toBe(200)
      expect(store.everythingOf(userIds.owner), `${who} ${name}`).toEqual(before)
    }
    const exported = await (await people[who].get('/api/me/export')).text()
    for (const mark of [...Object.values(MARKS), ...Object.values(SECRETS)]) expect(exported, who).not.toContain(mark)
  }

  // Forms of their own, made to name what is the owner's.
  const [link = { id: '' }] = store.linksOf(userIds.owner)
  const [suggestion = { id: '' }] = store.suggestionsOf(userIds.owner)
  for (const who of ['other', 'interviewer'] as const) {
    const set = { id: crypto.randomUUID(), title: 'Theirs', sections: [] }
    await sendCommands(people[who], url, userIds[who], [{ name: 'createSet', payload: { set } }])
    const share = `/my/sets/${set.id}/share`
    await sendForm(people[who], share, 'Make a link')
    for (const owners of [ids.setId, ids.sharedId])
      await expectRefused(people[who], [share, 'Make a link', { setId: owners }], 'isn’t yours to share.')
    const suggested = { text: 'Theirs.', reason: 'To have the form.' }
    await sendForm(people[who], `/suggest/${slug}?part=guidance`, 'Send', suggested)
    await expectRefused(people[who], ['/my/suggestions', 'Withdraw', { id: suggestion.id }], 'isn’t yours.')
    for (const button of ['Revoke', 'New address', 'Save'])
      await expectRefused(people[who], [share, button, { linkId: link.id }], 'isn’t yours to change.')
  }
  const { candidate } = people
  const sending = `/my/sets/${ids.receivedId}/send`
  // Without something to send there is no form to send it by.
  const said = { id: crypto.randomUUID(), questionId: ids.copyId, text: 'Mine.', createdAt: new Date().toISOString() }
  await sendCommands(candidate, url, userIds.candidate, [{ name: 'saveAttempt', payload: said }])
  for (const owners of [ids.setId, ids.sharedId])
    await expectRefused(candidate, [sending, 'Send', { setId: owners }], 'didn’t come by a link.')
  await sendForm(candidate, sending, 'Send')
  await expectRefused(candidate, [sending, 'Take them back', { setId: ids.sharedId }], 'didn’t come by a link.')
  expect(store.everythingOf(userIds.owner)).toEqual(before)

  // And one that ends a session.
  const [session = { id: '' }] = store.sessions(userIds.owner)
  const email = newAddress('twice')
  const twice = [await openBrowser({ baseURL: url }), await openBrowser({ baseURL: url })].map(({ request }) => request)
  const [here, there] = twice
  if (!here || !there) throw new Error('There are two.')
  await sendForm(here, '/sign-up', 'Sign up', { email, password: PASSWORD })
  await sendForm(there, '/sign-in', 'Sign in', { email, password: PASSWORD })
  await expectRefused(there, ['/account', 'End', { sessionId: session.id }], 'That session had ended before.')
  expect(store.everythingOf(userIds.owner)).toEqual(before)

  // Last, as the owner’s link counts that it is opened: a kit isn’t begun by the form of practice.
  await expectRefused(
    candidate,
    [ids.practice, 'Begin again', { token: ids.kit.replace('/s/', '') }],
    'This link doesn’t lead anywhere any more.',
  )
  expect(store.receivedSets(userIds.candidate)).toHaveLength(1)
})

type Form = [address: string, button: string, fields: Record<string, string>]

async function expectRefused(request: APIRequestContext, form: Form, sentence: string): Promise<void> {
  const refused = await postForm(request, ...form)
  expect(refused.status(), form.slice(0, 2).join()).toBe(200)
  expect(await refused.text(), form.slice(0, 2).join()).toContain(sentence)
}

/** A payload without the random keys of its parts, and in no order: they come as they are ready. */
function withoutKeys(text: string): string {
  return text
    .replace(/"nonce":"[^"]+"/g, 'nonce')
    .replace(/"[\w-]{21}[a-z]"/g, 'key')
    .split('\n')
    .toSorted()
    .join('\n')
}

/** Each command with the owner's ids wherever it takes one. */
function payloads({ answerId, mockId, reviewId, attemptId, ...own }: Ids): Record<string, Record<string, unknown>[]> {
  const now = new Date().toISOString()
  const id = () => crypto.randomUUID()
  const rating = {
    questionId,
    rating: 'again',
    source: 'study',
    reviewedAt: now,
    basedOn: reviewId,
    tickedKeyPoints: [],
    durationMs: 1000,
    attemptId,
  }
  const save = { answerId, questionId, text: 'taken over', writerId: id(), isNewRevision: true }
  return {
    rateQuestion: [
      { id: reviewId, ...rating },
      { id: id(), ...rating },
    ],
    retractReview: [{ id: id(), reviewId, questionId, retractedAt: now }],
    saveAttempt: [{ id: attemptId, questionId, text: 'taken over', createdAt: now }],
    markQuestion: [{ questionId, suspended: true, flagged: false }],
    updateSettings: [{ zone: 'Asia/Tokyo', newPerDay: 3 }],
    changeAnswer: [
      { answerId, label: 'taken over' },
      { answerId, isDefault: true },
      { answerId, isDeleted: true },
    ],
    keepAnswer: [
      { id: id(), answerId, text: 'taken over', writerId: id() },
      { id: id(), answerId, text: null, writerId: id() },
    ],
    claimPoint: [{ answerId, keyPointId: 'a', isClaimed: true }],
    saveStory: [
      { storyId: own.storyId, changes: { title: { was: MARKS.story, value: 'taken over' } } },
      { storyId: own.storyId, changes: { title: { was: '', value: 'taken over' } } },
    ],
    changeStory: [{ storyId: own.storyId, isDeleted: true }],
    linkStory: [
      { storyId: own.storyId, questionId, isLinked: true },
      { storyId: own.storyId, questionId: own.questionId, isLinked: false },
    ],
    saveMockEvent: [
      { id: id(), sessionId: mockId, at: now, revision: 0, body: { type: 'finished' } },
      { id: answerId, sessionId: mockId, at: now, revision: 9, body: { type: 'paused' } },
    ],
    addOwnQuestions: [{ questions: [{ id: own.questionId, text: 'taken over' }] }],
    changeOwnQuestion: [{ questionId: own.questionId, changes: { notes: { was: '', value: 'taken over' } } }],
    deleteOwnQuestion: [{ questionId: own.questionId }],
    createSet: [
      { set: { id: own.setId, title: 'taken over', sections: [] } },
      { set: { id: id(), title: 'taken over', sections: [{ entries: [{ questionId: own.questionId }] }] } },
    ],
    editSet: [
      { setId: own.setId, edit: { type: 'detail', field: 'title', was: MARKS.set, value: 'taken over' } },
      { setId: own.setId, edit: { type: 'remove', questionIds: [own.questionId] } },
    ],
    changeSet: [{ setId: own.setId, isDeleted: true }],
    saveAnswer: [
      { id: id(), ...save, basedOn: answerId },
      { id: id(), ...save, basedOn: '' },
    ],
  }
}

function send(
  request: APIRequestContext,
  url: string,
  ownerId: string,
  commands: { name: string; payload: Record<string, unknown> }[],
) {
  return request.post('/api/commands', {
    headers: { origin: url },
    data: {
      version: 1,
      ownerId,
      deviceId: crypto.randomUUID(),
      zone: 'Europe/Berlin',
      commands: commands.map((command) => ({ id: crypto.randomUUID(), ...command })),
    },
  })
}
