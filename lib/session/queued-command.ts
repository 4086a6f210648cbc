/** Under this name a browser's storage says that something was ever made here. */
export const OUTBOX_MARK = 'callback-outbox'

/** A write that waits to be sent. */
export type QueuedCommand = {
  /** Its place in the queue, over all tabs. */
  sequence: number
  id: string
  name: string
  payload: Record<string, unknown>
  /** Whose it is; null until the server has said who this browser is. */
  ownerId: string | null
  /** The guest who made it, where an account has taken it over. */
  madeBy?: string
  /** What it says anew each time: of one key only the newest command waits. */
  key?: string
}

export type NewCommand = Omit<QueuedCommand, 'sequence'>
