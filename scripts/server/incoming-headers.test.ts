import type { IncomingHttpHeaders } from 'node:http'
import { describe, expect, it } from 'vitest'
import { cleanHeaders } from './incoming-headers'

const SPOOFED: IncomingHttpHeaders = {
  host: 'callback.test',
  cookie: 'kept=1',
  forwarded: 'for=1.1.1.1',
  'x-forwarded-for': '1.1.1.1',
  'x-forwarded-host': 'evil.test',
  'x-forwarded-proto': 'https',
  'x-forwarded-port': '1',
  'x-real-ip': '1.1.1.1',
  'x-callback-client': '1.1.1.1',
  'x-middleware-subrequest': 'proxy:proxy:proxy',
  'x-middleware-rewrite': '/progress',
  'x-prerender-revalidate': 'x',
  'x-matched-path': '/progress',
  'content-security-policy': "script-src 'nonce-mine'",
}

describe('cleanHeaders', () => {
  it('believes no client about itself', () => {
    const headers = { ...SPOOFED }
    cleanHeaders(headers, '10.0.0.1', 0)
    expect(headers).toEqual({ host: 'callback.test', cookie: 'kept=1', 'x-callback-client': '10.0.0.1' })
  })

  it('takes from one trusted proxy what it appended, never what the client began with', () => {
    const headers: IncomingHttpHeaders = {
      host: 'inner:3000',
      'x-forwarded-for': '6.6.6.6, 9.9.9.9',
      'x-forwarded-proto': 'https',
      'x-forwarded-host': 'prep.example.org',
    }
    cleanHeaders(headers, '10.0.0.1', 1)
    expect(headers).toEqual({ host: 'prep.example.org', 'x-callback-client': '9.9.9.9', 'x-forwarded-proto': 'https' })
  })

  it('counts from the end behind several', () => {
    const headers: IncomingHttpHeaders = { 'x-forwarded-for': '6.6.6.6, 9.9.9.9, 10.0.0.2' }
    cleanHeaders(headers, '10.0.0.1', 2)
    expect(headers['x-callback-client']).toBe('9.9.9.9')
  })

  it('falls back to the socket where a trusted proxy said nothing', () => {
    const headers: IncomingHttpHeaders = {}
    cleanHeaders(headers, '::ffff:10.0.0.1', 1)
    expect(headers['x-callback-client']).toBe('10.0.0.1')
  })

  it.each([
    ['9.9.9.9:4711', '9.9.9.9'],
    ['[2001:db8::1]:4711', '2001:db8::1'],
    ['2001:db8::1', '2001:db8::1'],
    ['::ffff:9.9.9.9', '9.9.9.9'],
  ])('names %s as %s, so that limits count it once', (written, plain) => {
    const headers: IncomingHttpHeaders = { 'x-forwarded-for': written }
    cleanHeaders(headers, '10.0.0.1', 1)
    expect(headers['x-callback-client']).toBe(plain)
  })
})
