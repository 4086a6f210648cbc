import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cookieHeader, cookieValue, GUEST_COOKIE, newUserId, signCookie, verifyCookie } from './session-cookie'

const SECRET = 'a secret that is long enough for a test'

describe('a session cookie', () => {
  it('says whose it is to who has the secret', () => {
    const userId = newUserId()
    expect(verifyCookie('guest', signCookie('guest', userId, SECRET), SECRET)).toBe(userId)
  })

  it('can’t be made without the secret, for another user, or by another spelling', () => {
    const [mine, other] = [newUserId(), newUserId()]
    const cookie = signCookie('guest', mine, SECRET)
    const forged = [
      undefined,
      '',
      mine,
      `v1.${mine}`,
      `v1.${mine}.`,
      `v1.${mine}.AAAA`,
      cookie.replace(mine, other),
      cookie.replace('v1', 'v2'),
      `${cookie}.`,
      `${cookie}=`,
      ` ${cookie}`,
      cookie.slice(0, -1),
      signCookie('guest', mine, `${SECRET} `),
      signCookie('guest', 'u_../../../../../etc/pass', SECRET),
      signCookie('guest', '', SECRET),
    ]
    for (const value of forged) expect(verifyCookie('guest', value, SECRET), String(value)).toBeNull()
  })

  it('is refused when any one character is changed', () => {
    const cookie = signCookie('guest', newUserId(), SECRET)
    const position = fc.nat({ max: cookie.length - 1 })
    const character = fc.constantFrom(...'abcXYZ019-_.=% \u0000é')
    fc.assert(
      fc.property(position, character, (index, changed) => {
        fc.pre(cookie[index] !== changed)
        const forged = cookie.slice(0, index) + changed + cookie.slice(index + 1)
        expect(verifyCookie('guest', forged, SECRET)).toBeNull()
      }),
    )
  })

  it('is never believed, and never throws, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (value) => {
        expect(verifyCookie('guest', value, SECRET)).toBeNull()
      }),
    )
  })

  it('is out of reach of scripts and other sites, and travels by https alone where that is how people come', () => {
    expect(cookieHeader(GUEST_COOKIE, 'x', false)).toBe(
      'callback-session=x; Path=/; Max-Age=34560000; HttpOnly; SameSite=Lax',
    )
    expect(cookieHeader(GUEST_COOKIE, 'x', true)).toMatch(/; Secure$/)
  })
})

describe('cookieValue', () => {
  it('finds a cookie among others', () => {
    expect(cookieValue('a=1; callback-session=v1.u.s=; b=2', 'callback-session')).toBe('v1.u.s=')
    expect(cookieValue('xcallback-session=1', 'callback-session')).toBeUndefined()
    expect(cookieValue('a=first; a=second', 'a')).toBe('first')
    expect(cookieValue(';;=;a', 'a')).toBeUndefined()
    expect(cookieValue(null, 'a')).toBeUndefined()
  })
})
