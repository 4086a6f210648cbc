import { expect, it, vi } from 'vitest'
import { grantRole } from '../../lib/account/account-repository'
import { joinFromElsewhere } from '../../lib/account/oauth-commands'
import { changePassword, requestReset, resetPassword } from '../../lib/account/password-commands'
import { requestSignInLink, signIn, signInByLink } from '../../lib/account/sign-in-commands'
import { confirmAddress } from '../../lib/account/sign-up-commands'
import { newUserId } from '../../lib/session/session-cookie'
import { findRequestSession } from '../../lib/session/session-queries'
import { newAddress, newGuestWithReview, PASSWORD, signUpAs } from '../factories/account-forms'
import { insertQuestions, NOW } from '../factories/practice'
import { describeOnBothDatabases } from '../setup/database'
import { awaitMail, linkIn, tokenIn } from '../setup/mailbox'
import { newVisitor, requestOf, sendForm, sessionOf, type Visitor } from '../setup/visitor'

await vi.hoisted(() => import('../setup/secret'))
await vi.hoisted(() => import('../setup/mailbox'))
vi.mock('next/headers', async () => (await import('../setup/next')).nextHeaders)
vi.mock('next/navigation', async () => (await import('../setup/next')).nextNavigation)

const OTHER = 'another five quiet words'
const who = async (visitor: Visitor) => (await findRequestSession(requestOf(visitor, '/')))?.userId ?? null

