import type { BrowserContext, Page } from '@playwright/test'
import { newAddress, sheet, signIn, signUp, writeAnswer } from './fixtures/account'
import { withoutNonce } from './fixtures/browser'
import { QUESTIONS, SET_SLUG } from './fixtures/library'
import { answerBox, startMock } from './fixtures/mock'
import { COMMANDS, ROUTES } from './fixtures/routes'
import { type App, expect, test } from './fixtures/server'
import { ASKED, BEHIND, KIT, keepSet, makeLink, SECRETS } from './fixtures/sharing'
import { openStore, ownerOf } from './fixtures/store'

const [first] = QUESTIONS
if (!first) throw new Error('The set has no questions.')
const { id: questionId, slug } = first

const WHO = ['stranger', 'guest', 'other', 'owner'] as const
type Who = (typeof WHO)[number]

/** Of what the owner has made. */
type OwnIds = {
  answerId: string
  mockId: string
  setId: string
  questionId: string
  /** Addresses by which candidates practise another set of the owner's, and interviewers have its kit. */
  practice: string
  kit: string
}

type Expectation = {
  /** What is asked for, with the owner's own ids where one can be named. */
  address: (ids: OwnIds) => string
  statuses: [stranger: number, guest: number, other: number, owner: number]
  /** Whether it differs by who asks, so that no cache may keep it. */
  isPersonal: boolean
  /** What of the owner's the owner finds there: shows that the others' not finding it says something. */
  holds?: (keyof typeof MARKS)[]
}

const everyone: Expectation['statuses'] = [200, 200, 200, 200]
const ownerOnly: Expectation['statuses'] = [404, 404, 404, 200]
const shared = (address: string): Expectation => ({ address: () => address, statuses: everyone, isPersonal: false })
const personal = (address: string, holds: Expectation['holds'] = []): Expectation => ({
  address: (ids) =>
    address
      .replace('ANSWER', ids.answerId)
      .replace('MOCK', ids.mockId)
      .replace('SET', ids.setId)
      .replace('QUESTION', ids.questionId),
  statuses: everyone,
  isPersonal: true,
  holds,
})

const tag = crypto.randomUUID().slice(0, 8)
/** What nobody but the owner may ever read. */
const MARKS = {
  text: `owner-text-${tag}`,
  kept: `owner-kept-${tag}`,
  label: `owner-label-${tag}`,
  attempt: `owner-attempt-${tag}`,
  mock: `owner-mock-${tag}`,
  set: `owner-set-${tag}`,
  question: `owner-question-${tag}`,
  email: `owner-email-${tag}`,
}

