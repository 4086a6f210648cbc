import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

/** Holds who is asking: `v1.<user id>.<signature>`. */
export const SESSION_COOKIE = 'callback-session'

const MAX_AGE_SECONDS = 400 * 86_400
const USER_ID = /^u_[A-Za-z0-9_-]{22}$/

/** A new user's id: 128 random bits, so that none can be guessed or met twice. */
export function newUserId(): string {
  return `u_${randomBytes(16).toString('base64url')}`
}

/** The cookie's value for a user, signed with HMAC-SHA256. */
export function signSession(userId: string, secret: string): string {
  return `v1.${userId}.${signatureOf(userId, secret).toString('base64url')}`
}

/**
 * Whose cookie it is.
 * @param value what the browser sent, in any shape
 * @returns the user's id; null for a value that this server didn't sign. Takes the same time for any signature.
 */
export function verifySession(value: string | undefined, secret: string): string | null {
  if (!value || value.length > 200) return null
  const [version, userId, signature, ...more] = value.split('.')
  if (version !== 'v1' || !userId || !signature || more.length > 0 || !USER_ID.test(userId)) return null
  const expected = signatureOf(userId, secret)
  const given = Buffer.from(signature, 'base64url')
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null
  // Base64 has several spellings of the same bytes: only ours is ours.
  return given.toString('base64url') === signature ? userId : null
}

/** The `Set-Cookie` line: out of scripts' reach, sent from own pages only, for as long as browsers allow. */
export function sessionCookieHeader(value: string, isSecure: boolean): string {
  const attributes = [
    'Path=/',
    `Max-Age=${MAX_AGE_SECONDS}`,
    'HttpOnly',
    'SameSite=Lax',
    ...(isSecure ? ['Secure'] : []),
  ]
  return [`${SESSION_COOKIE}=${value}`, ...attributes].join('; ')
}

/** A cookie's value out of a `Cookie` header. Of several by one name the first counts, as browsers send them. */
export function cookieValue(header: string | null, name: string): string | undefined {
  for (const pair of header?.split(';') ?? []) {
    const separator = pair.indexOf('=')
    if (separator >= 0 && pair.slice(0, separator).trim() === name) return pair.slice(separator + 1).trim()
  }
  return undefined
}

function signatureOf(userId: string, secret: string): Buffer {
  // The purpose is part of what is signed: a signature made for something else under the same secret is none here.
  return createHmac('sha256', secret).update(`callback session v1.${userId}`).digest()
}
