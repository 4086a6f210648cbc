import { type Env, EnvError } from '../../lib/platform/env'

/** Why the server can't start, for a person: what is wrong and what to do, in a sentence or two. Never a stack. */
export function explain(error: unknown, settings: Env | null): string {
  if (error instanceof EnvError) return error.message
  const { code, message } = innermost(error)
  if (settings) {
    const port = `Port ${settings.port}`
    if (code === 'EADDRINUSE') {
      return `${port} is taken by another program. Stop it, or choose another port: PORT=${settings.port + 1} npm start`
    }
    if (code === 'EADDRNOTAVAIL') {
      return `HOST=${settings.host} is not an address of this machine. Unset HOST to listen on all of them.`
    }
    if (code === 'EACCES' && message.startsWith('listen')) {
      return `${port} needs special rights. Choose one above 1023: PORT=3000 npm start`
    }
    if (settings.provider === 'postgresql' && isFromPostgres(code, message)) {
      return explainPostgres(code, message, settings.databaseUrl)
    }
    if (
      ['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST', 'ENOENT'].includes(code) ||
      /^SQLITE_(CANTOPEN|READONLY|PERM)/.test(code)
    ) {
      return `The data folder ${settings.dataDir} can't be written (${message}). Make it writable, or choose another with CALLBACK_DATA_DIR.`
    }
    if (code === 'ENOSPC' || code === 'SQLITE_FULL') {
      return `The disk is full: there is no room in ${settings.dataDir}. Free some and start again.`
    }
    if (/^SQLITE_(NOTADB|CORRUPT)/.test(code)) {
      return `The database ${settings.databaseUrl} is damaged or no database (${message}). Restore it from a backup, or move it away to begin anew.`
    }
    if (code.startsWith('SQLITE_BUSY')) {
      return `The database ${settings.databaseUrl} is held by another program for more than 30 seconds. End that program and start again.`
    }
  }
  // The migrations' own errors are sentences already; with a cause, it says what the database objected to.
  const cause = error instanceof Error && error.cause instanceof Error ? ` ${sentence(error.cause.message)}` : ''
  return `${sentence(error instanceof Error ? error.message : String(error))}${cause}`
}

/** Node wraps a refused connection to a name with several addresses into one AggregateError without a message. */
function innermost(error: unknown): { code: string; message: string } {
  if (error instanceof AggregateError && error.errors.length > 0) return innermost(error.errors[0])
  if (!(error instanceof Error)) return { code: '', message: String(error) }
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  if (!code && error.cause) return innermost(error.cause)
  return { code, message: error.message }
}

const NETWORK_CODES = [
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
]

function isFromPostgres(code: string, message: string): boolean {
  return (
    NETWORK_CODES.includes(code) || /^(28|3D|08|53|57)...$/.test(code) || /timeout|terminated|SSL|SASL/.test(message)
  )
}

function explainPostgres(code: string, message: string, url: string): string {
  const { host, pathname, username } = new URL(url)
  if (code === '28P01' || code === '28000' || message.includes('SASL')) {
    return `PostgreSQL at ${host} refuses the user "${username}" or its password. Correct DATABASE_URL.`
  }
  if (code === '3D000') {
    return `PostgreSQL at ${host} has no database "${pathname.slice(1)}". Create it (createdb ${pathname.slice(1)}), or correct DATABASE_URL.`
  }
  return `PostgreSQL at ${host} can't be reached (${code || message}). Start it, or correct DATABASE_URL; unset it to use the built-in database.`
}

function sentence(message: string): string {
  const [line = ''] = message.trim().split('\n')
  return /[.!?]$/.test(line) ? line : `${line}.`
}