/** A route that isn't here fails the first test: say who may see what of it. */
const EXPECTATIONS: Record<string, Expectation> = {
  '/': shared('/'),
  '/account': personal('/account', ['email']),
  '/account/deleted': personal('/account/deleted'),
  '/account/guest-work': { ...personal('/account/guest-work'), statuses: [307, 307, 307, 307] },
  '/answers': personal('/answers'),
  '/answers/[key]': personal(`/answers/${slug}?answer=ANSWER`, ['text', 'label']),
  '/answers/sheet': personal(`/answers/sheet?set=${SET_SLUG}`, ['kept']),
  '/api/auth/[...nextauth]': personal('/api/auth/session'),
  '/api/commands': { ...shared('/api/commands'), statuses: [405, 405, 405, 405] },
  '/api/health': shared('/api/health'),
  '/api/internal/revalidate': { ...shared('/api/internal/revalidate'), statuses: [404, 404, 404, 404] },
  '/api/library': shared('/api/library'),
  '/api/me': personal('/api/me'),
  '/api/me/answers': personal(`/api/me/answers?slug=${slug}&answer=ANSWER`, ['label']),
  '/api/me/coach': { ...shared('/api/me/coach'), statuses: [405, 405, 405, 405] },
  '/api/me/due': personal('/api/me/due'),
  '/api/me/export': {
    ...personal('/api/me/export', ['text', 'kept', 'label', 'attempt', 'email', 'set', 'question']),
    statuses: [404, 200, 200, 200],
  },
  '/api/me/own-set': { ...personal('/api/me/own-set?id=SET', ['set', 'question']), statuses: ownerOnly },
  '/api/me/question': { ...personal('/api/me/question?id=QUESTION'), statuses: ownerOnly },
  '/api/me/search': personal('/api/me/search?q=owner', ['question']),
  '/api/me/set': personal(`/api/me/set?slug=${SET_SLUG}`),
  '/confirm': personal('/confirm?token=guessed'),
  '/due-dates': shared('/due-dates'),
  '/mock': personal('/mock'),
  '/mock/[sessionId]': { ...personal('/mock/MOCK', ['mock']), statuses: ownerOnly },
  '/mock/[sessionId]/scorecard': { ...personal('/mock/MOCK/scorecard', ['mock']), statuses: ownerOnly },
  '/my/questions/[id]': { ...personal('/my/questions/QUESTION', ['question']), statuses: ownerOnly },
  '/my/sets': personal('/my/sets', ['set']),
  '/my/sets/[id]': { ...personal('/my/sets/SET', ['set', 'question']), statuses: ownerOnly },
  '/my/sets/[id]/kit': { ...personal('/my/sets/SET/kit', ['set', 'question']), statuses: ownerOnly },
  '/my/sets/new': personal('/my/sets/new'),
  '/my/sets/[id]/responses': { ...personal('/my/sets/SET/responses', ['set']), statuses: ownerOnly },
  // Only a set that came by a link has it, and the owner's own didn't.
  '/my/sets/[id]/send': { ...personal('/my/sets/SET/send'), statuses: [404, 404, 404, 404] },
  '/my/sets/[id]/share': { ...personal('/my/sets/SET/share', ['set']), statuses: ownerOnly },
  '/progress': personal('/progress'),
  '/questions/[slug]': shared(`/questions/${slug}`),
  '/reset': personal('/reset?token=guessed'),
  '/s/[token]': { ...personal('/s/x'), address: ({ practice }) => practice },
  '/search': personal(`/search?q=owner`, ['question']),
  '/sets/[slug]': shared(`/sets/${SET_SLUG}`),
  '/sign-in': personal('/sign-in'),
  '/sign-up': personal('/sign-up'),
  '/study': personal('/study', ['kept']),
}

/** Ways to ask that have made servers forget who asks. */
const WAYS: Record<string, Record<string, string>> = {
  'as a browser does': {},
  'for a payload': { RSC: '1' },
  'ahead of time': { RSC: '1', 'Next-Router-Prefetch': '1' },
  'around a middleware': { 'x-middleware-subrequest': 'middleware' },
  'around it by recursion': { 'x-middleware-subrequest': Array(5).fill('middleware').join(':') },
  'around a proxy': { 'x-middleware-subrequest': Array(5).fill('proxy').join(':') },
}

const NO_IDS: OwnIds = { answerId: '', mockId: '', setId: '', questionId: '', practice: '', kit: '' }

test('every route and every command has its expectation', () => {
  expect(Object.keys(EXPECTATIONS).toSorted()).toEqual(ROUTES)
  expect(Object.keys(payloads({ ...NO_IDS, reviewId: '', attemptId: '' })).toSorted()).toEqual(COMMANDS.toSorted())
})

test('no route gives anyone but the owner what is the owner’s', async ({ page, app, openBrowser }) => {
  test.slow()
  const { people, ...ids } = await populate(page, app, openBrowser, true)
  for (const [route, { address, statuses, isPersonal, holds = [] }] of Object.entries(EXPECTATIONS)) {
    for (const [index, who] of WHO.entries()) {
      // What is the same for all has nobody to be mistaken for another.
      const asked = Object.entries(WAYS).slice(0, isPersonal ? undefined : 2)
      const ways = asked.map(async ([way, headers]) => {
        const name = `${route} ${who} ${way}`
        const isPlain = way === 'as a browser does'
        const options = { headers, ...(isPlain ? { maxRedirects: 0 } : {}) }
        const response = await people[who].request.get(address(ids), options)
        const said = `${JSON.stringify(response.headers())} ${await response.text()}`
        if (isPlain) expect(response.status(), name).toBe(statuses[index])
        expect(response.status(), name).toBeLessThan(500)
        if (isPersonal) expect(response.headers()['cache-control'] ?? '', name).toMatch(/no-store|private/)
        if (who !== 'owner') for (const mark of Object.values(MARKS)) expect(said, name).not.toContain(mark)
        else if (isPlain) for (const mark of holds) expect(said, name).toContain(MARKS[mark])
        else if (!isPersonal) for (const mark of Object.values(MARKS)) expect(said, name).not.toContain(mark)
      })
      await Promise.all(ways)
    }
  }
  await expectLinks({ people, ...ids })
})

