import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
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
 */
export async function startPostgres(): Promise<Postgres> {
  const nothing = async () => {}
  if (process.env.POSTGRES_URL) return { url: process.env.POSTGRES_URL, why: '', stop: nothing }
  const programs = findPrograms() ?? ((await installDebianPackage('postgresql')) ? findPrograms() : null)
  if (!programs) return { url: null, why: 'no server programs found, and none could be installed', stop: nothing }
  try {
    return await start(programs)
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

async function start(programs: string): Promise<Postgres> {
  const folder = mkdtempSync(path.join(tmpdir(), 'callback-postgres-'))
  const data = path.join(folder, 'data')
  const owner = ownerOfServer()
  if (owner) chownSync(folder, owner.uid, owner.gid)
  const options = { ...owner, cwd: folder, env: { ...process.env, LC_ALL: 'C' } }
  execFileSync(
    path.join(programs, 'initdb'),
    [`--pgdata=${data}`, '--username=postgres', '--auth=trust', '--no-sync', '--encoding=UTF8', '--no-locale'],
    { ...options, stdio: ['ignore', 'ignore', 'pipe'] },
  )
  const port = await freePort()
  const server = spawn(
    path.join(programs, 'postgres'),
    [
      '-D',
      data,
      '-p',
      String(port),
      '-c',
      'listen_addresses=127.0.0.1',
      '-c',
      'unix_socket_directories=',
      '-c',
      'fsync=off',
    ],
    { ...options, stdio: ['ignore', 'ignore', 'pipe'] },
  )
  const remove = () => {
    server.kill('SIGQUIT')
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
  process.once('exit', remove)
  await untilReady(server)
  return {
    url: `postgresql://postgres@127.0.0.1:${port}/postgres`,
    why: '',
    stop: async () => {
      process.off('exit', remove)
      const ended = new Promise((resolve) => server.once('exit', resolve))
      // "Immediate": nothing in there is worth a checkpoint.
      if (server.kill('SIGQUIT')) await ended
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
    },
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
