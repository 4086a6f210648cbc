import type { Result } from '../platform/result'

/*
 * The envelope of POST /api/commands: the words that the outbox and the server share. Pure, and small in the browser.
 */

/** Raised when old tabs can no longer be understood: they are told to reload. */
export const COMMANDS_VERSION = 1
export const MAX_COMMANDS = 100
export const MAX_ENVELOPE_BYTES = 1_000_000

/** One queued write. `id` is made by the client and names it in the answer. */
type Command = { id: string; name: string; payload: Record<string, unknown> }

export type CommandEnvelope = {
  version: number
  ownerId: string
  /** Random, kept with the outbox. */
  deviceId: string
  /** IANA name of the device's zone. */
  zone: string
  commands: Command[]
}

export type CommandResult = { id: string } & Result<unknown>

/** Whom a page was made for. A stranger (null) becomes a guest with the first write. */
export type PageOwner = { ownerId: string | null; isGuest: boolean }

/** What `GET /api/me` answers. */
export type Identity = {
  ownerId: string
  isGuest: boolean
  isNew: boolean
  /** Guests whose work has become this account's: what waits under their ids is its too. */
  formerIds: string[]
}

/**
 * A payload whose mentions of a dropped review name the one that was stored instead: an undo, or a rating based on
 * it, made before its sender learned that the two are one.
 */
export function withStoredReview(
  payload: Record<string, unknown>,
  droppedId: string,
  storedId: string,
): Record<string, unknown> {
  const isNamed = payload.reviewId === droppedId || payload.basedOn === droppedId
  if (!isNamed) return payload
  return {
    ...payload,
    ...(payload.reviewId === droppedId ? { reviewId: storedId } : {}),
    ...(payload.basedOn === droppedId ? { basedOn: storedId } : {}),
  }
}

/**
 * The id of the log's entry that was stored instead of the one sent (another tab had made it first), if the answer
 * says that the two are one.
 */
export function storedInstead(value: unknown): string | null {
  if (typeof value !== 'object' || value === null || !('duplicate' in value) || value.duplicate !== true) return null
  const id = 'reviewId' in value ? value.reviewId : 'retractionId' in value ? value.retractionId : null
  return typeof id === 'string' ? id : null
}
