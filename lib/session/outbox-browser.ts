import type { Result } from '../platform/result'
import type { Identity, PageOwner } from './command'
import { knownIdentity } from './identity-browser'
import { newId } from './new-id-browser'
import { noteCommand } from './outbox-notes-browser'
import { createSender } from './outbox-sender-browser'
import * as store from './outbox-store-browser'
import type { NewCommand } from './queued-command'

/**
 * Where this browser's writes are. idle: nothing waits, or it is about to be sent. sending: on its way. offline: the
 * last try failed, the next comes by itself. held: what waits belongs to someone else than who is here. memory: the
 * browser keeps nothing beyond this tab. reload: the server is newer than this tab and takes nothing from it.
 */
export type OutboxStatus = {
  waiting: number
  state: 'idle' | 'sending' | 'offline' | 'held' | 'memory' | 'reload'
}

export type PendingCommand = { id: string; name: string; payload: Record<string, unknown> }

/** A command that left the queue: stored, or refused for good. */
export type Settled = { command: PendingCommand; result: Result<unknown> }

type NewOutboxCommand = {
  name: string
  payload: Record<string, unknown>
  /** Names the command in the answer; by default the payload's own id, or a new one. */
  id?: string
  /** Whom the page was made for, where it knows: from then on it is theirs alone. */
  ownerId?: string | null
  /** Names what it says anew, in full: what waits under the same key needs no sending any more. */
  key?: string
}

export type Outbox = {
  /**
   * Keeps the command at once, also if the page is left in the same moment. Resolves with its id once it is in the
   * queue (in memory where storage is blocked or full); sending follows.
   */
  enqueue: (command: NewOutboxCommand) => Promise<string>
  /** Calls back with the status, now and at each change. Returns the way to stop. */
  subscribe: (listener: (status: OutboxStatus) => void) => () => void
  /** Calls back for each command that leaves the queue, in whichever tab it was made. Returns the way to stop. */
  onSettled: (listener: (settled: Settled) => void) => () => void
  /** What waits for a page's owner, in order; what has no owner yet may become a guest's. */
  listPending: (owner: PageOwner) => Promise<PendingCommand[]>
  /** Sends what waits. Resolves when nothing is left that can be sent now, or a try failed. */
  flush: () => Promise<void>
  deviceId: () => Promise<string>
}

let opened: Outbox | undefined

/** This tab's outbox: the way by which ratings, undos, marks and drafts reach the server, at once or days later. */
export function openOutbox(): Outbox {
  opened ??= createOutbox()
  return opened
}

function createOutbox(): Outbox {
  const statusListeners = new Set<(status: OutboxStatus) => void>()
  const settledListeners = new Set<(settled: Settled) => void>()
  const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('callback-outbox')
  let writes: Promise<unknown> = store.addNoted()
  let isAnnouncing = false
  let isStale = false

  const sender = createSender({
    whenWritten: () => writes,
    onSettled({ id, name, payload }, result) {
      const settled: Settled = { command: { id, name, payload }, result }
      channel?.postMessage(settled)
      tellSettled(settled)
    },
    onChange() {
      channel?.postMessage(null)
      void announce()
    },
  })

  async function enqueue({ name, payload, id, ownerId, key }: NewOutboxCommand): Promise<string> {
    const command: NewCommand = {
      id: id ?? (typeof payload.id === 'string' ? payload.id : newId()),
      name,
      payload,
      ownerId: ownerId ?? knownIdentity()?.ownerId ?? null,
      ...(key === undefined ? {} : { key }),
    }
    noteCommand(command)
    // One after another, so that the order of the calls is the order of the queue.
    const write = writes.then(() => store.addCommand(command))
    writes = write
    sender.remember(await write)
    void announce()
    void sender.flush()
    return command.id
  }

  async function status(): Promise<OutboxStatus> {
    const identity = knownIdentity()
    const commands = await store.listCommands()
    const own = commands.filter(({ ownerId }) => {
      if (!identity) return true
      return ownerId === null ? identity.isGuest : isOwnedBy(identity, ownerId)
    })
    const phase = sender.phase()
    const waiting = own.length > 0 ? own.length : commands.length
    if (phase === 'reload') return { waiting, state: 'reload' }
    if (store.isStorageBroken()) return { waiting, state: 'memory' }
    if (commands.length > 0 && own.length === 0) return { waiting, state: 'held' }
    return { waiting, state: own.length === 0 ? 'idle' : phase }
  }

  /** Tells the status, once for however many changes came while it was being found out. */
  async function announce(): Promise<void> {
    isStale = true
    if (isAnnouncing) return
    isAnnouncing = true
    while (isStale) {
      isStale = false
      const current = await status()
      for (const listener of statusListeners) listener(current)
    }
    isAnnouncing = false
  }

  function tellSettled(settled: Settled): void {
    sender.forget(settled.command.id)
    for (const listener of settledListeners) listener(settled)
  }

  channel?.addEventListener('message', ({ data }: MessageEvent<Settled | null>) => {
    if (data) tellSettled(data)
    void announce()
  })
  addEventListener('online', sender.retryNow)
  addEventListener('pagehide', sender.sendLast)
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') sender.sendLast()
    else void sender.flush()
  })

  return {
    enqueue,
    subscribe(listener) {
      statusListeners.add(listener)
      void announce()
      return () => statusListeners.delete(listener)
    },
    onSettled(listener) {
      settledListeners.add(listener)
      return () => settledListeners.delete(listener)
    },
    async listPending({ ownerId, isGuest }) {
      await writes
      const identity = knownIdentity()
      return (await store.listCommands())
        .filter((command) => {
          if (command.ownerId === null) return isGuest && identity?.isGuest !== false
          if (command.ownerId === ownerId) return true
          return identity !== null && identity.ownerId === ownerId && isOwnedBy(identity, command.ownerId)
        })
        .map(({ id, name, payload }) => ({ id, name, payload }))
    },
    flush: sender.flush,
    deviceId: store.readDeviceId,
  }
}

function isOwnedBy({ ownerId, formerIds }: Identity, commandOwnerId: string): boolean {
  return commandOwnerId === ownerId || formerIds.includes(commandOwnerId)
}
