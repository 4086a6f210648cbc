import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { installDebianPackage } from './apt'

type Postgres = { url: string | null /** Why there is none. */; why: string; stop: () => Promise<void> }

const START_TIMEOUT_MS = 60_000

/**
 * A PostgreSQL for the tests: the one that POSTGRES_URL names, else a throw-away server on a free port with its
 * data in a temporary folder, made from the programs that are here or, as root on Debian, get installed.
 * It ends with `stop` and with this process. Where none can be had, `url` is null and `why` says it.
 * @param kept a folder for its data, which then outlives it
 */
export async function startPostgres({ kept }: { kept?: string } = {}): Promise<Postgres> {
  const nothing = async () => {}
  if (process.env.POSTGRES_URL) return { url: process.env.POSTGRES_URL, why: '', stop: nothing }
  const programs = findPrograms() ?? ((await installDebianPackage('postgresql')) ? findPrograms() : null)
  if (!programs) return { url: null, why: 'no server programs found, and none could be installed', stop: nothing }
  try {
    return await start(programs, kept)
  } catch (error) {
    return { url: null, why: error instanceof Error ? error.message : String(error), stop: nothing }
  }
}

/** The folder with initdb and postgres; Debian keeps them off the PATH. */
function findPrograms(): string | null {
  const debian = '/usr/lib/postgresql'
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : []
  const folders = [
    ...(process.env.PATH ?? '').split(path.delimiter),
    ...['/usr/local/bin', '/opt/homebrew/bin', '/usr/local/pgsql/bin'],
    ...versions.map((version) => path.join(debian, version, 'bin')),
    askPgConfig(),
  ]
  return (
    folders.find((folder) => folder && ['initdb', 'postgres'].every((it) => existsSync(path.join(folder, it)))) ?? null
  )
}

function askPgConfig(): string {
  try {
    return execFileSync('pg_config', ['--bindir'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()
  } catch {
    return ''
  }
}

async function start(programs: string, kept: string | undefined): Promise<Postgres> {
  const { url, stop } = await startOwn(programs, kept)
  return { url, why: '', stop }
}

/** A server of one's own, for tests that end it and start it again, at the same address and on the same data. */
export type OwnPostgres = {
  url: string
  /** Ends every process of it at once, as a power cut would. */
  kill: () => Promise<void>
  start: () => Promise<void>
  /** It stands still, or goes on: connections stay open, and nobody answers on them. */
  pause: () => void
  resume: () => void
  /** Ends it for good and deletes its data. */
  stop: () => Promise<void>
}

/** Starts one, whatever POSTGRES_URL says; null where its programs aren't to be had. */
export async function startOwnPostgres(): Promise<OwnPostgres | null> {
  const programs = findPrograms()
  return programs === null ? null : startOwn(programs)
}

/** @param kept a folder whose data outlives the server */
async function startOwn(programs: string, kept?: string): Promise<OwnPostgres> {
  if (kept) mkdirSync(kept, { recursive: true })
  const folder = kept ?? mkdtempSync(path.join(tmpdir(), 'callback-postgres-'))
  const data = path.join(folder, 'data')
  const owner = ownerOfServer()
  if (owner) chownSync(folder, owner.uid, owner.gid)
  const options = { ...owner, cwd: folder, env: { ...process.env, LC_ALL: 'C' } }
  if (!existsSync(path.join(data, 'PG_VERSION')))
    execFileSync(
      path.join(programs, 'initdb'),
      [`--pgdata=${data}`, '--username=postgres', '--auth=trust', '--no-sync', '--encoding=UTF8', '--no-locale'],
      { ...options, stdio: ['ignore', 'ignore', 'pipe'] },
    )
  const port = await freePort()
  const settings = [`listen_addresses=127.0.0.1`, 'unix_socket_directories=', 'fsync=off']
  let server: ChildProcess
  const launch = async () => {
    server = spawn(
      path.join(programs, 'postgres'),
      ['-D', data, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])],
      { ...options, stdio: ['ignore', 'ignore', 'pipe'] },
    )
    await untilReady(server)
  }
  const end = async (signals: () => void) => {
    if (server.exitCode !== null || server.signalCode !== null) return
    const ended = new Promise((resolve) => server.once('exit', resolve))
    signals()
    await ended
  }
  // "Immediate", where nothing in there is worth a checkpoint; "fast" writes what is kept.
  const signal = kept ? 'SIGINT' : 'SIGQUIT'
  const removeFolder = () => {
    if (!kept) rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
  const remove = () => {
    server.kill(signal)
    removeFolder()
  }
  process.once('exit', remove)
  await launch()
  return {
    url: `postgresql://postgres@127.0.0.1:${port}/postgres`,
    kill: () => end(() => signalAll(server, 'SIGKILL')),
    start: launch,
    pause: () => signalAll(server, 'SIGSTOP'),
    resume: () => signalAll(server, 'SIGCONT'),
    stop: async () => {
      process.off('exit', remove)
      await end(() => server.kill(signal))
      removeFolder()
    },
  }
}

/** Signals a server and the processes that it answers by. */
function signalAll({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  if (pid === undefined) return
  // Linux says there who made whom; "ps" isn't on every machine.
  const processes = readdirSync('/proc').flatMap((name) => {
    const stat = /^\d+$/.test(name) ? readIfThere(`/proc/${name}/stat`) : ''
    const parent = /\) \S (\d+)/.exec(stat)?.[1]
    return parent === undefined ? [] : [[Number(name), Number(parent)]]
  })
  // The server first, so that it makes no more of them.
  const own = [pid, ...processes.filter(([, parent]) => parent === pid).map(([child = 0]) => child)]
  for (const each of own) {
    try {
      process.kill(each, signal)
    } catch {
      // It has ended by itself.
    }
  }
}

function readIfThere(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    // It has ended by itself.
    return ''
  }
}

/** PostgreSQL refuses to run as root, as one often is in a container: then as its own user, or nobody. */
function ownerOfServer(): { uid: number; gid: number } | null {
  if (process.getuid?.() !== 0) return null
  for (const name of ['postgres', 'nobody']) {
    try {
      const ask = (flag: string) =>
        Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }))
      return { uid: ask('-u'), gid: ask('-g') }
    } catch {
      // No such user here: the next.
    }
  }
  return null
}

function untilReady(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = ''
    const timer = setTimeout(() => reject(new Error('PostgreSQL did not start within a minute')), START_TIMEOUT_MS)
    server.stderr?.on('data', (chunk) => {
      said = (said + chunk).slice(-4000)
      if (!said.includes('ready to accept connections')) return
      clearTimeout(timer)
      resolve()
    })
    server.once('error', reject)
    server.once('exit', () => {
      clearTimeout(timer)
      reject(new Error(`PostgreSQL did not start: ${said.trim()}`))
    })
  })
}

/** A port that is free now, of this machine's own loopback. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      // A TCP server's address is an object, never a pipe's name.
      const port = typeof address === 'object' && address ? address.port : 0
      probe.close(() => resolve(port))
    })
  })
}
