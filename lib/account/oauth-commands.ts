import 'server-only'
import { fail, ok, type Result } from '../platform/result'
import { newUserId } from '../session/session-cookie'
import { addIdentity, findAccount, findAccountByEmail, findIdentityOwner } from './account-repository'
import type { OAuthPerson } from './oauth'
import { createAccountOf } from './sign-up-commands'

/**
 * Whose account somebody signs in to who comes from elsewhere: theirs from before; the one of the same address, where
 * both sides have confirmed it; else a new one, which the guest of this browser becomes.
 * @returns the account's user id, or why not
 */
export async function joinFromElsewhere(
  { provider, subject, email, isEmailVerified }: OAuthPerson,
  guestId: string | null,
  now: Date,
): Promise<Result<string>> {
  const identity = { provider, subject }
  const ownerId = await findIdentityOwner(identity)
  if (ownerId !== null) return (await findAccount(ownerId)) ? ok(ownerId) : fail('not_found', 'oauth-gone')
  if (email === null || !isEmailVerified) return fail('forbidden', 'oauth-address')
  const account = await findAccountByEmail(email)
  if (!account) {
    const created = { email, emailVerifiedAt: now, passwordHash: null, identity }
    const userId = await createAccountOf(guestId ?? newUserId(), created, now)
    return userId === null ? fail('conflict', 'oauth-again') : ok(userId)
  }
  // Whoever signed up by that address never showed that it is theirs: joining would let them in for good.
  if (account.emailVerifiedAt === null) return fail('conflict', 'oauth-unconfirmed')
  await addIdentity(account.userId, identity, now)
  return ok(account.userId)
}
