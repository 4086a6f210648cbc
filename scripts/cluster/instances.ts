import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { SERVER_BUNDLE } from '../launch/prepare.mjs'
import { ROOT } from '../launch/steps.mjs'

/** One of several servers on one database. */
export type Instance = {
  name: string
  url: string
  start: () => Promise<void>
  end: (how: 'SIGTERM' | 'SIGKILL') => Promise<void>
}

type Settings = { name: string; port: number; folder: string; databaseUrl: string; publicUrl: string; secret: string }

const START_TIMEOUT_MS = 120_000

export function newSecret(): string {
  return randomBytes(32).toString('base64url')
}

/** A server in a folder of its own, which shares the build and has its own migrations: a version of the app. */
export function makeInstance({ name, port, folder, databaseUrl, publicUrl, secret }: Settings): Instance {
  const own = path.join(folder, name)
  mkdirSync(own, { recursive: true })
  for (const shared of ['.next', 'node_modules', 'public', 'content', 'package.json', 'next.config.mjs'])
    symlinkSync(path.join(ROOT, shared), path.join(own, shared))
  cpSync(path.join(ROOT, 'prisma'), path.join(own, 'prisma'), { recursive: true })
  let child: ChildProcess | undefined
  return {
    name,
    url: `http://127.0.0.1:${port}`,
    async start() {
      child = spawn(process.execPath, [SERVER_BUNDLE], {
        cwd: own,
        env: {
          ...process.env,
          ...{ NODE_ENV: 'production', HOST: '127.0.0.1', PORT: String(port), TRUSTED_PROXIES: '1', LOG_LEVEL: 'warn' },
          ...{ DATABASE_URL: databaseUrl, NEXTAUTH_URL: publicUrl, NEXTAUTH_SECRET: secret },
          CALLBACK_DATA_DIR: path.join(own, 'data'),
        },
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      await untilReady(child, name)
    },
    async end(how) {
      const running = child
      if (!running || running.exitCode !== null || running.signalCode !== null) return
      const ended = new Promise((resolve) => running.once('exit', resolve))
      running.kill(how)
      await ended
    },
  }
}

/** A newer version: one more migration, which adds a column. */
export function addMigration(folder: string, instance: Instance): void {
  const migration = path.join(folder, instance.name, 'prisma/postgresql/migrations/99990101000000_of_the_check')
  mkdirSync(migration, { recursive: true })
  writeFileSync(path.join(migration, 'migration.sql'), 'ALTER TABLE "User" ADD COLUMN "ofTheCheck" TEXT;\n')
}

function untilReady(child: ChildProcess, name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = ''
    const timer = setTimeout(() => reject(new Error(`Instance ${name} did not start:\n${said}`)), START_TIMEOUT_MS)
    child.stdout?.on('data', (chunk) => {
      said += chunk
      if (!said.includes('Callback is ready')) return
      clearTimeout(timer)
      resolve()
    })
    child.once('exit', (code) => {
      clearTimeout(timer)
      reject(new Error(`Instance ${name} ended (${code}):\n${said}`))
    })
  })
}
