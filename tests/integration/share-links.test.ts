import { expect, it, vi } from 'vitest'
import { setOwnSetDeleted } from '../../lib/question-set/own-set-repository'
import { makeShareToken, newLinkId } from '../../lib/question-set/share-token'
import { ACCOUNT_COOKIE } from '../../lib/session/session-cookie'
import { changeLink as changeStored, findLiveLink, listLinks } from '../../lib/sharing/share-link-repository'
import { changeLink, makeLink } from '../../lib/sharing/sharing-commands'
import { getSharedPage, getSharePage } from '../../lib/sharing/sharing-queries'
import { createSignedIn } from '../factories/accounts'
import { insertQuestions, NOW, newWriter } from '../factories/practice'
import { insertOwnSet, insertShareLink, newOwnQuestion, newSharer } from '../factories/sharing'
import { describeOnBothDatabases } from '../setup/database'
import { TEST_SECRET } from '../setup/secret'
import { listStatements, listTableScans } from '../setup/statements'
import { beGuest, type Fields, inRequest, newVisitor, sendForm } from '../setup/visitor'

await vi.hoisted(() => import('../setup/secret'))
vi.mock('next/headers', async () => (await import('../setup/next')).nextHeaders)
vi.mock('next/navigation', async () => (await import('../setup/next')).nextNavigation)
vi.mock('next/cache', async () => (await import('../setup/next')).nextCache)

const DAY_MS = 86_400_000
const OPENED = { 'x-callback-opened': '1' }
const FIELDS: Fields = {
  ...{ face: 'practice', label: 'For Anna', signedAs: 'Ben', expires: '30', activity: 'mock', mode: 'typed' },
  ...{ pace: '1', order: 'set', thinking: '0', followUps: 'no', example: 'yes', listenFor: 'yes' },
}

