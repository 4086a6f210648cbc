import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

/** A link under which a set is shared. `version` is a whole number from 1. */
export type ShareLink = { linkId: string; version: number }

/** What a well-formed token says: which link to look up, and whether it is the one of that link's present version. */
export type ReadShareToken = { linkId: string; isOfVersion: (version: number) => boolean }

const ID_BYTES = 16
/** 128 bits of HMAC-SHA256: RFC 2104, section 5, asks for at least half of the hash. */
const MAC_BYTES = 16
const LINK_ID = /^[A-Za-z0-9_-]{21}[AQgw]$/
const TOKEN = /^[A-Za-z0-9_-]{43}$/

/** A new link's id: 128 random bits in base64url, so that none can be guessed or met twice. */
export function newLinkId(): string {
  return randomBytes(ID_BYTES).toString('base64url')
}

/**
 * The token in the address of a shared set: base64url of the link's random id and an HMAC of it and its version under
 * the server's secret, 43 characters. Nothing of it is stored but id and version, and it is the same each time, so the
 * owner can copy it whenever they like.
 *
 * Replacing a link raises its version: every token of an earlier one is refused from then on. Revoking marks the row,
 * expiry is an instant in the row, and neither is in the token: whoever answers looks the row up by the id, asks
 * `isOfVersion`, then looks at both. Unknown, malformed, expired, revoked and replaced give one and the same 404. A new
 * secret of the server replaces all links.
 * @throws RangeError for an id or a version that `newLinkId` and the store don't give
 */
export function makeShareToken({ linkId, version }: ShareLink, secret: string): string {
  if (!LINK_ID.test(linkId) || !Number.isSafeInteger(version) || version < 1)
    throw new RangeError(`No share link has id ${linkId} and version ${version}.`)
  const id = Buffer.from(linkId, 'base64url')
  return Buffer.concat([id, macOf(linkId, version, secret)]).toString('base64url')
}

/**
 * Reads a token as somebody sent it, in any shape. The version isn't in it: compare with the stored one by
 * `isOfVersion`, which takes the same time for any token.
 * @returns null for what is no token at all. Any other may still be forged: `isOfVersion` tells.
 */
export function readShareToken(token: string | null | undefined, secret: string): ReadShareToken | null {
  if (!token || !TOKEN.test(token)) return null
  const bytes = Buffer.from(token, 'base64url')
  // Base64 has several spellings of the same bytes: only ours is ours.
  if (bytes.length !== ID_BYTES + MAC_BYTES || bytes.toString('base64url') !== token) return null
  const linkId = bytes.subarray(0, ID_BYTES).toString('base64url')
  const mac = bytes.subarray(ID_BYTES)
  return { linkId, isOfVersion: (version) => timingSafeEqual(mac, macOf(linkId, version, secret)) }
}

/** The purpose is part of what is signed: a signature made for a cookie is none for a link. */
function macOf(linkId: string, version: number, secret: string): Buffer {
  return createHmac('sha256', secret)
    .update(`callback share link v1.${linkId}.${version}`)
    .digest()
    .subarray(0, MAC_BYTES)
}
