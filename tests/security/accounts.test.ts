import fc from 'fast-check'
import { expect, it, vi } from 'vitest'
import { GET as getMe } from '../../app/api/me/route'
import { changePassword, requestReset, resetPassword } from '../../lib/account/password-commands'
import { endOtherSessions, endSession, sendConfirmation } from '../../lib/account/session-list-commands'
import { requestSignInLink, signIn, signInByLink, signOut } from '../../lib/account/sign-in-commands'
import { confirmAddress, signUp } from '../../lib/account/sign-up-commands'
import { mergeGuest } from '../../lib/portability/guest-merge-repository'
import { deleteEverything, settleGuestWork } from '../../lib/portability/portability-commands'
import { ACCOUNT_COOKIE, GUEST_COOKIE, newSessionId, signCookie } from '../../lib/session/session-cookie'
import { findRequestSession } from '../../lib/session/session-queries'
import { saveSettings } from '../../lib/session/settings-commands'
import { beginPractice } from '../../lib/sharing/practice-commands'
import { sendResponse, withdrawResponse } from '../../lib/sharing/response-commands'
import { changeLink, makeLink } from '../../lib/sharing/sharing-commands'
import { newGuestWithReview, PASSWORD, signUpAs } from '../factories/account-forms'
import { insertQuestions, NOW } from '../factories/practice'
import { describeOnBothDatabases } from '../setup/database'
import { awaitMail, linkIn, tokenIn } from '../setup/mailbox'
import { TEST_SECRET } from '../setup/secret'
import { listStatements } from '../setup/statements'
import { beGuest, newVisitor, postForm, requestOf, sendForm, sessionOf, type Visitor } from '../setup/visitor'

await vi.hoisted(() => import('../setup/secret'))
await vi.hoisted(() => import('../setup/mailbox'))
vi.mock('next/headers', async () => (await import('../setup/next')).nextHeaders)
vi.mock('next/navigation', async () => (await import('../setup/next')).nextNavigation)
vi.mock('next/cache', async () => (await import('../setup/next')).nextCache)

/** Every form, and the fields that it knows. */
const FORMS = {
  signIn: [signIn, ['email', 'password', 'next']],
  signOut: [signOut, []],
  signUp: [signUp, ['email', 'password', 'zone', 'next']],
  requestSignInLink: [requestSignInLink, ['email', 'next']],
  signInByLink: [signInByLink, ['token', 'next']],
  confirmAddress: [confirmAddress, ['token', 'password']],
  requestReset: [requestReset, ['email']],
  resetPassword: [resetPassword, ['token', 'password']],
  changePassword: [changePassword, ['current', 'password']],
  endSession: [endSession, ['sessionId']],
  endOtherSessions: [endOtherSessions, []],
  sendConfirmation: [sendConfirmation, []],
  settleGuestWork: [settleGuestWork, ['choice', 'next']],
  deleteEverything: [deleteEverything, ['password', 'agreed']],
  saveSettings: [saveSettings, ['zone', 'newPerDay']],
  makeLink: [makeLink, ['setId', 'face', 'label', 'signedAs', 'expires']],
  changeLink: [changeLink, ['change', 'linkId']],
  beginPractice: [beginPractice, ['token']],
  sendResponse: [sendResponse, ['setId', 'name']],
  withdrawResponse: [withdrawResponse, ['setId']],
} as const

const who = (visitor: Visitor) => findRequestSession(requestOf(visitor, '/'))

