import { type ChildProcess, spawn } from 'node:child_process'

/** A program of ours that a test started. */
export type Program = {
  child: ChildProcess
  /** Says something to its standard input, where that was asked for. */
  write: (text: string) => void
  /** What it printed so far, both streams. */
  output: () => string
  /** Resolves when its output matches; rejects, with the output, when it ends before that. */
  until: (pattern: RegExp) => Promise<RegExpMatchArray>
  /** Resolves when it has ended, with its exit code, or the signal that ended it. */
  ended: Promise<number | NodeJS.Signals>
}

/** Starts Node with these arguments. Variables of the caller that are settings of the app are left out. */
export function startNode(args: string[], env: Record<string, string> = {}, { stdin = false } = {}): Program {
  const stdio = [stdin ? 'pipe' : 'ignore', 'pipe', 'pipe'] as const
  const child = spawn(process.execPath, args, { env: { ...withoutSettings(), ...env }, stdio: [...stdio] })
  let output = ''
  const listeners = new Set<() => void>()
  const take = (chunk: unknown) => {
    output += String(chunk)
    for (const listener of listeners) listener()
  }
  child.stdout?.on('data', take)
  child.stderr?.on('data', take)
  const ended = new Promise<number | NodeJS.Signals>((resolve) => {
    child.once('close', (code, signal) => resolve(code ?? signal ?? 1))
  })
  const until = (pattern: RegExp) =>
    new Promise<RegExpMatchArray>((resolve, reject) => {
      const look = () => {
        const match = pattern.exec(output)
        if (!match) return
        listeners.delete(look)
        resolve(match)
      }
      listeners.add(look)
      look()
      ended.then((how) => reject(new Error(`It ended (${how}) before it said ${pattern}:\n${output}`)))
    })
  return { child, write: (text) => child.stdin?.write(text), output: () => output, until, ended }
}

const SETTINGS = [
  ...['PORT', 'HOST', 'CALLBACK_DATA_DIR', 'DATABASE_URL', 'NEXTAUTH_URL', 'NEXTAUTH_SECRET', 'TRUSTED_PROXIES'],
  ...['LOG_LEVEL', 'SMTP_URL', 'MAIL_FROM', 'GITHUB_ID', 'GITHUB_SECRET', 'GITHUB_URL', 'GOOGLE_ID', 'GOOGLE_SECRET'],
  ...['BACKUP_DIR', 'BACKUPS_KEPT', 'TOMBSTONES_FILE', 'METRICS_TOKEN', 'SLOW_QUERY_MS'],
]

function withoutSettings(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !SETTINGS.includes(name))
  return { ...Object.fromEntries(kept), NODE_ENV: 'production' }
}