describeOnBothDatabases('a share link', (testDatabase) => {
  const find = (token: string | undefined, now = NOW) => findLiveLink(token, TEST_SECRET, now)

  it('is dead in each way alike, and costs one indexed read at most', async () => {
    const { writer, setId } = await newSharer(testDatabase().database)
    const live = await insertShareLink(writer, setId)
    const expired = await insertShareLink(writer, setId, { expiresAt: NOW })
    const revoked = await insertShareLink(writer, setId)
    await changeStored(writer, revoked.linkId, { change: 'revoke' })
    const replaced = await insertShareLink(writer, setId)
    await changeStored(writer, replaced.linkId, { change: 'replace' })
    const deletedSet = await insertOwnSet(writer, [newOwnQuestion('other')])
    const orphan = await insertShareLink(writer, deletedSet)
    await setOwnSetDeleted(writer, deletedSet, true)
    const unknown = makeShareToken({ linkId: newLinkId(), version: 1 }, TEST_SECRET)
    const forged = makeShareToken({ linkId: live.linkId, version: 1 }, `${TEST_SECRET} of another server`)
    const ahead = makeShareToken({ linkId: live.linkId, version: 2 }, TEST_SECRET)

    expect(await find(live.token)).toMatchObject({ id: live.linkId, ownerId: writer.userId, setId })
    for (const [token, reads] of [
      ...[expired, revoked, replaced, orphan].map((link) => [link.token, 1] as const),
      ...([unknown, forged, ahead].map((token) => [token, 1]) as [string, number][]),
      ...(['', 'x', `${live.token}x`, live.token.slice(1)].map((token) => [token, 0]) as [string, number][]),
    ]) {
      const statements = await listStatements(testDatabase(), async () => expect(await find(token)).toBeNull())
      expect(statements.length, token).toBe(reads)
      for (const statement of statements) expect(await listTableScans(testDatabase(), statement)).toEqual([])
      expect(await inRequest(newVisitor(), () => getSharedPage(token, NOW))).toBeNull()
    }
    await setOwnSetDeleted(writer, deletedSet, false)
    expect(await find(orphan.token)).not.toBeNull()
    expect(await find(makeShareToken({ linkId: replaced.linkId, version: 2 }, TEST_SECRET))).not.toBeNull()
  })

  it('is made by its owner’s account alone', async () => {
    const { database } = testDatabase()
    const { visitor, setId } = await newSharer(database)
    const make = (who: typeof visitor, changes: Fields = {}) =>
      sendForm(who, makeLink, { ...FIELDS, setId, ...changes })
    const guest = newVisitor()
    const guestWriter = newWriter()
    beGuest(guest, guestWriter.userId)
    const guestSet = await insertOwnSet(guestWriter, [newOwnQuestion('guest')])
    const other = await newSharer(database)
    const unconfirmed = newVisitor()
    const { cookie, userId } = await createSignedIn(database, NOW)
    unconfirmed.jar.set(ACCOUNT_COOKIE, cookie)
    const theirSet = await insertOwnSet({ userId, zone: 'UTC', now: NOW }, [newOwnQuestion('unconfirmed')])

    expect((await make(newVisitor())).error?.code).toBe('unauthenticated')
    expect((await make(guest, { setId: guestSet })).error?.code).toBe('unauthenticated')
    expect((await make(unconfirmed, { setId: theirSet })).error?.code).toBe('forbidden')
    expect((await make(other.visitor)).error?.code).toBe('not_found')
    expect((await make(visitor, { linkId: 'x' })).error?.code).toBe('invalid')
    expect((await make(visitor, { pace: '7' })).error?.fields).toEqual({ pace: 'Choose a time of the list' })
    expect(await database.shareLink.count()).toBe(0)
    await database.user.update({ where: { id: userId }, data: { passwordHash: 'argon2id' } })
    expect((await make(unconfirmed, { setId: theirSet })).error).toBeNull()
    expect((await make(visitor)).redirectTo).toMatch(`/my/sets/${setId}/share?at=`)
  })

  it('is what was chosen, and shows its owner the address each time', async () => {
    const { visitor, setId } = await newSharer(testDatabase().database)
    await sendForm(visitor, makeLink, { ...FIELDS, setId, pace: 'untimed', example: 'no', followUps: 'yes' })
    await sendForm(visitor, makeLink, { ...FIELDS, setId, face: 'kit', expires: 'never', listenFor: 'no' })
    const page = () => inRequest(visitor, () => getSharePage(setId, new Date()))
    const links = (await page())?.links ?? []
    expect(
      links.map(({ face, pins, label, signedAs, state, openCount }) => [face, pins, label, signedAs, state, openCount]),
    ).toEqual(
      expect.arrayContaining([
        ['kit', { isListenForShown: false }, 'For Anna', 'Ben', 'live', 0],
        [
          'practice',
          {
            ...{ activity: 'mock', mode: 'typed', pace: null, order: 'set', thinkingSeconds: 0 },
            ...{ asksFollowUps: true, isExampleHidden: true },
          },
          ...['For Anna', 'Ben', 'live', 0],
        ],
      ]),
    )
    const [days] = links.flatMap(({ expiresAt, createdAt }) =>
      expiresAt ? [(expiresAt.getTime() - createdAt.getTime()) / DAY_MS] : [],
    )
    expect(days).toBeCloseTo(30)
    for (const { address, id } of links) {
      const token = address?.split('/s/')[1]
      expect(await find(token, new Date())).toMatchObject({ id })
    }
    expect((await page())?.links.map(({ address }) => address)).toEqual(links.map(({ address }) => address))
  })

  it('is revoked, replaced and named anew by its owner, and by nobody else', async () => {
    const { database } = testDatabase()
    const { writer, visitor, setId } = await newSharer(database)
    const { linkId, token } = await insertShareLink(writer, setId)
    const other = await newSharer(database)
    const changes: Fields[] = [
      { change: 'revoke' },
      { change: 'replace' },
      { change: 'details', label: 'theirs', expires: '7' },
    ]
    const before = await listLinks(writer.userId, setId)
    for (const change of changes) {
      for (const who of [other.visitor, newVisitor()])
        expect((await sendForm(who, changeLink, { linkId, ...change })).error?.code).toBe('not_found')
    }
    expect(await listLinks(writer.userId, setId)).toEqual(before)
    await sendForm(visitor, changeLink, { linkId, change: 'details', label: 'Mine', expires: 'as it is' })
    expect(await listLinks(writer.userId, setId)).toMatchObject([{ label: 'Mine', expiresAt: null, version: 1 }])
    await sendForm(visitor, changeLink, { linkId, change: 'details', label: 'Mine', expires: '7' })
    expect((await listLinks(writer.userId, setId))[0]?.expiresAt).not.toBeNull()
    await sendForm(visitor, changeLink, { linkId, change: 'replace' })
    expect(await find(token)).toBeNull()
    expect(await find(makeShareToken({ linkId, version: 2 }, TEST_SECRET))).not.toBeNull()
    await sendForm(visitor, changeLink, { linkId, change: 'revoke' })
    expect((await sendForm(visitor, changeLink, { linkId, change: 'replace' })).error?.code).toBe('not_found')
    expect(await find(makeShareToken({ linkId, version: 2 }, TEST_SECRET))).toBeNull()
    // Another's page of it isn't there.
    expect(await inRequest(other.visitor, () => getSharePage(setId, NOW))).toBeNull()
  })

  it('counts who opens it, but for its owner and whoever only looks ahead', async () => {
    const { writer, visitor, setId } = await newSharer(testDatabase().database)
    const { token } = await insertShareLink(writer, setId)
    const open = (who = newVisitor(), headers: Fields = OPENED) =>
      inRequest(who, () => getSharedPage(token, NOW), headers)
    await open()
    await open(newVisitor(), {})
    await open(visitor)
    await open()
    expect(await listLinks(writer.userId, setId)).toMatchObject([{ openCount: 2, lastOpenedAt: NOW }])
  })

  it('shows a candidate what awaits them, and nothing of its questions or its owner', async () => {
    const { database } = testDatabase()
    await insertQuestions(database, ['q_a'])
    const { writer, setId, questions } = await newSharer(database, { named: ['q_a'] })
    const { token, linkId } = await insertShareLink(writer, setId, { signedAs: 'Ben' })
    const shared = await inRequest(newVisitor(), () => getSharedPage(token, NOW))
    expect(shared).toMatchObject({
      title: 'Owner’s set',
      purpose: 'To see.',
      signedAs: 'Ben',
      questionCount: 2,
      seconds: 180,
    })
    const said = JSON.stringify(shared)
    const { email } = await database.user.findUniqueOrThrow({ where: { id: writer.userId } })
    for (const secret of [
      ...[writer.userId, setId, linkId, 'owner-label', String(email), 'q_a', 'What is', 'secret: listen'],
      ...questions.flatMap(({ id, text }) => [id, text]),
      ...['guidance', 'point', 'example', 'follow-up?', 'listen-for', 'notes'].map((part) => `owner ${part}`),
    ])
      expect(said, secret).not.toContain(secret)
  })

  it('shows an interviewer the questions as they stand, and what to listen for where it may', async () => {
    const { database } = testDatabase()
    await insertQuestions(database, ['q_a'])
    const { writer, setId, questions } = await newSharer(database, { named: ['q_a'] })
    const full = await insertShareLink(writer, setId, { face: 'kit', pins: { isListenForShown: true } })
    const bare = await insertShareLink(writer, setId, { face: 'kit', pins: { isListenForShown: false } })
    const open = (token: string) => inRequest(newVisitor(), () => getSharedPage(token, NOW))
    const [shown, hidden] = [await open(full.token), await open(bare.token)]
    if (shown?.face !== 'kit' || hidden?.face !== 'kit') throw new Error('Both are kits.')
    expect(shown.sheet.sections[0]?.questions).toMatchObject([
      { text: 'owner text?', listenFor: ['owner listen-for'], followUps: ['owner follow-up?'], isMustAsk: true },
      { text: 'What is q_a?', listenFor: ['secret: listen for it'], minutes: 7, number: 2 },
    ])
    for (const said of [JSON.stringify(shown), JSON.stringify(hidden)]) {
      for (const secret of [
        writer.userId,
        setId,
        'q_a"',
        full.linkId,
        bare.linkId,
        questions[0]?.id,
        'notes',
        'example',
      ])
        expect(said).not.toContain(secret)
    }
    expect(JSON.stringify(hidden)).not.toMatch(/listen for it|owner listen-for|follow-up\?/)
    const keys = ({ sheet }: typeof shown) => sheet.sections.flatMap((each) => each.questions.map(({ key }) => key))
    expect(new Set([...keys(shown), ...keys(hidden)]).size).toBe(4)
    expect(shown.storageKey).not.toBe(hidden.storageKey)
    // What an interviewer noted finds its question again after an edit.
    await database.ownQuestion.updateMany({ where: { userId: writer.userId }, data: { text: 'New text?' } })
    const after = await open(full.token)
    if (after?.face !== 'kit') throw new Error('It is a kit.')
    expect(after.sheet.sections[0]?.questions[0]?.text).toBe('New text?')
    expect(keys(after)).toEqual(keys(shown))
  })
})
