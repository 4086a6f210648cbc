import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { EnvError, providerOf, readEnv } from './env'

describe('readEnv', () => {
  it('needs nothing', () => {
    expect(readEnv({})).toEqual({
      port: 3000,
      host: '0.0.0.0',
      dataDir: path.resolve('data'),
      databaseUrl: `file:${path.resolve('data/callback.db')}`,
      provider: 'sqlite',
      publicUrl: null,
      secret: null,
      trustedProxies: 0,
      metricsToken: null,
      slowQueryMs: 200,
      logLevel: 'info',
      isProduction: false,
      smtpUrl: null,
      mailFrom: 'Callback <callback@localhost>',
      backupDir: path.resolve('data/backups'),
      backupsKept: 7,
      tombstonesFile: path.resolve('data/tombstones'),
      github: null,
      google: null,
      llm: null,
    })
  })

  it('takes an account elsewhere with both its id and its secret, or not at all', () => {
    expect(readEnv({ GITHUB_ID: 'a', GITHUB_SECRET: 'b', GITHUB_URL: 'https://git.example.org/' }).github).toEqual({
      id: 'a',
      secret: 'b',
      url: 'https://git.example.org',
    })
    expect(() => readEnv({ GOOGLE_ID: 'a' })).toThrow('GOOGLE_ID and GOOGLE_SECRET belong together')
    expect(() => readEnv({ SMTP_URL: 'mail.example.org' })).toThrow('SMTP_URL must be')
  })

  it('takes a language model with its address and its name, a key where it wants one', () => {
    const local = { COACH_LLM_URL: 'http://localhost:11434/v1/', COACH_LLM_MODEL: 'qwen3:8b' }
    expect(readEnv(local).llm).toEqual({ url: 'http://localhost:11434/v1', key: null, model: 'qwen3:8b' })
    expect(readEnv({ ...local, COACH_LLM_KEY: 'k' }).llm).toMatchObject({ key: 'k' })
    const together = 'COACH_LLM_URL and COACH_LLM_MODEL belong together'
    expect(() => readEnv({ COACH_LLM_URL: local.COACH_LLM_URL })).toThrow(together)
    expect(() => readEnv({ COACH_LLM_KEY: 'k' })).toThrow(together)
    expect(() => readEnv({ ...local, COACH_LLM_URL: 'localhost' })).toThrow('COACH_LLM_URL must be')
  })

  it('takes an empty variable for an unset one', () => {
    const empty = { PORT: '', HOST: '', CALLBACK_DATA_DIR: '', DATABASE_URL: '', NEXTAUTH_URL: '', NEXTAUTH_SECRET: '' }
    expect(readEnv(empty)).toEqual(readEnv({}))
  })

  it('keeps the database in the data folder, unless an address moves it', () => {
    expect(readEnv({ CALLBACK_DATA_DIR: '/srv/callback' }).databaseUrl).toBe('file:/srv/callback/callback.db')
    const moved = readEnv({ CALLBACK_DATA_DIR: '/srv/callback', DATABASE_URL: 'postgresql://u:p@db:5432/callback' })
    expect(moved).toMatchObject({ provider: 'postgresql', databaseUrl: 'postgresql://u:p@db:5432/callback' })
  })

  it('takes the slash off the public address', () => {
    expect(readEnv({ NEXTAUTH_URL: 'https://prep.example.org/' }).publicUrl).toBe('https://prep.example.org')
  })

  it.each([
    [{ PORT: 'http' }, 'PORT'],
    [{ PORT: '70000' }, 'PORT'],
    [{ PORT: '80.5' }, 'PORT'],
    [{ NEXTAUTH_URL: 'prep.example.org' }, 'NEXTAUTH_URL'],
    [{ NEXTAUTH_SECRET: 'short' }, 'NEXTAUTH_SECRET'],
    [{ TRUSTED_PROXIES: '-1' }, 'TRUSTED_PROXIES'],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL'],
    [{ DATABASE_URL: 'mysql://db/callback' }, 'DATABASE_URL'],
    [{ DATABASE_URL: 'postgresql://u@[db/callback' }, 'DATABASE_URL'],
  ])('refuses %o and names %s', (source, name) => {
    expect(() => readEnv(source)).toThrow(EnvError)
    expect(() => readEnv(source)).toThrow(name)
  })
})

describe('providerOf', () => {
  it('knows both schemes of PostgreSQL', () => {
    expect(providerOf('postgres://db/callback')).toBe('postgresql')
    expect(providerOf('postgresql://db/callback')).toBe('postgresql')
    expect(providerOf('file:callback.db')).toBe('sqlite')
  })
})
