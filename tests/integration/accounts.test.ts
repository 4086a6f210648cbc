import { expect, it, vi } from 'vitest'
import { getAccountPage } from '../../lib/account/account-queries'
import { changePassword } from '../../lib/account/password-commands'
import { endOtherSessions, endSession } from '../../lib/account/session-list-commands'
import { signIn, signOut } from '../../lib/account/sign-in-commands'
import { signUp } from '../../lib/account/sign-up-commands'
import { ACCOUNT_COOKIE, GUEST_COOKIE } from '../../lib/session/session-cookie'
import { findRequestSession } from '../../lib/session/session-queries'
import { findUser, updateUserSettings } from '../../lib/session/user-repository'
import { newAddress, newGuestWithReview, PASSWORD, signUpAs } from '../factories/account-forms'
import { insertQuestions } from '../factories/practice'
import { describeOnBothDatabases } from '../setup/database'
import {
  type Fields,
  inRequest,
  newVisitor,
  postForm,
  requestOf,
  sendForm,
  sessionOf,
  type Visitor,
} from '../setup/visitor'

await vi.hoisted(() => import('../setup/secret'))
await vi.hoisted(() => import('../setup/mailbox'))
vi.mock('next/headers', async () => (await import('../setup/next')).nextHeaders)
vi.mock('next/navigation', async () => (await import('../setup/next')).nextNavigation)

const OTHER = 'another five quiet words'
const who = async (visitor: Visitor) => {
  const session = await findRequestSession(requestOf(visitor, '/'))
  return session && { userId: session.userId, isGuest: session.isGuest }
}
const accountPage = (visitor: Visitor) => inRequest(visitor, () => getAccountPage(new Date()))

