import { expect, it, vi } from 'vitest'
import { requestReset } from '../../lib/account/password-commands'
import { requestSignInLink, signIn } from '../../lib/account/sign-in-commands'
import { signUp } from '../../lib/account/sign-up-commands'
import type { FormAction } from '../../lib/session/form-state'
import { newAddress, PASSWORD, signUpAs } from '../factories/account-forms'
import { describeOnBothDatabases } from '../setup/database'
import { newVisitor, sendForm } from '../setup/visitor'

await vi.hoisted(() => import('../setup/secret'))
await vi.hoisted(() => import('../setup/mailbox'))
vi.mock('next/headers', async () => (await import('../setup/next')).nextHeaders)
vi.mock('next/navigation', async () => (await import('../setup/next')).nextNavigation)
vi.mock('next/cache', async () => (await import('../setup/next')).nextCache)

/** The costly work of passwords, which is what a clock would see: the library's own, counted. */
const work = vi.hoisted(() => ({ hash: 0, verify: 0 }))
vi.mock('@node-rs/argon2', async (importOriginal) => {
  const library = await importOriginal<typeof import('@node-rs/argon2')>()
  return {
    ...library,
    hash: (...given: Parameters<typeof library.hash>) => {
      work.hash += 1
      return library.hash(...given)
    },
    verify: (...given: Parameters<typeof library.verify>) => {
      work.verify += 1
      return library.verify(...given)
    },
  }
})

describeOnBothDatabases('whether an account exists', (testDatabase) => {
  /** What is said to whoever sends a form about an address, and what work that took. */
  async function learn(action: FormAction, email: string, more: Record<string, string>) {
    const before = { ...work }
    const { error, said } = await sendForm(newVisitor(), action, { email, ...more })
    const done = { hash: work.hash - before.hash, verify: work.verify - before.verify }
    return { error, said: said?.replaceAll(email, 'ADDRESS'), done }
  }

  it('is told neither by what sign-in says nor by the work that it does', async () => {
    const { email } = await signUpAs()
    const withoutPassword = (await signUpAs()).email
    await testDatabase().database.user.update({ where: { email: withoutPassword }, data: { passwordHash: null } })
    // The first one makes what those without a hash are held against.
    await learn(signIn, newAddress(), { password: 'wrong' })
    const known = await learn(signIn, email, { password: 'wrong' })
    expect(known).toMatchObject({ error: { code: 'unauthenticated' }, done: { hash: 0, verify: 1 } })
    for (const other of [newAddress(), withoutPassword]) {
      expect(await learn(signIn, other, { password: 'wrong' })).toEqual(known)
    }
  })

  it('is told by no mail that is asked for, and signing up hashes the password either way', async () => {
    const { email } = await signUpAs()
    for (const action of [requestReset, requestSignInLink]) {
      const known = await learn(action, email, {})
      expect(known.error).toBeNull()
      expect(await learn(action, newAddress(), {})).toEqual(known)
    }
    const [taken, free] = [
      await learn(signUp, email, { password: PASSWORD }),
      await learn(signUp, newAddress(), { password: PASSWORD }),
    ]
    expect(taken.done).toEqual(free.done)
    expect(taken.done.hash).toBe(1)
  })
})
