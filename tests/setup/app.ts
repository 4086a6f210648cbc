import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type Program, startNode } from './program'

/** The whole app with data of its own, for tests that stop, kill and restart it. */
export type App = Program & { url: string; stop: () => Promise<number | NodeJS.Signals> }

/** A folder for the app's data; `remove` deletes it. */
export function makeDataDir(): { dataDir: string; remove: () => void } {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'callback-app-'))
  return { dataDir, remove: () => rmSync(dataDir, { recursive: true, force: true }) }
}

/**
 * Starts the production build on a free port (or `PORT` of `env`) and waits until it is ready.
 * @param env settings; everything else of the app's is unset
 */
export async function startApp(dataDir: string, env: Record<string, string> = {}): Promise<App> {
  const settings = { PORT: '0', CALLBACK_DATA_DIR: dataDir, LOG_LEVEL: 'warn', ...env }
  const program = startNode(['scripts/start.mjs'], settings)
  const [, url = ''] = await program.until(/Callback is ready at (\S+)/)
  const stop = () => {
    program.child.kill('SIGTERM')
    return program.ended
  }
  return { ...program, url, stop }
}
