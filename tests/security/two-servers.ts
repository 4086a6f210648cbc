import { type OwnPostgres, startOwnPostgres } from '../../scripts/test/postgres'
import { type App, makeDataDir, startApp } from '../setup/app'

/** What a server is told, and must never say. */
export const PLANTED = {
  signing: 'planted-signing-secret-of-forty-characters',
  gitHub: 'planted-git-hub-secret',
  google: 'planted-google-secret',
  mail: 'planted-mail-password',
  database: 'planted-database-password',
  languageModel: 'planted-language-model-key',
}

export type TwoServers = {
  urls: [string, string]
  postgres: OwnPostgres
  output: () => string
  stop: () => Promise<void>
}

/** Two servers on one database, as behind a balancer, that say all they ever log. */
export async function startTwoServers(): Promise<TwoServers> {
  const postgres = await startOwnPostgres()
  if (!postgres) throw new Error('PostgreSQL’s programs are missing.')
  const { dataDir, remove } = makeDataDir()
  const address = new URL(postgres.url)
  address.password = PLANTED.database
  const env = {
    DATABASE_URL: address.toString(),
    NEXTAUTH_SECRET: PLANTED.signing,
    GITHUB_ID: 'an-id',
    GITHUB_SECRET: PLANTED.gitHub,
    GOOGLE_ID: 'an-id',
    GOOGLE_SECRET: PLANTED.google,
    // Nobody listens there: each mail fails, and is logged to have.
    SMTP_URL: `smtp://someone:${PLANTED.mail}@127.0.0.1:1`,
    // Nor there: each second opinion fails.
    COACH_LLM_URL: 'http://127.0.0.1:1/v1',
    COACH_LLM_MODEL: 'a-model',
    COACH_LLM_KEY: PLANTED.languageModel,
    LOG_LEVEL: 'debug',
  }
  // One after the other: the first one makes the tables and brings in the content.
  const apps: App[] = [await startApp(dataDir, env)]
  apps.push(await startApp(dataDir, env))
  return {
    urls: [apps[0]?.url ?? '', apps[1]?.url ?? ''],
    postgres,
    output: () => apps.map((app) => app.output()).join('\n'),
    async stop() {
      for (const app of apps) app.child.kill('SIGKILL')
      await Promise.all(apps.map((app) => app.ended))
      await postgres.stop()
      remove()
    },
  }
}
