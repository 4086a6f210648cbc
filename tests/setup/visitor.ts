import { CLIENT_ADDRESS_HEADER } from '../../lib/platform/server-state'
import { type FormAction, type FormState, UNSENT_FORM } from '../../lib/session/form-state'
import { ACCOUNT_COOKIE, GUEST_COOKIE, signCookie } from '../../lib/session/session-cookie'
import { HOST } from '../factories/commands'
import { duringRequest, RedirectError } from './next'
import { TEST_SECRET } from './secret'

/** A browser that sends forms: its cookies, and where it is. */
export type Visitor = { jar: Map<string, string>; network: string; userAgent: string }

export type Fields = Record<string, string>

/** Headers of one sending that differ from an honest one's; null leaves one out. */
export type HeaderChanges = Record<string, string | null>

let networks = 0

/** A browser without cookies, in a network of its own unless one is named. */
export function newVisitor(visitor: Partial<Visitor> = {}): Visitor {
  networks += 1
  const network = `198.51.${Math.floor(networks / 250)}.${(networks % 250) + 1}`
  return { jar: new Map(), network, userAgent: 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0', ...visitor }
}

/** Makes a browser that of a guest. */
export function beGuest(visitor: Visitor, userId: string): void {
  visitor.jar.set(GUEST_COOKIE, signCookie('guest', userId, TEST_SECRET))
}

/** Sends a form as a browser that runs our script does, and gives what the form shows then. */
export function sendForm(
  visitor: Visitor,
  action: FormAction,
  fields: Fields,
  changes: HeaderChanges = {},
): Promise<FormState> {
  return inRequest(visitor, () => action(UNSENT_FORM, formOf(fields)), { 'next-action': 'of a test', ...changes })
}

/** Sends a form as a browser without our script does. @returns where it is sent on to; the form's state for nowhere */
export async function postForm(visitor: Visitor, action: FormAction, fields: Fields): Promise<string | FormState> {
  try {
    return await inRequest(visitor, () => action(UNSENT_FORM, formOf(fields)))
  } catch (error) {
    if (error instanceof RedirectError) return error.to
    throw error
  }
}

/** Runs something as if this browser had asked for it. */
export function inRequest<T>(visitor: Visitor, work: () => Promise<T>, changes: HeaderChanges = {}): Promise<T> {
  const headers = new Headers({
    host: HOST,
    origin: `http://${HOST}`,
    'user-agent': visitor.userAgent,
    [CLIENT_ADDRESS_HEADER]: visitor.network,
  })
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) headers.delete(name)
    else headers.set(name, value)
  }
  return duringRequest({ jar: visitor.jar, headers }, work)
}

/** A GET of one of our routes with this browser's cookies. */
export function requestOf(visitor: Visitor, path: string): Request {
  const cookie = [...visitor.jar].map(([name, value]) => `${name}=${value}`).join('; ')
  return new Request(`http://${HOST}${path}`, { headers: { host: HOST, ...(cookie ? { cookie } : {}) } })
}

/** The id of the session that a browser is signed in by; null for none. */
export function sessionOf(visitor: Visitor): string | null {
  return visitor.jar.get(ACCOUNT_COOKIE)?.split('.')[1] ?? null
}

function formOf(fields: Fields): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  return form
}
