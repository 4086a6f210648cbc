import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ownPath } from './own-path'

describe('ownPath', () => {
  it('goes where one was', () => {
    for (const path of ['/', '/study?set=integration-engineer', '/answers/x?answer=1#top', '/search?q=a%20b']) {
      expect(ownPath(path, '/account')).toBe(path)
    }
  })

  it('never leads to another site', () => {
    const elsewhere = [
      'https://evil.example',
      '//evil.example',
      '/\\evil.example',
      '\\\\evil.example',
      '/\t/evil.example',
      '/\n//evil.example',
      '/.//evil.example',
      '/x/..//evil.example',
      '/%2e%2e//evil.example',
      'javascript:alert(1)',
      'data:text/html,x',
      ' /study',
      'study',
      '',
      null,
      undefined,
      `/${'a'.repeat(600)}`,
      '/api/auth/signout',
    ]
    for (const wanted of elsewhere) expect(ownPath(wanted, '/account'), String(wanted)).toBe('/account')
  })

  it('is a path of the own host for any text, as a browser reads it', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 60 }),
        fc.constantFrom('', '/', '//', '/\\', '/.'),
        (text, head) => {
          const target = new URL(ownPath(head + text, '/account'), 'http://callback.test')
          expect(target.host).toBe('callback.test')
        },
      ),
    )
  })
})
