import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { ROOT } from '../launch/steps.mjs'
import { freePort } from '../test/postgres'

/** A server that the bench started. */
export type Server = { url: string; pid: number; stop: () => Promise<void> }

/** Starts a server on a free port and waits until it answers 200. */
export async function startServer(
  command: string,
  argsOf: (port: number) => string[],
  { ready, envOf, cwd = ROOT }: { ready: string; envOf?: (port: number) => Record<string, string>; cwd?: string },
): Promise<Server> {
  const port = await freePort()
  const url = `http://localhost:${port}`
  const env = { ...process.env, NODE_ENV: 'production', NODE_OPTIONS: '', ...envOf?.(port) } as const
  const child = spawn(command, argsOf(port), { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] })
  // Whatever ends the bench ends what it started.
  const end = () => child.kill('SIGKILL')
  process.once('exit', end)
  child.once('exit', () => process.off('exit', end))
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => {
      output = (output + chunk).slice(-2_000)
    })
  try {
    await untilAnswering(child, url + ready, () => output)
  } catch (error) {
    child.kill('SIGKILL')
    throw error
  }
  return {
    url,
    pid: child.pid ?? 0,
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
    },
  }
}

const POLL_MS = 20
const PATIENCE_MS = 180_000

async function untilAnswering(child: ChildProcess, url: string, output: () => string): Promise<void> {
  const began = performance.now()
  let failure = ''
  child.once('error', (error) => {
    failure = error.message
  })
  for (;;) {
    if (failure || child.exitCode !== null) throw new Error(`It ended before it answered: ${failure}${output()}`)
    if (performance.now() - began > PATIENCE_MS) throw new Error(`It did not answer in time: ${output()}`)
    try {
      const response = await fetch(url)
      await response.arrayBuffer()
      if (response.ok) return
    } catch {
      // It doesn't listen yet.
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MS))
  }
}
