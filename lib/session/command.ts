import type { Result } from '../platform/result'

/*
 * The envelope of POST /api/commands: the words that the outbox and the server share. Pure, and small in the browser.
 */

/** Raised when old tabs can no longer be understood: they are told to reload. */
export const COMMANDS_VERSION = 1
export const MAX_COMMANDS = 100
export const MAX_ENVELOPE_BYTES = 1_000_000

/** One queued write. `id` is made by the client and names it in the answer. */
export type Command = { id: string; name: string; payload: Record<string, unknown> }

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

/** What `GET /api/me` answers. */
export type Identity = { ownerId: string; isGuest: boolean; isNew: boolean }
