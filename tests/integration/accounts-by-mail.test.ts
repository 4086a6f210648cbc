import { expect, it, vi } from 'vitest'
import { findMailedLink } from '../../lib/account/account-queries'
import { requestSignInLink, signIn, signInByLink } from '../../lib/account/sign-in-commands'
import { confirmAddress, signUp } from '../../lib/account/sign-up-commands'
import { newAddress, newGuestWithReview, PASSWORD } from '../factories/account-forms'
import { insertQuestions } from '../factories/practice'
import { describeOnBothDatabases } from '../setup/database'
import { awaitSentMail } from '../setup/smtp'
import { inRequest, newVisitor, sendForm, sessionOf } from '../setup/visitor'

await vi.hoisted(() => import('../setup/secret'))
await vi.hoisted(() => import('../setup/smtp'))
vi.mock('next/headers', async () => (await import('../setup/next')).nextHeaders)
vi.mock('next/navigation', async () => (await import('../setup/next')).nextNavigation)

/** The token in a mail's link, which must lead to the configured address. */
function tokenOf(mail: string, page: string): string {
  const link = mail.split('\n').find((line) => line.startsWith(`https://prep.example.org${page}?`))
  return new URL(link ?? 'https://nowhere.invalid').searchParams.get('token') ?? ''
}

describeOnBothDatabases('an account where mail is sent', (testDatabase) => {
  async function signUpByMail(email = newAddress()) {
    const visitor = newVisitor()
    const state = await sendForm(visitor, signUp, { email, password: PASSWORD })
    return { email, visitor, state, token: tokenOf(await awaitSentMail(email, 1), '/confirm') }
  }

  it('begins when its link is opened, with all that its guest did', async () => {
    const { database } = testDatabase()
    await insertQuestions(database, ['q_a'])
    const { visitor, userId } = await newGuestWithReview('q_a')
    const email = newAddress()
    const { said } = await sendForm(visitor, signUp, { email, password: PASSWORD })
    expect(said).toMatch(/^Check your mail/)
    const token = tokenOf(await awaitSentMail(email, 1), '/confirm')
    expect(await database.user.count({ where: { kind: 'account' } })).toBe(0)
    // Mail programs open links to look at them.
    await inRequest(visitor, () => findMailedLink(token, ['confirm', 'sign-up'], new Date()))
    expect((await sendForm(visitor, confirmAddress, { token })).redirectTo).toBe('/account')
    expect(sessionOf(visitor)).not.toBeNull()
    const user = await database.user.findUniqueOrThrow({ where: { email } })
    expect(user).toMatchObject({ id: userId, kind: 'account' })
    expect(user.emailVerifiedAt).not.toBeNull()
    expect((await sendForm(visitor, confirmAddress, { token })).error?.code).toBe('not_found')
  })

  it('tells nobody on the page whether an address has one: its owner learns it by mail', async () => {
    const { email, visitor, token, state } = await signUpByMail()
    await sendForm(visitor, confirmAddress, { token })
    const again = await sendForm(newVisitor(), signUp, { email, password: PASSWORD })
    expect(again).toEqual(state)
    const mail = await awaitSentMail(email, 2)
    expect(mail).toContain('Subject: You already have an account at Callback')
    expect(tokenOf(mail, '/reset')).not.toBe('')
  })

  it('begins in another browser only with the password that was chosen', async () => {
    const { token } = await signUpByMail()
    const elsewhere = newVisitor()
    expect((await sendForm(elsewhere, confirmAddress, { token })).error?.fields).toHaveProperty('password')
    expect((await sendForm(elsewhere, confirmAddress, { token, password: 'not the one chosen' })).error).not.toBeNull()
    expect(sessionOf(elsewhere)).toBeNull()
    expect((await sendForm(elsewhere, confirmAddress, { token, password: PASSWORD })).redirectTo).toBe('/account')
    expect(sessionOf(elsewhere)).not.toBeNull()
  })

  it('can’t be prepared for somebody else: who signs up by their address needs their mailbox', async () => {
    const email = newAddress()
    const theirs = await signUpByMail(email)
    const attacker = newVisitor()
    await sendForm(attacker, signUp, { email, password: 'the attacker’s own words' })
    await awaitSentMail(email, 2)
    expect((await sendForm(attacker, signIn, { email, password: 'the attacker’s own words' })).error).not.toBeNull()
    // The owner's own link still serves, and the account has the owner's password.
    await sendForm(theirs.visitor, confirmAddress, { token: theirs.token })
    expect((await sendForm(newVisitor(), signIn, { email, password: PASSWORD })).error).toBeNull()
    expect((await sendForm(attacker, signIn, { email, password: 'the attacker’s own words' })).error).not.toBeNull()
  })

  it('is signed in to by a mailed link, and says the same where there is none', async () => {
    const { email, visitor, token } = await signUpByMail()
    await sendForm(visitor, confirmAddress, { token })
    const nobodys = newAddress()
    const [known, unknown] = [
      await sendForm(newVisitor(), requestSignInLink, { email }),
      await sendForm(newVisitor(), requestSignInLink, { email: nobodys }),
    ]
    expect(unknown.said?.replace(nobodys, email)).toBe(known.said)
    expect(await awaitSentMail(nobodys, 1)).toContain('No account at Callback yet')
    const elsewhere = newVisitor()
    const link = tokenOf(await awaitSentMail(email, 2), '/sign-in')
    expect((await sendForm(elsewhere, signInByLink, { token: link })).redirectTo).toBe('/account')
    expect(sessionOf(elsewhere)).not.toBeNull()
  })
})
