import { z } from 'zod'
import { email } from './email'
import type { OAuthPerson } from './oauth'

/*
 * What providers say of a person, read with care: an address counts only where the provider says that it was
 * confirmed there.
 */

const gitHubProfile = z.object({
  id: z.union([z.int(), z.string().min(1)]).transform(String),
  emails: z.array(z.object({ email, primary: z.boolean(), verified: z.boolean() })).catch([]),
})

/** GitHub's user with their addresses; null for what isn't one. */
export function gitHubPerson(profile: unknown): OAuthPerson | null {
  const parsed = gitHubProfile.safeParse(profile)
  if (!parsed.success) return null
  const { id, emails } = parsed.data
  const address = emails.find(({ primary, verified }) => primary && verified) ?? null
  return { provider: 'github', subject: id, email: address?.email ?? null, isEmailVerified: address !== null }
}

const googleProfile = z.object({
  sub: z.string().min(1),
  email: email.nullable().catch(null),
  email_verified: z.boolean().catch(false),
})

/** Google's user; null for what isn't one. */
export function googlePerson(profile: unknown): OAuthPerson | null {
  const parsed = googleProfile.safeParse(profile)
  if (!parsed.success) return null
  const { sub, email: address, email_verified: isEmailVerified } = parsed.data
  return { provider: 'google', subject: sub, email: address, isEmailVerified }
}
