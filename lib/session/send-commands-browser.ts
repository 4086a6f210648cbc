import type { ExpectedError, Result } from '../platform/result'
import { COMMANDS_VERSION, type CommandEnvelope, MAX_COMMANDS } from './command'
import type { QueuedCommand } from './queued-command'
import { isError, readError } from './read-error-browser'

/** What the browser lets a page send while it closes, all such requests together: 64 kB. */
const MAX_KEEPALIVE_BYTES = 60_000
const TIMEOUT_MS = 30_000

/** What became of a batch. */
export type SendOutcome =
  /** The results of its commands, by id; one that is missing is to be sent again. */
  | { kind: 'answered'; results: Map<string, Result<unknown>>; retryAfterMs: number }
  /** Nobody here, or trouble there: the same again later. */
  | { kind: 'failed'; retryAfterMs: number }
  /** The server knows this browser as someone else, or not at all. */
  | { kind: 'not owner' }
  /** The server is newer than this tab. */
  | { kind: 'outdated' }
  /** The server can't read the batch: one bad command spoils it for the others. */
  | { kind: 'unreadable'; error: ExpectedError }

/** The first commands of a queue, as many as one request may carry, and at least one. */
export function takeBatch(commands: QueuedCommand[], most = MAX_COMMANDS): QueuedCommand[] {
  // Of a long text the measuring alone is felt between two keys.
  if (commands.length === 1) return commands
  // Room for the envelope itself.
  let bytes = 1000
  const end = commands.findIndex((command, index) => {
    bytes += bytesOf(JSON.stringify(command.payload)) + 200
    return index > 0 && (index >= most || bytes > MAX_KEEPALIVE_BYTES)
  })
  return end < 0 ? commands : commands.slice(0, end)
}

/** Sends one batch. A small one survives the closing of its tab. Never throws. */
export async function sendBatch(ownerId: string, deviceId: string, batch: QueuedCommand[]): Promise<SendOutcome> {
  const envelope: CommandEnvelope = {
    version: COMMANDS_VERSION,
    ownerId,
    deviceId,
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    commands: batch.map(({ id, name, payload }) => ({ id, name, payload })),
  }
  const body = JSON.stringify(envelope)
  try {
    const response = await fetch('/api/commands', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
      cache: 'no-store',
      redirect: 'error',
      keepalive: bytesOf(body) <= MAX_KEEPALIVE_BYTES,
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    return await outcomeOf(response)
  } catch {
    return { kind: 'failed', retryAfterMs: 0 }
  }
}

async function outcomeOf(response: Response): Promise<SendOutcome> {
  const retryAfterMs = (Number(response.headers.get('retry-after')) || 0) * 1000
  switch (response.status) {
    case 200: {
      const results = readResults(await response.json())
      return results ? { kind: 'answered', results, retryAfterMs } : { kind: 'failed', retryAfterMs }
    }
    case 403:
      return { kind: 'not owner' }
    case 409:
      return { kind: 'outdated' }
    case 400:
    case 413:
      return { kind: 'unreadable', error: await readError(response, 'The server could not read this change.') }
    default:
      return { kind: 'failed', retryAfterMs }
  }
}

// The answer may be some proxy's page instead of ours: what doesn't look right isn't taken for an answer.
function readResults(answer: unknown): Map<string, Result<unknown>> | null {
  if (typeof answer !== 'object' || answer === null) return null
  if (!('results' in answer) || !Array.isArray(answer.results)) return null
  const results = new Map<string, Result<unknown>>()
  for (const result of answer.results as unknown[]) {
    if (typeof result !== 'object' || result === null || !('id' in result) || typeof result.id !== 'string') return null
    if ('ok' in result && result.ok === true) {
      results.set(result.id, { ok: true, value: 'value' in result ? result.value : null })
    } else if ('error' in result && isError(result.error)) {
      results.set(result.id, { ok: false, error: result.error })
    } else return null
  }
  return results
}

const encoder = new TextEncoder()

function bytesOf(text: string): number {
  return encoder.encode(text).length
}
