import { mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Provider } from '../../lib/platform/env'
import { readContentFiles } from '../../lib/question/content-folder-repository'
import { importContent } from '../../lib/question/content-repository'
import { ACCOUNT_COOKIE, signCookie } from '../../lib/session/session-cookie'
import { ensureBuilt, ensureServerBundled, SERVER_BUNDLE } from '../launch/prepare.mjs'
import { ROOT } from '../launch/steps.mjs'
import { type Row, textOf, userIdOf } from './data/practice'
import { inBench } from './folder'
import { type Server, startServer } from './programs'
import { DATA_NOW, makePractice, type StorePlace, withDatabase } from './stores'
import { openTableWriter } from './table-writer'

/** The production build over a store of practice. */
export type RunningApp = Server & {
  databaseUrl: string
  dataDir: string
  /** Of a user who is signed in, by their number. */
  cookieOf: (user: number) => string
}

const SECRET = 'a secret of the bench that is long enough'
/** Users that may be signed in: as many as write at once. */
export const SIGNED_IN = 8

/** Builds what is missing, as npm start does. */
export async function buildApp(): Promise<void> {
  await ensureBuilt()
  ensureServerBundled()
}

/** Makes the database that the app is asked over: the project's own questions, and practice with them. */
export async function makeAppStore(place: StorePlace, provider: Provider, reviews: number): Promise<string> {
  const questionIds = await listContentIds()
  const url = await makePractice(place, provider, { name: `app-${reviews}`, reviews, questionIds }, importOwnContent)
  const writer = await openTableWriter(url)
  await writer.write({ Session: Array.from({ length: SIGNED_IN }, (_, user) => sessionRow(user)) })
  await writer.close()
  return url
}

function importOwnContent(url: string): Promise<void> {
  return withDatabase(url, async () => {
    const report = await importContent({ folder: path.join(ROOT, 'content'), now: DATA_NOW })
    if (!report.isImported) throw new Error('content/ is broken: npm run content:check says where.')
  })
}

async function listContentIds(): Promise<string[]> {
  const { files } = await readContentFiles(path.join(ROOT, 'content'))
  return files.flatMap(({ text }) => /^id: (q_\w+)$/m.exec(text)?.[1] ?? [])
}

/**
 * Starts the app over a database, as it was built: what changes in the sources meanwhile changes no run.
 * @param env further settings
 * @param program what is started; npm start's own begins by looking whether all is built
 */
export async function startApp(
  databaseUrl: string,
  provider: Provider,
  env: Record<string, string> = {},
  program = SERVER_BUNDLE,
): Promise<RunningApp> {
  const dataDir = inBench('app', provider)
  mkdirSync(dataDir, { recursive: true })
  const server = await startServer(process.execPath, () => [program], {
    ready: '/api/health',
    envOf: (port) => ({
      PORT: String(port),
      HOST: '127.0.0.1',
      CALLBACK_DATA_DIR: dataDir,
      DATABASE_URL: databaseUrl,
      NEXTAUTH_URL: `http://localhost:${port}`,
      NEXTAUTH_SECRET: SECRET,
      LOG_LEVEL: 'error',
      ...env,
    }),
  })
  return { ...server, databaseUrl, dataDir, cookieOf }
}

/** Starts the app so that its database drivers note each statement in a file. */
export async function startCountedApp(databaseUrl: string, provider: Provider) {
  const file = inBench('statements', `${provider}.txt`)
  rmSync(file, { force: true })
  const hook = pathToFileURL(path.join(ROOT, 'scripts/bench/note-statements.mjs')).href
  const app = await startApp(databaseUrl, provider, { NODE_OPTIONS: `--import ${hook}`, BENCH_STATEMENTS: file })
  return { app, file }
}

function sessionIdOf(user: number): string {
  return `s_${String(user).padStart(22, '0')}`
}

function cookieOf(user: number): string {
  return `${ACCOUNT_COOKIE}=${signCookie('account', sessionIdOf(user), SECRET)}`
}

function sessionRow(user: number): Row {
  const now = new Date()
  return {
    id: sessionIdOf(user),
    userId: userIdOf(user),
    method: 'password',
    userAgent: 'bench',
    createdAt: textOf(now),
    lastSeenAt: textOf(now),
    expiresAt: textOf(new Date(now.getTime() + 50 * 86_400_000)),
  }
}
