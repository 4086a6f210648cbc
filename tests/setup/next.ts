import { AsyncLocalStorage } from 'node:async_hooks'
import { GUEST_COOKIE } from '../../lib/session/session-cookie'

/*
 * What Next gives a page while it renders, or a form command while it runs, for tests that call them without Next. Only
 * the framework is stood in for: `vi.mock('next/cache', () => nextCache)`, `vi.mock('next/headers', () => nextHeaders)`,
 * `vi.mock('next/navigation', () => nextNavigation)`.
 */

/** A request that is being answered: its browser's cookies, which the answer changes, and its headers. */
export type NextRequest = { jar: Map<string, string>; headers: Headers }

const requests = new AsyncLocalStorage<NextRequest>()
/** Of what runs in no request of its own. */
const standing: NextRequest = { jar: new Map(), headers: new Headers() }

/** Runs something as Next runs it for a request; several may run at once. */
export function duringRequest<T>(request: NextRequest, work: () => Promise<T>): Promise<T> {
  return requests.run(request, work)
}

/** Whose session the next reads are for: the cookie's value, or null for a stranger. */
export function setSessionCookie(value: string | null): void {
  if (value === null) standing.jar.delete(GUEST_COOKIE)
  else standing.jar.set(GUEST_COOKIE, value)
}

export const nextHeaders = {
  cookies: async () => {
    const { jar } = requests.getStore() ?? standing
    return {
      get(name: string) {
        const value = jar.get(name)
        return value === undefined ? undefined : { value }
      },
      set: (name: string, value: string) => void jar.set(name, value),
      delete: (name: string) => void jar.delete(name),
    }
  },
  headers: async () => (requests.getStore() ?? standing).headers,
}

/** What `redirect` throws, as Next's does: nothing after it runs. */
export class RedirectError extends Error {
  override name = 'RedirectError'
  readonly to: string

  constructor(to: string) {
    super(`to ${to}`)
    this.to = to
  }
}

export const nextNavigation = {
  redirect(to: string): never {
    throw new RedirectError(to)
  },
}

/** Nothing is cached: each test has a library of its own. */
export const nextCache = {
  unstable_cache: <Read>(read: Read): Read => read,
}
