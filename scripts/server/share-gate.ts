import type { IncomingMessage } from 'node:http'
import { takePoints } from '../../lib/platform/rate-limit'
import { serverSecret } from '../../lib/platform/secret'
import { CLIENT_ADDRESS_HEADER, OPENED_HEADER } from '../../lib/platform/server-state'
import { readShareToken } from '../../lib/question-set/share-token'
import { networkOf } from '../../lib/session/address'
import { findLiveLink } from '../../lib/sharing/share-link-repository'

const GUESSES = { name: 'share-guess', points: 60, windowSeconds: 15 * 60 }
/** As many networks as are remembered at once. */
const MAX_NETWORKS = 10_000
/** Of a token from a network that guesses: up to so many versions of its link are looked at. */
const MAX_VERSIONS = 32

/** Until when (milliseconds) a network that guessed too often isn't listened to. */
const refused = new Map<string, number>()

/** What becomes of a request for a shared page. */
export type Passage = { kind: 'open' } | { kind: 'dead' } | { kind: 'refused'; retryAfterSeconds: number }

/** Whether an address lies where sets are shared, however it is spelled. */
export function isSharedAddress(url = '/'): boolean {
  return /^\/+s(\/|$)/.test(pathOf(url))
}

/**
 * Whether whoever asks for a shared page may pass: by a live link always. Any other address costs its network a point,
 * over all instances; who has none left is refused for the rest of the window, without any read.
 */
export async function judgeShared(request: IncomingMessage, now: Date): Promise<Passage> {
  const network = networkOf(String(request.headers[CLIENT_ADDRESS_HEADER] ?? ''))
  const token = /^\/+s\/+([^/]+)\/?$/.exec(pathOf(request.url))?.[1]
  const wait = waitOf(network, now)
  if (wait !== null && !wasMadeHere(token)) return wait
  if (await findLiveLink(token, serverSecret(), now)) return { kind: 'open' }
  if (wait !== null) return wait
  const outcome = await takePoints(GUESSES, network)
  if (outcome.isAllowed) return { kind: 'dead' }
  remember(network, now.getTime() + outcome.retryAfterSeconds * 1000)
  return { kind: 'refused', retryAfterSeconds: outcome.retryAfterSeconds }
}

/**
 * Tells the page whether it is really opened, to be counted: Next hides from a page whether it is asked for a payload,
 * or ahead of time.
 */
export function markOpening({ method, headers }: IncomingMessage): void {
  const purpose = `${headers.purpose ?? ''} ${headers['sec-purpose'] ?? ''}`
  const isPayload = 'rsc' in headers || 'next-router-prefetch' in headers
  if (method === 'GET' && !isPayload && !purpose.includes('prefetch')) headers[OPENED_HEADER] = '1'
}

function pathOf(url = '/'): string {
  const path = url.split('?', 1)[0] ?? '/'
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

function waitOf(network: string, now: Date): Extract<Passage, { kind: 'refused' }> | null {
  const until = refused.get(network)
  if (until === undefined) return null
  const seconds = Math.ceil((until - now.getTime()) / 1000)
  if (seconds > 0) return { kind: 'refused', retryAfterSeconds: seconds }
  refused.delete(network)
  return null
}

function remember(network: string, until: number): void {
  // The longest remembered first.
  if (refused.size >= MAX_NETWORKS) for (const [oldest] of refused) if (refused.delete(oldest)) break
  refused.set(network, until)
}

/** A token that this server once made is no guess: a link must open for those who share a network with one who guesses. */
function wasMadeHere(token: string | undefined): boolean {
  const read = readShareToken(token, serverSecret())
  if (!read) return false
  return Array.from({ length: MAX_VERSIONS }, (_, index) => index + 1).some((version) => read.isOfVersion(version))
}
