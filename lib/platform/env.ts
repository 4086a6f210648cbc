import path from 'node:path'
import { z } from 'zod'

export type Provider = 'sqlite' | 'postgresql'

/** Settings as the app uses them: parsed once, here; nothing else reads process.env. */
export type Env = {
  port: number
  host: string
  /** Absolute path of the folder with the database, the secret and mail. */
  dataDir: string
  databaseUrl: string
  provider: Provider
  /** The address that people use, without a trailing slash; null until the launcher has set it. */
  publicUrl: string | null
  secret: string | null
  /** How many proxies of our own stand in front, and so how many forwarded addresses are believed. */
  trustedProxies: number
  /** What whoever reads /api/metrics must bring; null: there is no such address, and nothing is counted. */
  metricsToken: string | null
  /** From how many milliseconds on a query is logged; 0: never. */
  slowQueryMs: number
  logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent'
  isProduction: boolean
  /** The server that takes our mail; null: mail is written to files in the data folder. */
  smtpUrl: string | null
  mailFrom: string
  /** Absolute path of the folder that the daily backup of the built-in database goes to. */
  backupDir: string
  /** How many of the daily backups are kept; 0: none is made. */
  backupsKept: number
  /** Absolute path of the list of deleted users, which a restore reads: kept outside every backup. */
  tombstonesFile: string
  /** Where people may sign in by an account that they have elsewhere; null where its id and secret aren't set. */
  github: (OAuthClient & { url: string }) | null
  google: OAuthClient | null
  /** The language model that a second opinion is asked of; null: there is none. */
  llm: LanguageModel | null
}

/** An OpenAI-compatible endpoint: its address without a trailing slash, the key where it wants one, the model there. */
export type LanguageModel = { url: string; key: string | null; model: string }

/** What an OAuth provider knows this installation by. */
export type OAuthClient = { id: string; secret: string }

/** A setting that can't be used. The message says which, why, and what to do. */
export class EnvError extends Error {
  override name = 'EnvError'
}

// An empty variable is an unset one: `.env` files and compose files write them so.
const unset = (value: unknown) => (value === '' ? undefined : value)
const whole = (name: string, max: number) =>
  z.coerce
    .number({ error: `${name} must be a number` })
    .int(`${name} must be a whole number`)
    .min(0)
    .max(max)

