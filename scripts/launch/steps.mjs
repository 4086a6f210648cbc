// What the launcher and the test run share: steps that say what they do, how long they took and why they failed.
import { spawn } from 'node:child_process'
import path from 'node:path'

export const ROOT = path.resolve(import.meta.dirname, '../..')

/** A failure that a person can act on: printed as it is, without a stack. */
export class StepError extends Error {
  /** @param {string} message which step failed and what to do @param {string} [output] the end of what the step printed */
  constructor(message, output = '') {
    super(message)
    this.output = output
  }
}

/** Runs a step and prints its name and its time. */
export async function step(name, work) {
  const started = performance.now()
  console.log(`  ${name} …`)
  await work()
  console.log(`  ${name}: done (${seconds(performance.now() - started)})`)
}

export function seconds(ms) {
  return ms < 60_000
    ? `${(ms / 1000).toFixed(1)} s`
    : `${Math.floor(ms / 60_000)} min ${Math.round((ms % 60_000) / 1000)} s`
}

const children = new Set()

/** Ends the programs that are still running, when we are told to end. */
export function endChildrenOnSignal() {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.once(signal, () => {
      endChildren('SIGTERM')
      process.exit(signal === 'SIGINT' ? 130 : 143)
    })
  }
}

/** Signals every program that is running, with what it started. */
export function endChildren(signal) {
  for (const child of children) {
    try {
      process.kill(-child.pid, signal)
    } catch {
      // It has ended by itself.
    }
  }
}

/**
 * Runs a program to its end, without a terminal.
 * @returns {Promise<{code: number, output: string, stdout: string}>} output is standard output and error as they came
 */
export function run(command, args, { env = {}, cwd = ROOT, timeoutMs = 0, onOutput = ignore } = {}) {
  return new Promise((resolve) => {
    // A group of its own, so that what it starts in turn can be ended with it.
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    })
    children.add(child)
    let output = ''
    let stdout = ''
    const take = (isStdout) => (chunk) => {
      output += chunk
      if (isStdout) stdout += chunk
      onOutput(String(chunk))
    }
    child.stdout.on('data', take(true))
    child.stderr.on('data', take(false))
    const cutOff = () => {
      output += `\nCut off, as it took longer than ${seconds(timeoutMs)}.`
      endGroup(child)
    }
    const timer = timeoutMs && setTimeout(cutOff, timeoutMs)
    const settle = (code) => {
      clearTimeout(timer)
      children.delete(child)
      resolve({ code, output, stdout })
    }
    child.on('error', (error) => {
      output += error.message
      settle(127)
    })
    child.on('close', (code, signal) => settle(code ?? (signal ? 128 : 1)))
  })
}

function endGroup(child) {
  try {
    process.kill(-child.pid, 'SIGKILL')
  } catch {
    // It has ended by itself.
  }
}

function ignore(/** @type {string} */ _output) {}

/** The last lines of a program's output. */
export function tail(output, lines = 30) {
  return output.trimEnd().split('\n').slice(-lines).join('\n')
}
