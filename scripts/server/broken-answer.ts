import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Health } from '../../lib/platform/health'
import { answer } from './answer'

type Options = {
  /** Asked where Next has failed: is it the database, which comes back, or a fault of ours? */
  checkHealth: () => Promise<Health>
  /** How long Next may take to begin its answer, in milliseconds. */
  patienceMs: number
  id: string
}

const TROUBLE = {
  unreachable: 'Callback can’t reach its database right now.',
  full: 'The disk that Callback writes to is full.',
} satisfies Record<Exclude<Health, 'ok'>, string>

/**
 * Sees to it that nobody is left with a blank page, or waits for ever: where Next answers 500 (without a script that is
 * an empty page, from a route no word at all), or nothing, a sentence is sent instead, that says whether to try again.
 */
export function guardAnswer(request: IncomingMessage, response: ServerResponse, options: Options): void {
  const { write, end, writeHead } = response
  let isOurs = false

  /** From here on what Next writes is nobody's. */
  function takeOver(): void {
    isOurs = true
    clearTimeout(timer)
  }

  async function sayWhatBroke(): Promise<void> {
    const health = await options.checkHealth()
    if (health === 'ok') say(500, `Something broke here. Try again. If it fails again, quote ${options.id}.`)
    else say(503, `${TROUBLE[health]} What was stored is safe. Try again in a moment.`)
  }

  function say(status: 500 | 503, message: string): void {
    if (response.headersSent || response.destroyed) return
    for (const name of ['Content-Encoding', 'Transfer-Encoding', 'ETag', 'Vary', 'Link']) response.removeHeader(name)
    Object.assign(response, { write, end, writeHead })
    const retry = status === 503 ? { retryAfterSeconds: 2 } : {}
    const finish = answer(request, response, { status, code: 'unavailable', message, ...retry })
    finish()
    swallow()
  }

  /** A late answer of Next's must not be an error of its own. */
  function swallow(): void {
    response.write = () => true
    response.end = () => response
    response.writeHead = () => response
  }

  const timer = setTimeout(() => {
    if (response.headersSent || isOurs) return
    takeOver()
    say(503, 'That takes too long right now. What was stored is safe. Try again in a moment.')
  }, options.patienceMs)
  timer.unref()
  response.once('close', () => clearTimeout(timer))

  /** Whether this is Next's own failure, of which nothing has gone out yet. */
  function isFailure(status: number): boolean {
    if (isOurs) return true
    if (status !== 500 || response.headersSent) return false
    takeOver()
    void sayWhatBroke()
    return true
  }

  // Node's own overloads say more than a wrapper can: what comes is handed on as it is.
  response.writeHead = ((status: number, ...rest: unknown[]) =>
    isFailure(status) ? response : Reflect.apply(writeHead, response, [status, ...rest])) as typeof writeHead
  response.write = ((...chunk: unknown[]) =>
    isFailure(response.statusCode) || Reflect.apply(write, response, chunk)) as typeof write
  response.end = ((...chunk: unknown[]) =>
    isFailure(response.statusCode) ? response : Reflect.apply(end, response, chunk)) as typeof end
}