describeOnBothDatabases('an account', (testDatabase) => {
  it('is what a guest becomes, under the same id and with all reviews', async () => {
    const { database } = testDatabase()
    await insertQuestions(database, ['q_a'])
    const { visitor, userId, id } = await newGuestWithReview('q_a')
    const email = newAddress()
    const state = await sendForm(visitor, signUp, { email: ` ${email.toUpperCase()} `, password: PASSWORD })
    expect(state).toEqual({ error: null, said: null, redirectTo: '/account', values: {} })
    expect(await who(visitor)).toEqual({ userId, isGuest: false })
    expect(visitor.jar.has(GUEST_COOKIE)).toBe(false)
    const user = await database.user.findUniqueOrThrow({ where: { id: userId } })
    expect(user).toMatchObject({ kind: 'account', email, emailVerifiedAt: null, zone: 'Europe/Vienna', role: 'member' })
    expect(user.passwordHash).toMatch(/^\$argon2id\$/)
    expect(await database.review.findMany({ select: { id: true, userId: true } })).toEqual([{ id, userId }])
    expect(await database.user.count()).toBe(1)
  })

  it('is begun by a stranger too, with the browser’s time zone, and goes on where one was going', async () => {
    const { database } = testDatabase()
    const visitor = newVisitor()
    const fields = { email: newAddress(), password: PASSWORD, zone: 'Asia/Tokyo', next: '/study?set=x#card' }
    expect(await postForm(visitor, signUp, fields)).toBe('/study?set=x#card')
    expect(await who(visitor)).toMatchObject({ isGuest: false })
    expect(await database.user.findFirst()).toMatchObject({ zone: 'Asia/Tokyo', kind: 'account' })
  })

  it('is told by its session, with all that its user set', async () => {
    const { visitor, userId } = await newGuestWithReview('q_a')
    await sendForm(visitor, signUp, { email: newAddress(), password: PASSWORD })
    const interviewAt = new Date('2026-12-03T09:30:00.000Z')
    await updateUserSettings(
      { userId, zone: 'UTC', now: new Date() },
      { newPerDay: 7, interviewAt, zone: 'Asia/Tokyo' },
    )
    const session = await findRequestSession(requestOf(visitor, '/'))
    expect(session?.user).toEqual({
      ...{ id: userId, kind: 'account', role: 'member', zone: 'Asia/Tokyo', newPerDay: 7, interviewAt },
    })
    expect(session?.user).toEqual(await findUser(userId))
  })

  it('has its address alone: who signs up by it again is told, keeps what was typed, and gets nothing', async () => {
    const { database } = testDatabase()
    const { email } = await signUpAs()
    const visitor = newVisitor()
    const state = await sendForm(visitor, signUp, { email: email.toUpperCase(), password: OTHER, next: '/study' })
    expect(state.error).toMatchObject({ code: 'conflict', fields: { email: expect.stringMatching(/already/) } })
    expect(state.values).toEqual({ email: email.toUpperCase(), next: '/study' })
    expect(await who(visitor)).toBeNull()
    expect(await database.user.count({ where: { kind: 'account' } })).toBe(1)
    expect(JSON.stringify(state)).not.toContain(OTHER)
  })

  it('is made once where two sign up by one address at the same time', async () => {
    const { database } = testDatabase()
    const email = newAddress()
    const visitors = [newVisitor(), newVisitor(), newVisitor()]
    const states = await Promise.all(
      visitors.map((visitor) => sendForm(visitor, signUp, { email, password: PASSWORD })),
    )
    expect(states.filter(({ error }) => error === null)).toHaveLength(1)
    expect(states.flatMap(({ error }) => (error ? [error.code] : []))).toEqual(['conflict', 'conflict'])
    expect(await database.user.count({ where: { kind: 'account' } })).toBe(1)
    expect(await database.session.count()).toBe(1)
  })

  it('takes no password that is short, common, or the address over again', async () => {
    const { database } = testDatabase()
    const email = 'webhooksmith@example.org'
    for (const password of ['short', 'password123', 'aaaaaaaaaaaaaaaa', email, 'WebhookSmith', 'x'.repeat(501), '']) {
      const state = await sendForm(newVisitor(), signUp, { email, password })
      expect([state.error?.code, Object.keys(state.error?.fields ?? {})], password.slice(0, 30)).toEqual([
        'invalid',
        ['password'],
      ])
    }
    expect(await database.user.count()).toBe(0)
  })

  it('isn’t told from none by a wrong password: the answer is the very same', async () => {
    const { email } = await signUpAs()
    const visitor = newVisitor()
    const states = []
    for (const address of [email, 'nobody@example.org']) {
      const state = await sendForm(visitor, signIn, { email: address, password: OTHER })
      states.push(JSON.stringify(state).replaceAll(address, 'ADDRESS'))
    }
    expect(states[0]).toBe(states[1])
    expect(states[0]).toContain('unauthenticated')
    expect(visitor.jar.size).toBe(0)
  })

  it('is signed in to however its address and password are spelled in Unicode', async () => {
    const visitor = newVisitor()
    const email = newAddress()
    await sendForm(visitor, signUp, { email, password: 'café au lait\u0000 ﬁne' })
    const elsewhere = newVisitor()
    const typed = { email: email.toUpperCase(), password: 'cafe\u0301 au lait\u0000 fine' }
    expect(await sendForm(elsewhere, signIn, typed)).toMatchObject({ error: null, redirectTo: '/account' })
  })

  it('gets a new session at each sign-in, and the one that the browser had ends', async () => {
    const { database } = testDatabase()
    const { visitor, email, userId } = await signUpAs()
    const first = sessionOf(visitor)
    const firstCookie = visitor.jar.get(ACCOUNT_COOKIE) ?? ''
    await sendForm(visitor, signIn, { email, password: PASSWORD })
    expect(sessionOf(visitor)).not.toBe(first)
    expect(await database.session.findMany({ select: { userId: true, id: true } })).toEqual([
      { userId, id: sessionOf(visitor) },
    ])
    expect(await who({ ...visitor, jar: new Map([[ACCOUNT_COOKIE, firstCookie]]) })).toBeNull()
  })

  it('of another takes the browser over: nothing of the first stays signed in', async () => {
    const { database } = testDatabase()
    const first = await signUpAs()
    const second = await signUpAs()
    await sendForm(first.visitor, signIn, { email: second.email, password: PASSWORD })
    expect(await who(first.visitor)).toEqual({ userId: second.userId, isGuest: false })
    expect(await database.session.count({ where: { userId: first.userId } })).toBe(0)
  })

  it('is left by signing out, and its cookie is worth nothing after', async () => {
    const { database } = testDatabase()
    const { visitor } = await signUpAs()
    const kept = new Map(visitor.jar)
    expect(await postForm(visitor, signOut, {})).toBe('/')
    expect(visitor.jar.size).toBe(0)
    expect(await who({ ...visitor, jar: kept })).toBeNull()
    expect(await database.session.count()).toBe(0)
    expect(await sendForm(visitor, signOut, {})).toMatchObject({ error: null, redirectTo: '/' })
  })

  it('lists its sessions, ends one of them, and all but this', async () => {
    const { visitor, email } = await signUpAs()
    const phone = newVisitor({ userAgent: 'A phone' })
    const tablet = newVisitor({ userAgent: 'x'.repeat(5000) })
    for (const each of [phone, tablet]) await sendForm(each, signIn, { email, password: PASSWORD })
    const sessions = (await accountPage(visitor)).account?.sessions ?? []
    expect(sessions.map(({ isThis, method }) => `${method} ${isThis}`).sort()).toEqual([
      'password false',
      'password false',
      'sign-up true',
    ])
    expect(
      sessions
        .map(({ userAgent }) => userAgent.length)
        .sort((a, b) => a - b)
        .at(-1),
    ).toBe(300)
    expect(await sendForm(visitor, endSession, { sessionId: sessionOf(phone) ?? '' })).toMatchObject({ error: null })
    expect(await who(phone)).toBeNull()
    expect(await who(tablet)).not.toBeNull()
    const again = await sendForm(visitor, endSession, { sessionId: sessionOf(phone) ?? '' })
    expect(again.error?.code).toBe('not_found')
    expect(await sendForm(visitor, endOtherSessions, {})).toMatchObject({ said: 'One other session was ended.' })
    expect(await who(tablet)).toBeNull()
    expect(await who(visitor)).not.toBeNull()
  })

  it('whose session is older than it may be is nobody’s, and isn’t listed', async () => {
    const { database } = testDatabase()
    const { visitor, email } = await signUpAs()
    const other = newVisitor()
    await sendForm(other, signIn, { email, password: PASSWORD })
    await database.session.update({ where: { id: sessionOf(other) ?? '' }, data: { expiresAt: new Date() } })
    expect(await who(other)).toBeNull()
    expect((await accountPage(visitor)).account?.sessions).toHaveLength(1)
  })

  it('changes its password with the old one alone: every session ends, and this goes on under a new id', async () => {
    const { database } = testDatabase()
    const { visitor, email, userId } = await signUpAs()
    const phone = newVisitor()
    await sendForm(phone, signIn, { email, password: PASSWORD })
    const before = sessionOf(visitor)
    const old = new Map(visitor.jar)
    const wrong: Fields[] = [{}, { current: '' }, { current: 'wrong' }]
    for (const given of wrong) {
      const state = await sendForm(visitor, changePassword, { password: OTHER, ...given })
      expect(state.error?.fields).toHaveProperty('current')
    }
    expect(sessionOf(visitor)).toBe(before)
    const changed = await sendForm(visitor, changePassword, { password: OTHER, current: PASSWORD })
    expect(changed).toMatchObject({ error: null, values: {} })
    expect(sessionOf(visitor)).not.toBe(before)
    expect(await who(visitor)).toEqual({ userId, isGuest: false })
    expect(await who(phone)).toBeNull()
    expect(await who({ ...visitor, jar: old })).toBeNull()
    expect(await database.session.count()).toBe(1)
    expect((await sendForm(newVisitor(), signIn, { email, password: PASSWORD })).error?.code).toBe('unauthenticated')
    expect((await sendForm(newVisitor(), signIn, { email, password: OTHER })).error).toBeNull()
  })

  it('sets its first password without an old one, where it had none', async () => {
    const { database } = testDatabase()
    const { visitor, email, userId } = await signUpAs()
    await database.user.update({ where: { id: userId }, data: { passwordHash: null } })
    expect((await sendForm(newVisitor(), signIn, { email, password: PASSWORD })).error?.code).toBe('unauthenticated')
    expect((await sendForm(visitor, changePassword, { password: OTHER })).error).toBeNull()
    expect((await sendForm(newVisitor(), signIn, { email, password: OTHER })).error).toBeNull()
  })
})
