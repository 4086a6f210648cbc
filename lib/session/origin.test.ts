import { describe, expect, it } from 'vitest'
import { isSameOrigin } from './origin'

describe('isSameOrigin', () => {
  it('compares with the request’s own host, whatever that is called', () => {
    expect(isSameOrigin('http://localhost:3000', 'localhost:3000')).toBe(true)
    expect(isSameOrigin('http://127.0.0.1:3000', '127.0.0.1:3000')).toBe(true)
    expect(isSameOrigin('http://[::1]:3000', '[::1]:3000')).toBe(true)
    expect(isSameOrigin('https://prep.example.org', 'prep.example.org')).toBe(true)
    expect(isSameOrigin('https://prep.example.org', 'PREP.example.org:443')).toBe(true)
  })

  it('refuses every other', () => {
    for (const origin of [
      null,
      '',
      'null',
      'localhost:3000',
      'http://localhost',
      'http://localhost:3001',
      'http://localhost.evil.test:3000',
      'http://localhost:3000@evil.test',
      'file:///localhost:3000',
      'chrome-extension://localhost:3000',
      'javascript:alert(1)',
    ]) {
      expect(isSameOrigin(origin, 'localhost:3000'), String(origin)).toBe(false)
    }
    for (const host of [null, '', ' ', '/', 'a b', '@', 'evil.test/localhost:3000']) {
      expect(isSameOrigin('http://localhost:3000', host), String(host)).toBe(false)
    }
  })
})
