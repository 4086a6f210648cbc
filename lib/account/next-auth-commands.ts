import 'server-only'
import { cookies, headers as requestHeaders } from 'next/headers'
import type { NextAuthOptions, Profile } from 'next-auth'
import CredentialsProvider from 'next-auth/providers/credentials'
import GitHubProvider from 'next-auth/providers/github'
import GoogleProvider from 'next-auth/providers/google'
import { z } from 'zod'
import { env } from '../platform/env'
import { log } from '../platform/log'
import { readSecret } from '../platform/secret'
import { CLIENT_ADDRESS_HEADER } from '../platform/server-state'
import { networkOf } from '../session/address'
import { ACCOUNT_COOKIE, GUEST_COOKIE } from '../session/session-cookie'
import { accountCookieValue, guestIdOf, isCookieSecure, sessionIdOf } from '../session/session-queries'
import { deleteSession, findSessionUser, type SignInMethod } from '../session/session-repository'
import { startSession } from './account-repository'
import { email } from './email'
import type { OAuthPerson } from './oauth'
import { joinFromElsewhere } from './oauth-commands'
import { gitHubPerson, googlePerson } from './oauth-person'
import { ownPath } from './own-path'
import { givenPassword } from './password'
import { checkPassword } from './sign-in-commands'

/** Said by next-auth's route where an allowance is used up; the route answers it with 429. */
export const RATE_LIMITED = 'rate_limited'

const credentials = z.object({ email, password: givenPassword })

/**
 * next-auth as we use it (docs/decisions/0010): it speaks OAuth and checks what comes back; who is signed in is our
 * own session row, whose id, signed, is all that its cookie holds.
 */
export function nextAuthOptions(): NextAuthOptions {
  const { github, google } = env()
  return {
    secret: readSecret(env()),
    session: { strategy: 'jwt', maxAge: 400 * 86_400 },
    pages: { signIn: '/sign-in', signOut: '/account', error: '/sign-in', verifyRequest: '/sign-in' },
    cookies: {
      sessionToken: {
        name: ACCOUNT_COOKIE,
        options: { httpOnly: true, sameSite: 'lax', path: '/', secure: isCookieSecure() },
      },
    },
    providers: [
      CredentialsProvider({
        name: 'password',
        credentials: { email: { type: 'email' }, password: { type: 'password' } },
        authorize,
      }),
      ...(github ? [gitHub(github)] : []),
      ...(google ? [GoogleProvider({ clientId: google.id, clientSecret: google.secret })] : []),
    ],
    jwt: {
      encode: async ({ token }) => accountCookieValue(String(token?.sessionId ?? '')),
      decode: async ({ token }) => ({ sessionId: sessionIdOf(token) ?? '' }),
    },
    callbacks: {
      signIn: ({ user, account, profile }) => admit(user, account?.provider, profile),
      async jwt({ token, user, account }) {
        // Whoever was let in a moment ago has begun a session: its id is what they are to next-auth.
        if (account) return { sessionId: user.id }
        const sessionId = String(token.sessionId)
        if (!(await findSessionUser(sessionId, new Date()))) throw new Error('This session has ended.')
        return { sessionId }
      },
      // Who is here is for our own pages to say: what asks next-auth learns only that somebody is.
      session: ({ session }) => ({ expires: session.expires, user: {} }),
      redirect: ({ url, baseUrl }) => `${baseUrl}${ownPath(pathOf(url, baseUrl), '/account')}`,
    },
    events: {
      async signOut({ token }) {
        const sessionId = String(token.sessionId)
        const user = await findSessionUser(sessionId, new Date())
        if (user) await deleteSession(user.id, sessionId)
      },
    },
    logger: {
      error: (code, metadata) => log.warn({ code, err: metadata instanceof Error ? metadata : undefined }, 'next-auth'),
      warn: (code) => log.debug({ code }, 'next-auth'),
      debug: () => undefined,
    },
  }
}

async function authorize(given: unknown) {
  const parsed = credentials.safeParse(given)
  if (!parsed.success) return null
  const network = networkOf((await requestHeaders()).get(CLIENT_ADDRESS_HEADER) ?? '')
  const { email: address, password } = parsed.data
  const account = await checkPassword({ address, password, network, now: new Date() })
  if (account.ok) {
    const id = await begin(account.value.userId, 'password', account.value.passwordHash ?? undefined)
    return id === null ? null : { id }
  }
  if (account.error.code === 'rate_limited') throw new Error(RATE_LIMITED)
  return null
}

/** Begins a session of whoever comes from elsewhere; else the address of the page that says why not. */
async function admit(user: { id: string }, provider: string | undefined, profile: Profile | undefined) {
  if (provider === 'credentials') return true
  const person = personOf(provider, profile)
  if (!person) return '/sign-in?error=oauth'
  const guestId = guestIdOf((await cookies()).get(GUEST_COOKIE)?.value)
  const joined = await joinFromElsewhere(person, guestId, new Date())
  if (!joined.ok) return `/sign-in?error=${joined.error.message}`
  const sessionId = await begin(joined.value, person.provider)
  if (sessionId === null) return '/sign-in?error=oauth-gone'
  // The same object reaches the jwt callback.
  user.id = sessionId
  return true
}

function personOf(provider: string | undefined, profile: Profile | undefined): OAuthPerson | null {
  if (provider === 'github') return gitHubPerson(profile)
  return provider === 'google' ? googlePerson(profile) : null
}

async function begin(userId: string, method: SignInMethod, knownHash?: string): Promise<string | null> {
  const userAgent = (await requestHeaders()).get('user-agent') ?? ''
  return startSession({ userId, method, userAgent, now: new Date() }, knownHash)
}

function pathOf(url: string, baseUrl: string): string {
  return url.startsWith(`${baseUrl}/`) ? url.slice(baseUrl.length) : url
}

/** GitHub, or a GitHub Enterprise server. Its own reading of the address doesn't ask whether that was confirmed. */
function gitHub({ id, secret, url }: { id: string; secret: string; url: string }) {
  const api = url === 'https://github.com' ? 'https://api.github.com' : `${url}/api/v3`
  return GitHubProvider({
    clientId: id,
    clientSecret: secret,
    authorization: { url: `${url}/login/oauth/authorize`, params: { scope: 'read:user user:email' } },
    token: `${url}/login/oauth/access_token`,
    userinfo: {
      url: `${api}/user`,
      async request({ client, tokens }) {
        const accessToken = tokens.access_token ?? ''
        const user = await client.userinfo(accessToken)
        const answer = await fetch(`${api}/user/emails`, {
          headers: { Authorization: `Bearer ${accessToken}`, Accept: 'application/vnd.github+json' },
        })
        return { ...user, emails: answer.ok ? await answer.json() : [] }
      },
    },
  })
}
