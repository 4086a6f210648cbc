import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

/** Holds which guest this browser is: `v1.<user id>.<signature>`. */
export const GUEST_COOKIE = 'callback-session'
/** Holds which session row this browser is signed in by: `v1.<session id>.<signature>`. It counts before the guest. */
export const ACCOUNT_COOKIE = 'callback-account'

const MAX_AGE_SECONDS = 400 * 86_400

/** What a cookie may name. The purpose is part of what is signed: a signature made for one is none for the other. */
const KINDS = {
  guest: { purpose: 'session', id: /^u_[A-Za-z0-9_-]{22}$/ },
  account: { purpose: 'account session', id: /^s_[A-Za-z0-9_-]{22}$/ },
} as const
type Kind = keyof typeof KINDS

/** A new user's id: 128 random bits, so that none can be guessed or met twice. */
export function newUserId(): string {
  return `u_${randomBytes(16).toString('base64url')}`
}

/** A new session's id, as {@link newUserId}. */
export function newSessionId(): string {
  return `s_${randomBytes(16).toString('base64url')}`
}

/** A cookie's value for a guest or a session, signed with HMAC-SHA256. */
export function signCookie(kind: Kind, id: string, secret: string): string {
  return `v1.${id}.${signatureOf(kind, id, secret).toString('base64url')}`
}

/**
 * Whom or what a cookie names.
 * @param value what the browser sent, in any shape
 * @returns the id; null for a value that this server didn't sign. Takes the same time for any signature.
 */
export function verifyCookie(kind: Kind, value: string | null | undefined, secret: string): string | null {
  if (!value || value.length > 200) return null
  const [version, id, signature, ...more] = value.split('.')
  if (version !== 'v1' || !id || !signature || more.length > 0 || !KINDS[kind].id.test(id)) return null
  const expected = signatureOf(kind, id, secret)
  const given = Buffer.from(signature, 'base64url')
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null
  // Base64 has several spellings of the same bytes: only ours is ours.
  return given.toString('base64url') === signature ? id : null
}

/** How our cookies are set: out of scripts' reach, sent from own pages only, for as long as browsers allow. */
export function cookieOptions(isSecure: boolean) {
  return { path: '/', httpOnly: true, sameSite: 'lax', secure: isSecure, maxAge: MAX_AGE_SECONDS } as const
}

/** The `Set-Cookie` line of one of our cookies. */
export function cookieHeader(name: string, value: string, isSecure: boolean): string {
  const { path, maxAge } = cookieOptions(isSecure)
  const attributes = [`Path=${path}`, `Max-Age=${maxAge}`, 'HttpOnly', 'SameSite=Lax', ...(isSecure ? ['Secure'] : [])]
  return [`${name}=${value}`, ...attributes].join('; ')
}

/** A cookie's value out of a `Cookie` header. Of several by one name the first counts, as browsers send them. */
export function cookieValue(header: string | null, name: string): string | undefined {
  for (const pair of header?.split(';') ?? []) {
    const separator = pair.indexOf('=')
    if (separator >= 0 && pair.slice(0, separator).trim() === name) return pair.slice(separator + 1).trim()
  }
  return undefined
}

function signatureOf(kind: Kind, id: string, secret: string): Buffer {
  return createHmac('sha256', secret).update(`callback ${KINDS[kind].purpose} v1.${id}`).digest()
}
