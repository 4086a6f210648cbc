import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readEnv } from './env'
import { readSecret } from './secret'

describe('readSecret', () => {
  let folder = ''
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'callback-secret-'))
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  const envWith = (more: Record<string, string> = {}) =>
    readEnv({ CALLBACK_DATA_DIR: path.join(folder, 'data'), ...more })

  it('makes one that only its owner can read, and keeps it', () => {
    const secret = readSecret(envWith())
    expect(Buffer.from(secret, 'base64url')).toHaveLength(32)
    expect(statSync(path.join(folder, 'data/secret')).mode & 0o777).toBe(0o600)
    expect(readSecret(envWith())).toBe(secret)
    expect(readFileSync(path.join(folder, 'data/secret'), 'utf8')).toBe(`${secret}\n`)
  })

  it('makes another in another folder', () => {
    const secret = readSecret(envWith())
    expect(readSecret(envWith({ CALLBACK_DATA_DIR: path.join(folder, 'other') }))).not.toBe(secret)
  })

  it('prefers the one that is set', () => {
    const NEXTAUTH_SECRET = 'x'.repeat(32)
    expect(readSecret(envWith({ NEXTAUTH_SECRET }))).toBe(NEXTAUTH_SECRET)
  })

  it('refuses a damaged file rather than sign with a weak one', () => {
    readSecret(envWith())
    writeFileSync(path.join(folder, 'data/secret'), 'short\n')
    expect(() => readSecret(envWith())).toThrow('is damaged')
  })

  it('demands one in production on PostgreSQL, where several servers must share it', () => {
    const production = { NODE_ENV: 'production', DATABASE_URL: 'postgresql://db/callback' }
    expect(() => readSecret(envWith(production))).toThrow('NEXTAUTH_SECRET is not set')
  })
})