describeOnBothDatabases('a mailed link', (testDatabase) => {
  const confirmed = async (email: string) =>
    (await testDatabase().database.user.findUniqueOrThrow({ where: { email } })).emailVerifiedAt !== null

  it('resets a password once: every session ends, the address is confirmed, and older links die', async () => {
    const { visitor, email, userId } = await signUpAs()
    const confirm = tokenIn(await awaitMail(email, 1), '/confirm')
    await sendForm(newVisitor(), requestReset, { email })
    const older = tokenIn(await awaitMail(email, 2), '/reset')
    await sendForm(newVisitor(), requestReset, { email })
    const token = tokenIn(await awaitMail(email, 3), '/reset')
    const reader = newVisitor()
    expect((await sendForm(reader, resetPassword, { token: older, password: OTHER })).error?.code).toBe('not_found')
    // Refused for its password, the link still serves.
    expect((await sendForm(reader, resetPassword, { token, password: email })).error?.code).toBe('invalid')
    expect((await sendForm(reader, resetPassword, { token, password: OTHER })).redirectTo).toBe('/account')
    expect([await who(reader), await who(visitor), await confirmed(email)]).toEqual([userId, null, true])
    const again = [
      await sendForm(newVisitor(), resetPassword, { token, password: 'a third of three words' }),
      await sendForm(newVisitor(), confirmAddress, { token: confirm }),
    ]
    expect(again.map(({ error }) => error?.code)).toEqual(['not_found', 'not_found'])
    expect((await sendForm(newVisitor(), signIn, { email, password: PASSWORD })).error?.code).toBe('unauthenticated')
  })

  it('to a new password serves one of two who open it at once, and none after half an hour', async () => {
    const { database } = testDatabase()
    const { email } = await signUpAs()
    await sendForm(newVisitor(), requestReset, { email })
    const token = tokenIn(await awaitMail(email, 2), '/reset')
    const row = await database.mailToken.findFirstOrThrow({ where: { purpose: 'reset' } })
    expect(row.expiresAt.getTime() - row.createdAt.getTime()).toBe(30 * 60_000)
    expect(JSON.stringify(row)).not.toContain(token)
    await database.mailToken.update({ where: { hash: row.hash }, data: { expiresAt: new Date() } })
    expect((await sendForm(newVisitor(), resetPassword, { token, password: OTHER })).error?.code).toBe('not_found')
    await database.mailToken.update({ where: { hash: row.hash }, data: { expiresAt: row.expiresAt } })
    const both = await Promise.all(
      [OTHER, `${OTHER}!`].map((password) => sendForm(newVisitor(), resetPassword, { token, password })),
    )
    expect(both.map(({ error }) => error?.code ?? 'done').sort()).toEqual(['done', 'not_found'])
  })

  it('is said to be on its way whether there is an account or not', async () => {
    const { email } = await signUpAs()
    const none = newAddress()
    for (const form of [requestReset, requestSignInLink]) {
      const said = await Promise.all([email, none].map((address) => sendForm(newVisitor(), form, { email: address })))
      expect(JSON.stringify(said[0]).replaceAll(email, '')).toBe(JSON.stringify(said[1]).replaceAll(none, ''))
    }
    linkIn(await awaitMail(none, 1), '/sign-up')
  })

  it('confirms an address, dies with a changed password, and signs in once', async () => {
    const { visitor, email, userId } = await signUpAs()
    const token = tokenIn(await awaitMail(email, 1), '/confirm')
    // Nobody has shown yet whose address it is: they choose a password of their own.
    await sendForm(newVisitor(), requestSignInLink, { email, next: '/study' })
    tokenIn(await awaitMail(email, 2), '/reset')
    expect((await sendForm(visitor, confirmAddress, { token })).error).toBeNull()
    expect(await confirmed(email)).toBe(true)
    await sendForm(newVisitor(), requestSignInLink, { email, next: '//evil.test' })
    const dead = tokenIn(await awaitMail(email, 3), '/sign-in')
    await sendForm(visitor, changePassword, { current: PASSWORD, password: OTHER })
    expect((await sendForm(newVisitor(), signInByLink, { token: dead })).error?.code).toBe('not_found')
    await sendForm(newVisitor(), requestSignInLink, { email, next: '/study' })
    const link = linkIn(await awaitMail(email, 4), '/sign-in')
    expect(link.searchParams.get('next')).toBe('/study')
    const reader = newVisitor()
    const fields = { token: link.searchParams.get('token') ?? '', next: '/study' }
    expect((await sendForm(reader, signInByLink, fields)).redirectTo).toBe('/study')
    expect(await who(reader)).toBe(userId)
    expect((await sendForm(newVisitor(), signInByLink, fields)).error?.code).toBe('not_found')
    expect(sessionOf(reader)).not.toBe(sessionOf(visitor))
  })

  it('comes before a role and before an identity from elsewhere', async () => {
    const { database } = testDatabase()
    const { visitor, email, userId } = await signUpAs()
    const person = { provider: 'github', subject: '1', email, isEmailVerified: true } as const
    expect(await grantRole(email, 'maintainer')).toBe('unverified')
    expect(await joinFromElsewhere(person, null, NOW)).toMatchObject({ error: { message: 'oauth-unconfirmed' } })
    await sendForm(visitor, confirmAddress, { token: tokenIn(await awaitMail(email, 1), '/confirm') })
    const unsure = await joinFromElsewhere({ ...person, isEmailVerified: false }, null, NOW)
    expect(unsure).toMatchObject({ error: { message: 'oauth-address' } })
    expect(await joinFromElsewhere(person, null, NOW)).toEqual({ ok: true, value: userId })
    // Known from now on, whatever address it has there later.
    const moved = { ...person, email: newAddress(), isEmailVerified: false }
    expect(await joinFromElsewhere(moved, newUserId(), NOW)).toEqual({ ok: true, value: userId })
    expect(await grantRole(email, 'maintainer')).toBe('granted')
    expect(await grantRole('nobody@example.org', 'maintainer')).toBe('no account')
    await insertQuestions(database, ['q_a'])
    const guest = await newGuestWithReview('q_a')
    const stranger = { ...person, subject: '2', email: newAddress() }
    expect(await joinFromElsewhere(stranger, guest.userId, NOW)).toEqual({ ok: true, value: guest.userId })
    const third = await joinFromElsewhere({ ...person, subject: '3', email: newAddress() }, guest.userId, NOW)
    expect(third.ok && third.value !== guest.userId).toBe(true)
  })
})
