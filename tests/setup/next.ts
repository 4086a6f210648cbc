import { GUEST_COOKIE } from '../../lib/session/session-cookie'

/*
 * What Next gives a page while it renders, for tests that call a page's queries without Next. Only the framework is
 * stood in for: `vi.mock('next/cache', () => nextCache)`, `vi.mock('next/headers', () => nextHeaders)`.
 */

let sessionCookie: string | null = null

/** Whose session the next reads are for: the cookie's value, or null for a stranger. */
export function setSessionCookie(value: string | null): void {
  sessionCookie = value
}

export const nextHeaders = {
  cookies: async () => ({
    get: (name: string) => (name === GUEST_COOKIE && sessionCookie !== null ? { value: sessionCookie } : undefined),
  }),
}

/** Nothing is cached: each test has a library of its own. */
export const nextCache = {
  unstable_cache: <Read>(read: Read): Read => read,
}
