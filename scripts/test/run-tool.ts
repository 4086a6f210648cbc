import { existsSync } from 'node:fs'
import path from 'node:path'
import { ROOT, run } from '../launch/steps.mjs'
import { failed, type Outcome, PASSED } from './tally'

/** No single step may hang the run. */
const TOOL_TIMEOUT_MS = 15 * 60 * 1000

/**
 * Runs a program of node_modules as one check.
 * @param advice what to do when it fails
 */
export async function runTool(
  name: string,
  args: string[],
  advice: string,
  env?: Record<string, string>,
): Promise<Outcome> {
  const { code, output } = await runPackage(name, args, env)
  return code === 0 ? PASSED : failed(output, advice)
}

/** Runs a program of node_modules to its end. */
export function runPackage(name: string, args: string[], env: Record<string, string> = {}): ReturnType<typeof run> {
  const program = path.join(ROOT, 'node_modules/.bin', name)
  if (!existsSync(program)) throw new Error(`${name} is not installed: run npm install.`)
  return run(program, args, { env, timeoutMs: TOOL_TIMEOUT_MS })
}
