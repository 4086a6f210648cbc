import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { type Env, EnvError, env } from './env'

/**
 * The secret that signs cookies and links: NEXTAUTH_SECRET, else one made at first start and kept in the data
 * folder in a file that only its owner can read.
 * @throws EnvError in production on PostgreSQL without NEXTAUTH_SECRET: several machines must share one.
 */
export function readSecret(env: Env): string {
  if (env.secret) return env.secret
  if (env.isProduction && env.provider === 'postgresql') {
    throw new EnvError(
      'NEXTAUTH_SECRET is not set, and with PostgreSQL every instance needs the same one. Make it with `openssl rand -base64 32`.',
    )
  }
  const file = path.join(env.dataDir, 'secret')
  return readKept(file) ?? makeKept(file)
}

let ownSecret: string | undefined

/** This server's secret, read once. */
export function serverSecret(): string {
  ownSecret ??= readSecret(env())
  return ownSecret
}

function readKept(file: string): string | undefined {
  try {
    const secret = readFileSync(file, 'utf8').trim()
    if (secret.length < 32)
      throw new EnvError(`${file} is damaged. Restore it, or delete it: all guests start anew then.`)
    return secret
  } catch (error) {
    if (isNotFound(error)) return undefined
    throw error
  }
}

function makeKept(file: string): string {
  const secret = randomBytes(32).toString('base64url')
  mkdirSync(path.dirname(file), { recursive: true })
  try {
    // `wx`: of two processes that start at once, one makes it and the other reads it.
    writeFileSync(file, `${secret}\n`, { mode: 0o600, flag: 'wx' })
    return secret
  } catch (error) {
    const kept = readKept(file)
    if (kept) return kept
    throw error
  }
}

function isNotFound(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}