describeOnBothDatabases('an account, attacked', (testDatabase) => {
  it('isn’t reached by a guest’s cookie that was planted before sign-up', async () => {
    await insertQuestions(testDatabase().database, ['q_a'])
    const { visitor, userId } = await newGuestWithReview('q_a')
    const attacker = newVisitor({ jar: new Map(visitor.jar) })
    await signUpAs('victim@example.org', visitor)
    expect(await who(visitor)).toMatchObject({ userId })
    expect(await who(attacker)).toBeNull()
    const me: unknown = await (await getMe(requestOf(attacker, '/api/me'))).json()
    expect(JSON.stringify(me)).not.toContain(userId)
    expect((await sendForm(attacker, deleteEverything, { agreed: 'yes' })).error?.code).toBe('unauthenticated')
  })

  it('leaves a merged guest and a deleted user nobody, whatever cookie names them', async () => {
    const { database } = testDatabase()
    await insertQuestions(database, ['q_a'])
    const guest = await newGuestWithReview('q_a')
    const account = await signUpAs()
    await mergeGuest({ userId: account.userId, zone: 'UTC', now: NOW }, guest.userId)
    expect(await who(guest.visitor)).toBeNull()
    const kept = newVisitor({ jar: new Map(account.visitor.jar) })
    await sendForm(account.visitor, deleteEverything, { agreed: 'yes', password: PASSWORD })
    for (const id of [account.userId, guest.userId]) {
      beGuest(kept, id)
      expect(await who(kept)).toBeNull()
    }
  })

  it('isn’t reached by a cookie that this server didn’t sign, or signed for something else', async () => {
    const { visitor, userId } = await signUpAs()
    const id = sessionOf(visitor) ?? ''
    const other = newSessionId()
    const forged = [
      id,
      `v1.${id}`,
      `v1.${id}.`,
      `v2.${visitor.jar.get(ACCOUNT_COOKIE)?.slice(3)}`,
      `${visitor.jar.get(ACCOUNT_COOKIE)}=`,
      `${visitor.jar.get(ACCOUNT_COOKIE)}.x`,
      signCookie('account', id, `${TEST_SECRET}.`),
      signCookie('account', other, TEST_SECRET).replace(other, id),
      signCookie('account', other, TEST_SECRET),
      signCookie('guest', id, TEST_SECRET),
      signCookie('account', userId, TEST_SECRET),
      'x'.repeat(10_000),
    ]
    for (const value of forged) {
      expect(await who(newVisitor({ jar: new Map([[ACCOUNT_COOKIE, value]]) })), value.slice(0, 80)).toBeNull()
    }
    expect(await who(newVisitor({ jar: new Map([[GUEST_COOKIE, visitor.jar.get(ACCOUNT_COOKIE) ?? '']]) }))).toBeNull()
  })

  it('leads nobody to another’s page after signing in', async () => {
    const { email } = await signUpAs()
    const wanted = [
      ...['https://evil.test', '//evil.test', '/\\evil.test', '/\t/evil.test', '/x/..//evil.test', '/.//evil.test'],
      ...['javascript:alert(1)', 'evil.test', '/api/auth/signout', '/./api/me/export', '\u0000//evil.test'],
      ...['/%09/evil.test', '/%5Cevil.test', '/@evil.test', '/http://evil.test'],
    ]
    for (const next of wanted) {
      const to = await postForm(newVisitor(), signIn, { email, password: PASSWORD, next })
      if (typeof to !== 'string') throw new Error(`${next}: ${to.error?.message}`)
      expect(new URL(to, 'http://own.test').origin, next).toBe('http://own.test')
      expect(to, next).not.toMatch(/^\/(api|\/|\\)/)
    }
  })

  it('gets mails whose links lead to the configured address, whatever host was asked', async () => {
    const { email } = await signUpAs()
    const evil = { host: 'evil.test', origin: 'http://evil.test', 'x-forwarded-host': 'evil.test' }
    await awaitMail(email, 1)
    await sendForm(newVisitor(), requestReset, { email }, evil)
    const mail = await awaitMail(email, 2)
    expect(mail).not.toContain('evil.test')
    expect(linkIn(mail, '/reset').searchParams.get('token')).toMatch(/^[\w-]{43}$/)
  })

  it('takes no form from elsewhere, and none with a field that it doesn’t know', async () => {
    const { database } = testDatabase()
    const { visitor } = await signUpAs()
    const before = await database.user.findMany()
    for (const [name, [action, fields]] of Object.entries(FORMS)) {
      const full = Object.fromEntries(fields.map((field) => [field, field === 'agreed' ? 'yes' : PASSWORD]))
      for (const origin of [null, 'null', 'https://evil.test', 'http://callback.test']) {
        const state = await sendForm(visitor, action, full, { origin })
        expect([state.error?.code, state.redirectTo], `${name} ${origin}`).toEqual(['forbidden', null])
      }
      for (const field of ['userId', 'role', 'emailVerifiedAt', 'guestId', 'constructor']) {
        expect((await sendForm(visitor, action, { ...full, [field]: 'x' })).error?.code, name).toBe('invalid')
      }
    }
    expect(await database.user.findMany()).toEqual(before)
    expect(await who(visitor)).not.toBeNull()
  })

  it('is guessed at ten times, then each guess costs one statement, and the owner elsewhere still gets in', async () => {
    const { email } = await signUpAs()
    const thief = newVisitor()
    const guess = (password: string) => sendForm({ ...thief, jar: new Map() }, signIn, { email, password })
    for (let index = 0; index < 10; index += 1) expect((await guess('wrong')).error?.code).toBe('unauthenticated')
    for (const password of ['wrong', PASSWORD]) {
      const statements = await listStatements(testDatabase(), async () => {
        // A client of its own, as another instance has.
        expect((await guess(password)).error?.code).toBe('rate_limited')
      })
      expect(statements.map(({ sql }) => sql)).toEqual([expect.stringMatching(/^SELECT/)])
    }
    expect((await sendForm(newVisitor(), signIn, { email, password: PASSWORD })).error).toBeNull()
    expect((await guess(PASSWORD)).error?.code).toBe('rate_limited')
  })

  it('ends no session of another’s, and says of it what it says of none', async () => {
    const { database } = testDatabase()
    const victim = await signUpAs()
    const thief = await signUpAs()
    const ends = async (sessionId: string) => sendForm(thief.visitor, endSession, { sessionId })
    expect(await ends(sessionOf(victim.visitor) ?? '')).toEqual(await ends(newSessionId()))
    await sendForm(thief.visitor, endOtherSessions, {})
    expect(await database.session.count()).toBe(2)
  })

  it('is opened by no mailed link of another kind, which isn’t used up by trying', async () => {
    const { email, visitor } = await signUpAs()
    const confirm = tokenIn(await awaitMail(email, 1), '/confirm')
    await sendForm(newVisitor(), requestReset, { email })
    const reset = tokenIn(await awaitMail(email, 2), '/reset')
    const stranger = newVisitor()
    const wrong = [
      await sendForm(stranger, signInByLink, { token: confirm }),
      await sendForm(stranger, signInByLink, { token: reset }),
      await sendForm(stranger, resetPassword, { token: confirm, password: 'a password of a thief' }),
      await sendForm(stranger, confirmAddress, { token: reset }),
    ]
    expect(wrong.map(({ error }) => error?.code)).toEqual(Array(4).fill('not_found'))
    expect(stranger.jar.size).toBe(0)
    expect((await sendForm(visitor, confirmAddress, { token: confirm })).error).toBeNull()
    expect((await sendForm(stranger, resetPassword, { token: reset, password: 'a new one of mine' })).error).toBeNull()
  })

  it('survives whatever is typed into any field of any form', async () => {
    const { visitor } = await signUpAs()
    const hostile = [
      ...['', ' ', '\u0000', 'a\u0000b@example.org', '\uD800', '\u202Eevil', '👩‍👩‍👧‍👦', '<script>alert(1)</script>'],
      ...[`'; DROP TABLE "User"; --`, '=cmd()', '{"$ne":null}', '__proto__', 'x@y.z\nBcc: all@example.org'],
      'x'.repeat(1_000_000),
    ]
    const value = fc.oneof(fc.constantFrom(...hostile), fc.string({ unit: 'binary', maxLength: 300 }))
    const form = fc.constantFrom(...Object.values(FORMS))
    await fc.assert(
      fc.asyncProperty(
        form,
        fc.array(value, { minLength: 4, maxLength: 4 }),
        fc.boolean(),
        async (each, values, isIn) => {
          const [action, fields] = each
          const sender = newVisitor(isIn ? { jar: new Map(visitor.jar) } : {})
          const typed = Object.fromEntries(fields.map((field, index) => [field, values[index] ?? '']))
          const state = await sendForm(sender, action, typed)
          // An expected error, with a sentence: what the database refuses would be a conflict.
          expect(state.error?.code).not.toBe('conflict')
          if (state.error) expect(state.error.message).not.toBe('')
        },
      ),
      { numRuns: 120 },
    )
    expect(await testDatabase().database.user.count({ where: { kind: 'account' } })).toBe(1)
  })
})
