import { z } from 'zod'
import { log } from '../platform/log'
import { takePoints } from '../platform/rate-limit'
import { type ErrorCode, fail, type Result, statusOf } from '../platform/result'
import { CLIENT_ADDRESS_HEADER } from '../platform/server-state'
import { knownZone } from '../platform/zone'
import { networkOf } from './address'
import {
  COMMANDS_VERSION,
  type CommandEnvelope,
  type CommandResult,
  MAX_COMMANDS,
  MAX_ENVELOPE_BYTES,
  storedInstead,
  withStoredReview,
} from './command'
import { type CommandContext, type DefinedCommand, invalidInput } from './define-command'
import { anyId } from './fields'
import { isSameOrigin } from './origin'
import { parseJson, readText } from './request-body'
import { findRequestSession } from './session-queries'
import { UserGoneError } from './user-repository'

const envelopeSchema = z.strictObject({
  version: z.literal(COMMANDS_VERSION),
  ownerId: z.string().max(64),
  deviceId: anyId,
  zone: z.string().max(64),
  commands: z
    .array(z.strictObject({ id: anyId, name: z.string().max(64), payload: z.record(z.string(), z.unknown()) }))
    .min(1)
    .max(MAX_COMMANDS),
}) satisfies z.ZodType<CommandEnvelope>

/**
 * Runs a queue's writes, in order: `{version, ownerId, deviceId, zone, commands}` gives `{version, results}`. One bad
 * command doesn't stop those after it; trouble of our own does, and what has no result is to be sent again. Nothing is
 * run for anyone but the session's own user.
 * @param known the commands that there are
 * @param now the server's clock
 */
export async function runCommands(request: Request, known: readonly DefinedCommand[], now: Date): Promise<Response> {
  if (!isSameOrigin(request.headers.get('origin'), request.headers.get('host'))) {
    return refusal('forbidden', 'Changes are taken from Callback’s own pages only.')
  }
  const body = await readText(request, MAX_ENVELOPE_BYTES)
  if (body === null) return refusal('too_large', 'That is more than the 1 MB that can be sent at once. Send less.')
  const sent = parseJson(body)
  if (sent === undefined) return refusal('invalid', 'What was sent is not JSON.')
  if (isOtherVersion(sent)) return refusal('conflict', 'This tab is of another version than the server: reload it.')
  const envelope = envelopeSchema.safeParse(sent)
  if (!envelope.success) {
    const { code, message } = invalidInput('the request', envelope.error)
    return refusal(code, message)
  }
  try {
    return await runEnvelope(request, envelope.data, known, now)
  } catch (error) {
    if (error instanceof UserGoneError) return notTheirs()
    log.error({ err: error }, 'commands failed')
    return unavailable()
  }
}

async function runEnvelope(
  request: Request,
  { ownerId, deviceId, zone, commands }: CommandEnvelope,
  known: readonly DefinedCommand[],
  now: Date,
): Promise<Response> {
  const session = await findRequestSession(request)
  if (session?.userId !== ownerId) return notTheirs()
  // A guest's row is made by their first write: that many a network may have in an hour, a whole school's worth.
  if (!session.isSaved) {
    const outcome = await takePoints(NEW_GUESTS, networkOf(request.headers.get(CLIENT_ADDRESS_HEADER) ?? ''))
    if (!outcome.isAllowed) return tooManyGuests(outcome.retryAfterSeconds)
  }
  const limited = await limitedNames(ownerId, commands, known)
  const context: CommandContext = { userId: ownerId, deviceId, zone: knownZone(zone), now }
  const results = await runInOrder(context, commands, known, limited.names)
  if (results.length === 0) return unavailable()
  const headers = limited.retryAfterSeconds > 0 ? { 'Retry-After': String(limited.retryAfterSeconds) } : undefined
  return Response.json({ version: COMMANDS_VERSION, results }, { headers: { ...NO_STORE, ...headers } })
}

async function runInOrder(
  context: CommandContext,
  commands: CommandEnvelope['commands'],
  known: readonly DefinedCommand[],
  limited: Map<string, string>,
): Promise<CommandResult[]> {
  const results: CommandResult[] = []
  /** Reviews that were dropped as the same as a stored one: what follows may name them. */
  const dropped = new Map<string, string>()
  for (const { id, name, payload } of commands) {
    const command = known.find((candidate) => candidate.name === name)
    const limitMessage = limited.get(name)
    let result: Result<unknown>
    if (!command) result = fail('invalid', 'The server doesn’t know this kind of change.')
    else if (limitMessage) result = fail('rate_limited', limitMessage)
    else {
      const renamed = [...dropped].reduce((current, [from, to]) => withStoredReview(current, from, to), payload)
      try {
        result = await command.run(context, renamed)
      } catch (error) {
        // What came before is theirs no more either: the whole batch is asked about anew.
        if (error instanceof UserGoneError) throw error
        log.error({ err: error, command: name }, 'command failed')
        return results
      }
      const storedId = result.ok ? storedInstead(result.value) : null
      if (storedId !== null) dropped.set(String(payload.id), storedId)
    }
    results.push({ id, ...result })
  }
  return results
}

/** Takes the points of all commands at once, one write for each limit: the names that have none left, with why. */
async function limitedNames(
  userId: string,
  commands: CommandEnvelope['commands'],
  known: readonly DefinedCommand[],
): Promise<{ names: Map<string, string>; retryAfterSeconds: number }> {
  const names = new Map<string, string>()
  let retryAfterSeconds = 0
  const limits = new Map(known.map(({ limit }) => [limit.name, limit]))
  for (const limit of limits.values()) {
    const own = known.filter((command) => command.limit.name === limit.name).map(({ name }) => name)
    const points = commands.filter(({ name }) => own.includes(name)).length
    if (points === 0) continue
    const outcome = await takePoints(limit, userId, points)
    if (outcome.isAllowed) continue
    retryAfterSeconds = Math.max(retryAfterSeconds, outcome.retryAfterSeconds)
    for (const name of own) names.set(name, `That was a lot at once. It goes on in ${outcome.retryAfterSeconds} s.`)
  }
  return { names, retryAfterSeconds }
}

const NEW_GUESTS = { name: 'new-guests', points: 300, windowSeconds: 3600 }

function tooManyGuests(retryAfterSeconds: number): Response {
  const message = 'Too many people began here at once. What you did is kept in this browser, and is sent by itself.'
  return refusal('rate_limited', message, { 'Retry-After': String(retryAfterSeconds) })
}

const NO_STORE = { 'Cache-Control': 'no-store' }

function refusal(code: ErrorCode, message: string, more: Record<string, string> = {}): Response {
  return Response.json({ error: { code, message } }, { status: statusOf(code), headers: { ...NO_STORE, ...more } })
}

function notTheirs(): Response {
  return refusal('forbidden', 'These changes belong to someone else than who is here: they wait for their owner.')
}

function unavailable(): Response {
  const error = { code: 'unavailable', message: 'The server can’t store this right now. It is sent again by itself.' }
  return Response.json({ error }, { status: 503, headers: { ...NO_STORE, 'Retry-After': '2' } })
}

/** A tab of another version is told so before anything of it is judged: it may mean something else by its fields. */
function isOtherVersion(sent: unknown): boolean {
  if (typeof sent !== 'object' || sent === null || !('version' in sent)) return false
  return typeof sent.version === 'number' && sent.version !== COMMANDS_VERSION
}