test('another’s answer is answered as one that there isn’t', async ({ page, app, openBrowser }) => {
  const { people, answerId } = await populate(page, app, openBrowser)
  for (const who of ['stranger', 'guest', 'other'] as const) {
    for (const address of [`/answers/${slug}?answer=`, `/api/me/answers?slug=${slug}&answer=`]) {
      for (const headers of [WAYS['as a browser does'], WAYS['for a payload']]) {
        const [theirs, nobodys] = await Promise.all(
          [answerId, crypto.randomUUID()].map(async (id) => {
            const response = await people[who].request.get(`${address}${id}`, { headers })
            const text = withoutNonce(withoutKeys(await response.text())).replaceAll(id, 'ID')
            return { status: response.status(), text }
          }),
        )
        expect(theirs, `${who} ${address}`).toEqual(nobodys)
      }
    }
  }
})

test('no command, and no form, changes what is another’s', async ({ page, app, openBrowser }) => {
  const {
    people,
    answerId,
    mockId,
    setId,
    questionId: ownQuestionId,
    ownerId,
    otherId,
  } = await populate(page, app, openBrowser)
  const store = openStore(app.dataDir)
  const [review] = store.reviews(ownerId)
  const [attempt] = store.attempts(ownerId)
  const before = store.everythingOf(ownerId)
  for (const mark of Object.values(MARKS)) expect(before.join()).toContain(mark)
  const own = { ...NO_IDS, answerId, mockId, setId, questionId: ownQuestionId }
  const ids = { ...own, reviewId: review?.id ?? '', attemptId: attempt?.id ?? '' }
  for (const [name, variants] of Object.entries(payloads(ids))) {
    for (const payload of variants) {
      const as = (ownerOfThem: string) => send(people.other, app, ownerOfThem, [{ name, payload }])
      expect((await as(ownerId)).status(), name).toBe(403)
      expect((await as(otherId)).status(), name).toBe(200)
      expect(store.everythingOf(ownerId), name).toEqual(before)
    }
  }
  const exported = await (await people.other.request.get('/api/me/export')).text()
  for (const mark of Object.values(MARKS)) expect(exported).not.toContain(mark)

  // A form that ends a session, made to name the owner's.
  const [session] = store.sessions(ownerId)
  const second = await (await openBrowser()).newPage()
  const email = JSON.parse(exported).account.email
  await signIn(second, email)
  await second.locator('input[name="sessionId"]').evaluateAll((inputs, id) => {
    for (const input of inputs) input.setAttribute('value', id)
  }, session?.id ?? '')
  await second.getByRole('button', { name: /^End the session/ }).click()
  await expect(second.locator('.sessions').getByRole('alert').or(second.locator('.sessions .said'))).toBeVisible()
  expect(store.everythingOf(ownerId)).toEqual(before)
})

