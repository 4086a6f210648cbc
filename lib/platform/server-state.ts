import { timingSafeEqual } from 'node:crypto'

/**
 * What the Node server tells the routes that Next bundles apart from it: they share a process and so globalThis,
 * but no module.
 */
type ServerState = {
  /** Made anew by each process: proves that a request to /api/internal comes from the server itself. */
  internalSecret: string
}

declare global {
  var callbackServer: ServerState | undefined
}

/** Called once by the server, before Next is loaded. */
export function setServerState(state: ServerState): void {
  globalThis.callbackServer = state
}

/** Whether a request's header carries this process's own secret. In constant time, so that answers tell nothing of it. */
export function isInternalSecret(given: string | null | undefined): boolean {
  const secret = globalThis.callbackServer?.internalSecret
  if (!secret || !given) return false
  const [a, b] = [Buffer.from(given), Buffer.from(secret)]
  return a.length === b.length && timingSafeEqual(a, b)
}

/** Request header that carries the internal secret. */
export const INTERNAL_SECRET_HEADER = 'x-internal-secret'
/** Request header with the client's address, set by the server alone: what a client sends under this name is dropped. */
export const CLIENT_ADDRESS_HEADER = 'x-callback-client'
/** Header of every request and response with the id that the log names. */
export const REQUEST_ID_HEADER = 'x-request-id'
/** Request header that says that a shared page is really opened: no payload, nothing ahead of time. Set by the server alone. */
export const OPENED_HEADER = 'x-callback-opened'
