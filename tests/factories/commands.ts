import { randomUUID } from 'node:crypto'
import { GUEST_COOKIE, signCookie } from '../../lib/session/session-cookie'
import { TEST_SECRET } from '../setup/secret'

export const HOST = 'callback.test:3000'

export type SentCommand = { id: string; name: string; payload: Record<string, unknown> }

/** The cookie header of a user, signed as the server signs it. */
export function cookieOf(userId: string): string {
  return `${GUEST_COOKIE}=${signCookie('guest', userId, TEST_SECRET)}`
}

/** A command as the outbox sends it. */
export function newCommand(name: string, payload: Record<string, unknown>): SentCommand {
  return { id: randomUUID(), name, payload }
}

/** The payload of a rating. */
export function ratingPayload(questionId: string, more: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    id: randomUUID(),
    questionId,
    rating: 'good',
    source: 'study',
    reviewedAt: new Date().toISOString(),
    basedOn: '',
    tickedKeyPoints: [],
    durationMs: 4000,
    ...more,
  }
}

export type Sending = {
  userId?: string | null
  ownerId?: string
  deviceId?: string
  zone?: string
  origin?: string | null
  host?: string | null
  cookie?: string
  version?: number
  /** Instead of an envelope. */
  body?: string
}

/** A request of the outbox, with whatever is to be wrong about it. */
export function commandsRequest(commands: SentCommand[], sending: Sending = {}): Request {
  const { userId = null, deviceId = 'device-1', zone = 'Europe/Vienna', version = 1 } = sending
  const headers = new Headers({ 'content-type': 'application/json' })
  const origin = sending.origin === undefined ? `http://${HOST}` : sending.origin
  if (origin !== null) headers.set('origin', origin)
  const host = sending.host === undefined ? HOST : sending.host
  if (host !== null) headers.set('host', host)
  const cookie = sending.cookie ?? (userId ? cookieOf(userId) : null)
  if (cookie !== null) headers.set('cookie', cookie)
  const envelope = { version, ownerId: sending.ownerId ?? userId ?? 'nobody', deviceId, zone, commands }
  const body = sending.body ?? JSON.stringify(envelope)
  return new Request(`http://${HOST}/api/commands`, { method: 'POST', headers, body })
}
