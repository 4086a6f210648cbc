import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeShareToken, newLinkId, readShareToken } from './share-token'

const SECRET = 'a secret that is long enough for a test'
const linkId = fc.uint8Array({ minLength: 16, maxLength: 16 }).map((bytes) => Buffer.from(bytes).toString('base64url'))
const version = fc.integer({ min: 1, max: 1_000_000 })

/** As a page does: look the link up by its id, then ask for its version. */
const opens = (token: string, link: { linkId: string; version: number }, secret = SECRET) => {
  const read = readShareToken(token, secret)
  return read !== null && read.linkId === link.linkId && read.isOfVersion(link.version)
}

describe('a share token', () => {
  it('opens its link, and is the same each time', () => {
    fc.assert(
      fc.property(linkId, version, (id, number) => {
        const link = { linkId: id, version: number }
        const token = makeShareToken(link, SECRET)
        expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/)
        expect(makeShareToken(link, SECRET)).toBe(token)
        expect(opens(token, link)).toBe(true)
      }),
    )
  })

  it('is shared by no two versions, links or secrets', () => {
    fc.assert(
      fc.property(linkId, linkId, version, version, (id, other, first, second) => {
        fc.pre(first !== second && id !== other)
        const link = { linkId: id, version: first }
        const token = makeShareToken(link, SECRET)
        expect(opens(token, { linkId: id, version: second })).toBe(false)
        expect(opens(token, { linkId: other, version: first })).toBe(false)
        expect(opens(token, link, `${SECRET} `)).toBe(false)
        expect(makeShareToken({ linkId: id, version: second }, SECRET)).not.toBe(token)
      }),
    )
  })

  it('is refused when any one character is changed, also by the link that it names then', () => {
    const character = fc.constantFrom(...'abcXYZ019-_.=% \u0000é')
    fc.assert(
      fc.property(linkId, version, fc.nat({ max: 42 }), character, (id, number, index, changed) => {
        const token = makeShareToken({ linkId: id, version: number }, SECRET)
        fc.pre(token[index] !== changed)
        const forged = token.slice(0, index) + changed + token.slice(index + 1)
        expect(readShareToken(forged, SECRET)?.isOfVersion(number) ?? false).toBe(false)
      }),
      { numRuns: 500 },
    )
  })

  it('is null for what is none, and never throws', () => {
    const token = makeShareToken({ linkId: newLinkId(), version: 1 }, SECRET)
    for (const value of [undefined, null, '', `${token}=`, ` ${token}`, `${token}\n`, token.slice(1), `${token}A`])
      expect(readShareToken(value, SECRET), String(value)).toBeNull()
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (value) => {
        fc.pre(!/^[A-Za-z0-9_-]{43}$/.test(value))
        expect(readShareToken(value, SECRET)).toBeNull()
      }),
    )
  })

  it('is made for real links alone', () => {
    for (const link of [
      { linkId: 'a', version: 1 },
      { linkId: newLinkId(), version: 0 },
      { linkId: newLinkId(), version: 1.5 },
    ])
      expect(() => makeShareToken(link, SECRET)).toThrow(RangeError)
  })
})