const variables = z.object({
  PORT: z.preprocess(unset, whole('PORT', 65_535).default(3000)),
  HOST: z.preprocess(unset, z.string().default('0.0.0.0')),
  CALLBACK_DATA_DIR: z.preprocess(unset, z.string().default('./data')),
  DATABASE_URL: z.preprocess(unset, z.string().optional()),
  NEXTAUTH_URL: z.preprocess(
    unset,
    z.url('NEXTAUTH_URL must be a whole address, such as https://prep.example.org').optional(),
  ),
  NEXTAUTH_SECRET: z.preprocess(
    unset,
    z
      .string()
      .min(32, 'NEXTAUTH_SECRET must be at least 32 characters: `openssl rand -base64 32` makes one')
      .optional(),
  ),
  TRUSTED_PROXIES: z.preprocess(unset, whole('TRUSTED_PROXIES', 10).default(0)),
  METRICS_TOKEN: z.preprocess(
    unset,
    z.string().min(16, 'METRICS_TOKEN must be at least 16 characters: `openssl rand -hex 16` makes one').optional(),
  ),
  SLOW_QUERY_MS: z.preprocess(unset, whole('SLOW_QUERY_MS', 60_000).default(200)),
  LOG_LEVEL: z.preprocess(unset, z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info')),
  NODE_ENV: z.string().optional(),
  SMTP_URL: z.preprocess(
    unset,
    z
      .url({
        protocol: /^smtps?$/,
        error: 'SMTP_URL must be an address such as smtps://user:password@mail.example.org',
      })
      .optional(),
  ),
  MAIL_FROM: z.preprocess(unset, z.string().default('Callback <callback@localhost>')),
  BACKUP_DIR: z.preprocess(unset, z.string().optional()),
  BACKUPS_KEPT: z.preprocess(unset, whole('BACKUPS_KEPT', 1000).default(7)),
  TOMBSTONES_FILE: z.preprocess(unset, z.string().optional()),
  GITHUB_ID: z.preprocess(unset, z.string().optional()),
  GITHUB_SECRET: z.preprocess(unset, z.string().optional()),
  GITHUB_URL: z.preprocess(
    unset,
    z.url('GITHUB_URL must be a whole address, such as https://github.example.org').default('https://github.com'),
  ),
  GOOGLE_ID: z.preprocess(unset, z.string().optional()),
  GOOGLE_SECRET: z.preprocess(unset, z.string().optional()),
  COACH_LLM_URL: z.preprocess(
    unset,
    z
      .url({ protocol: /^https?$/, error: 'COACH_LLM_URL must be an address such as http://localhost:11434/v1' })
      .optional(),
  ),
  COACH_LLM_KEY: z.preprocess(unset, z.string().optional()),
  COACH_LLM_MODEL: z.preprocess(unset, z.string().optional()),
})

/**
 * Parses the settings.
 * @param source variables by name, process.env by default
 * @throws EnvError naming the variable and what to do
 */
export function readEnv(source: Record<string, string | undefined> = process.env): Env {
  const parsed = variables.safeParse(source)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    throw new EnvError(
      `${issue?.message ?? 'A setting is wrong'} (${issue?.path.join('.')} in the environment or .env).`,
    )
  }
  const { data } = parsed
  const dataDir = path.resolve(data.CALLBACK_DATA_DIR)
  const databaseUrl = data.DATABASE_URL ?? `file:${path.join(dataDir, 'callback.db')}`
  return {
    port: data.PORT,
    host: data.HOST,
    dataDir,
    databaseUrl,
    provider: providerOf(databaseUrl),
    publicUrl: data.NEXTAUTH_URL?.replace(/\/+$/, '') ?? null,
    secret: data.NEXTAUTH_SECRET ?? null,
    trustedProxies: data.TRUSTED_PROXIES,
    metricsToken: data.METRICS_TOKEN ?? null,
    slowQueryMs: data.SLOW_QUERY_MS,
    logLevel: data.LOG_LEVEL,
    isProduction: data.NODE_ENV === 'production',
    smtpUrl: data.SMTP_URL ?? null,
    mailFrom: data.MAIL_FROM,
    backupDir: path.resolve(data.BACKUP_DIR ?? path.join(dataDir, 'backups')),
    backupsKept: data.BACKUPS_KEPT,
    tombstonesFile: path.resolve(data.TOMBSTONES_FILE ?? path.join(dataDir, 'tombstones')),
    github: withUrl(oauthClient('GITHUB', data.GITHUB_ID, data.GITHUB_SECRET), data.GITHUB_URL),
    google: oauthClient('GOOGLE', data.GOOGLE_ID, data.GOOGLE_SECRET),
    llm: languageModel(data.COACH_LLM_URL, data.COACH_LLM_KEY ?? null, data.COACH_LLM_MODEL),
  }
}

function languageModel(url: string | undefined, key: string | null, model: string | undefined): LanguageModel | null {
  if (url && model) return { url: url.replace(/\/+$/, ''), key, model }
  if (!url && !model && key === null) return null
  throw new EnvError('COACH_LLM_URL and COACH_LLM_MODEL belong together: set both, or neither.')
}

function oauthClient(name: string, id: string | undefined, secret: string | undefined): OAuthClient | null {
  if (id && secret) return { id, secret }
  if (!id && !secret) return null
  throw new EnvError(`${name}_ID and ${name}_SECRET belong together: set both, or neither.`)
}

function withUrl(client: OAuthClient | null, url: string) {
  return client && { ...client, url: url.replace(/\/+$/, '') }
}

/** The address that links in mails lead to, without a trailing slash. */
export function publicUrlOf({ publicUrl, port }: Env): string {
  return publicUrl ?? `http://localhost:${port}`
}

/** Which database an address names. */
export function providerOf(url: string): Provider {
  if (/^postgres(ql)?:\/\//.test(url)) {
    if (URL.canParse(url)) return 'postgresql'
    throw new EnvError(
      'DATABASE_URL is not a valid address. Write it as postgresql://user:password@host:5432/database.',
    )
  }
  if (url.startsWith('file:')) return 'sqlite'
  throw new EnvError('DATABASE_URL must start with postgresql:// or file:. Unset it to use the built-in database.')
}

let parsedEnv: Env | undefined

/** The process's settings. Parsed at first use, so that a bad one is reported by whoever starts the app. */
export function env(): Env {
  parsedEnv ??= readEnv()
  return parsedEnv
}

/** Whether this is `next build`, which must touch no database. */
export function isBuilding(): boolean {
  return process.env.NEXT_PHASE === 'phase-production-build'
}