/** What a link gives a candidate, and what an interviewer: no more, whoever they are and however they ask. */
async function expectLinks({ people, practice, kit }: Pick<Population, 'people' | 'practice' | 'kit'>): Promise<void> {
  for (const who of ['stranger', 'other'] as const) {
    for (const [way, headers] of Object.entries(WAYS)) {
      const candidates = await people[who].request.get(practice, { headers })
      const text = await candidates.text()
      for (const hidden of [...ASKED, ...Object.values(SECRETS), ...Object.values(BEHIND)])
        expect(text, `${who} ${way}`).not.toContain(hidden)
      const interviewers = await people[who].request.get(kit, { headers })
      const sheet = await interviewers.text()
      // What is asked for ahead of time carries nothing yet.
      if (way === 'as a browser does')
        for (const shown of [...ASKED, SECRETS.listenFor]) expect(sheet, `${who} ${way}`).toContain(shown)
      for (const hidden of [...Object.values(BEHIND), SECRETS.notes, SECRETS.label, MARKS.email])
        expect(sheet, `${who} ${way}`).not.toContain(hidden)
      for (const response of [candidates, interviewers]) {
        const sent = response.headers()
        expect(sent['cache-control']).toContain('no-store')
        expect(sent['x-robots-tag']).toContain('noindex')
        expect(sent['referrer-policy']).toBe('same-origin')
      }
    }
  }
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

type Population = Awaited<ReturnType<typeof populate>>

type Ids = OwnIds & { reviewId: string; attemptId: string }

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
  context: BrowserContext,
  { url }: App,
  ownerId: string,
  commands: { name: string; payload: Record<string, unknown> }[],
) {
  return context.request.post('/api/commands', {
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

/** One of each, of whom the owner has written something of every kind. */
async function populate(page: Page, app: App, openBrowser: () => Promise<BrowserContext>, isSharing = false) {
  await writeAnswer(page, slug, MARKS.text)
  const exported = await (await page.request.get('/api/me/export')).json()
  const answerId: string = exported.answers[0].id
  const ownerId = (await ownerOf(page.context())) ?? ''
  await signUp(page, newAddress(MARKS.email))
  const own = { setId: crypto.randomUUID(), questionId: crypto.randomUUID() }
  const ids = { id: crypto.randomUUID(), writerId: crypto.randomUUID(), attemptId: crypto.randomUUID() }
  const now = new Date().toISOString()
  const rating = { id: crypto.randomUUID(), questionId, rating: 'again', source: 'study', reviewedAt: now, basedOn: '' }
  const filled = await send(page.context(), app, ownerId, [
    { name: 'keepAnswer', payload: { id: ids.id, answerId, text: MARKS.kept, writerId: ids.writerId } },
    { name: 'changeAnswer', payload: { answerId, label: MARKS.label } },
    { name: 'saveAttempt', payload: { id: ids.attemptId, questionId, text: MARKS.attempt, createdAt: now } },
    { name: 'rateQuestion', payload: { ...rating, tickedKeyPoints: [], durationMs: 1000, attemptId: ids.attemptId } },
    { name: 'markQuestion', payload: { questionId, flagged: true } },
    { name: 'addOwnQuestions', payload: { questions: [{ id: own.questionId, text: MARKS.question }] } },
    {
      name: 'createSet',
      payload: {
        set: { id: own.setId, title: MARKS.set, sections: [{ entries: [{ questionId: own.questionId }] }] },
      },
    },
  ])
  const { results } = await filled.json()
  expect(results.map(({ ok }: { ok: boolean }) => ok)).toEqual(Array(7).fill(true))
  const mockAddress = await startMock(page, `set=${SET_SLUG}&count=1`)
  await answerBox(page).fill(MARKS.mock)
  await expect.poll(() => openStore(app.dataDir).mockTexts(ownerId)).toEqual([MARKS.mock])
  const mockId = mockAddress.split('/').at(-1) ?? ''
  const links = isSharing ? await shareBoth(page, app, ownerId) : { practice: '', kit: '' }
  // Else it goes on saying that somebody is there.
  await page.goto('/due-dates')
  const [stranger, guest, other] = [await openBrowser(), await openBrowser(), await openBrowser()]
  await writeAnswer(await guest.newPage(), slug, 'The guest’s own.')
  const otherPage = await other.newPage()
  const email = newAddress('other')
  await signUp(otherPage, email)
  await writeAnswer(otherPage, slug, 'The other’s own.')
  await expect(sheet(otherPage)).toHaveValue('The other’s own.')
  const people: Record<Who, BrowserContext> = { stranger, guest, other, owner: page.context() }
  return { people, answerId, mockId, ...own, ...links, ownerId, otherId: openStore(app.dataDir).userByEmail(email) }
}

/** A set that the owner shares, by a link of each face. */
async function shareBoth(page: Page, { url }: App, ownerId: string): Promise<{ practice: string; kit: string }> {
  const { setId } = await keepSet(page.request, url, ownerId)
  return { practice: await makeLink(page, setId), kit: await makeLink(page, setId, KIT) }
}
