import type { Result } from '../platform/result'
import { storedInstead, withStoredReview } from './command'
import { ensureIdentity, forgetIdentity, knownIdentity } from './identity-browser'
import { newId } from './new-id-browser'
import * as store from './outbox-store-browser'
import { sendBatch, takeBatch } from './send-commands-browser'
import { withLock } from './web-lock-browser'

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

export type NewOutboxCommand = {
  name: string
  payload: Record<string, unknown>
  /** Names the command in the answer; by default the payload's own id, or a new one. */
  id?: string
  /** Whom the page was made for, where it knows: from then on it is theirs alone. */
  ownerId?: string | null
}

export type Outbox = {
  /** Resolves with the command's id once it is kept (in memory where storage is blocked or full); sending follows. */
  enqueue: (command: NewOutboxCommand) => Promise<string>
  /** Calls back with the status, now and at each change. Returns the way to stop. */
  subscribe: (listener: (status: OutboxStatus) => void) => () => void
  /** Calls back for each command that leaves the queue, in whichever tab it was made. Returns the way to stop. */
  onSettled: (listener: (settled: Settled) => void) => () => void
  /** What waits for an owner (null: a stranger), in order; what has no owner yet may become a guest's. */
  listPending: (ownerId: string | null) => Promise<PendingCommand[]>
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

const FIRST_RETRY_MS = 1000
const LAST_RETRY_MS = 60_000

function createOutbox(): Outbox {
  const statusListeners = new Set<(status: OutboxStatus) => void>()
  const settledListeners = new Set<(settled: Settled) => void>()
  const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('callback-outbox')
  let writes: Promise<unknown> = Promise.resolve()
  let phase: 'idle' | 'sending' | 'offline' | 'reload' = 'idle'
  let running: Promise<void> | null = null
  let isWanted = false
  let failures = 0
  let notBefore = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  /** What this tab made and hasn't seen stored: a closing tab has no time to ask the database. */
  let mine: store.QueuedCommand[] = []
  /** Guests' ids that came just now and that no answer has confirmed: what they claimed can be given back. */
  let unconfirmedOwnerId: string | null = null

  async function enqueue({ name, payload, id, ownerId }: NewOutboxCommand): Promise<string> {
    const command: store.NewCommand = {
      id: id ?? (typeof payload.id === 'string' ? payload.id : newId()),
      name,
      payload,
      ownerId: ownerId ?? knownIdentity()?.ownerId ?? null,
    }
    // One after another, so that the order of the calls is the order of the queue.
    const write = writes.then(() => store.addCommand(command))
    writes = write
    mine.push(await write)
    changed()
    void flush()
    return command.id
  }

  function flush(): Promise<void> {
    isWanted = true
    running ??= run().finally(() => {
      running = null
    })
    return running
  }

  async function run(): Promise<void> {
    while (isWanted) {
      isWanted = false
      await withLock('callback-outbox', drain)
    }
  }

  /** Sends batch after batch until nothing is left or a try fails. Only one tab is here at a time. */
  async function drain(): Promise<void> {
    let most: number | undefined
    let hasAskedAgain = false
    for (;;) {
      await writes
      if (phase === 'reload' || Date.now() < notBefore) return
      const commands = await store.listCommands()
      if (commands.length === 0) return become('idle')
      const identity = await ensureIdentity()
      if (!identity) return failed(0)
      const own = await claim(commands)
      if (own.length === 0) return become('idle')
      await become('sending')
      const batch = takeBatch(own, most)
      const outcome = await sendBatch(identity.ownerId, await store.readDeviceId(), batch)
      switch (outcome.kind) {
        case 'failed':
          return failed(outcome.retryAfterMs)
        case 'outdated':
          return become('reload')
        case 'not owner':
          if (hasAskedAgain) return failed(LAST_RETRY_MS)
          hasAskedAgain = true
          await disown(own)
          break
        case 'unreadable':
          if (batch.length > 1) most = 1
          else for (const command of batch) await settle(command, { ok: false, error: outcome.error })
          break
        case 'answered': {
          unconfirmedOwnerId = null
          for (const command of batch) {
            const result = outcome.results.get(command.id)
            if (!result || isForLater(result)) return failed(outcome.retryAfterMs)
            await settle(command, result)
          }
          failures = 0
        }
      }
    }
  }

  /** What is whose we are, what has no owner yet included: a guest's it becomes, an account's never. */
  async function claim(commands: store.QueuedCommand[]): Promise<store.QueuedCommand[]> {
    const identity = knownIdentity()
    if (!identity) return []
    const unclaimed = identity.isGuest ? commands.filter(({ ownerId }) => ownerId === null) : []
    if (unclaimed.length > 0) {
      if (identity.isNew) unconfirmedOwnerId = identity.ownerId
      await rewrite(unclaimed.map((command) => ({ ...command, ownerId: identity.ownerId })))
    }
    return (await store.listCommands()).filter(({ ownerId }) => ownerId === identity.ownerId)
  }

  /** The server knows us as someone else: what an id claimed that it never knew is nobody's again. */
  async function disown(own: store.QueuedCommand[]): Promise<void> {
    if (unconfirmedOwnerId !== null) {
      const claimed = own.filter(({ ownerId }) => ownerId === unconfirmedOwnerId)
      await rewrite(claimed.map((command) => ({ ...command, ownerId: null })))
      unconfirmedOwnerId = null
    }
    forgetIdentity()
  }

  async function settle(command: store.QueuedCommand, result: Result<unknown>): Promise<void> {
    const storedId = result.ok ? storedInstead(result.value) : null
    if (storedId !== null && storedId !== command.id) {
      const later = (await store.listCommands()).flatMap((other) => {
        const payload = withStoredReview(other.payload, command.id, storedId)
        return payload === other.payload ? [] : [{ ...other, payload }]
      })
      await rewrite(later)
    }
    await store.removeCommand(command.sequence)
    const settled: Settled = { command: { id: command.id, name: command.name, payload: command.payload }, result }
    channel?.postMessage(settled)
    tellSettled(settled)
    changed()
  }

  async function rewrite(commands: store.QueuedCommand[]): Promise<void> {
    await store.updateCommands(commands)
    const bySequence = new Map(commands.map((command) => [command.sequence, command]))
    mine = mine.map((command) => bySequence.get(command.sequence) ?? command)
  }

  /** Waits longer after each failure, and by chance, so that a server that comes back isn't met by all at once. */
  async function failed(retryAfterMs: number): Promise<void> {
    const longest = Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** failures)
    failures += 1
    if (retryAfterMs > 0) notBefore = Date.now() + retryAfterMs
    clearTimeout(timer)
    timer = setTimeout(() => void flush(), retryAfterMs + Math.random() * longest)
    await become('offline')
  }

  async function become(next: typeof phase): Promise<void> {
    phase = next
    if (next === 'idle') clearTimeout(timer)
    await announce()
  }

  /** The tab goes out of sight, maybe for good: what isn't on its way yet goes now, without waiting for a lock. */
  function sendLast(): void {
    const identity = knownIdentity()
    if (!identity || phase === 'reload') return
    const own = mine.filter(({ ownerId }) => ownerId === identity.ownerId)
    if (own.length === 0) return
    void store.readDeviceId().then(async (deviceId) => {
      const batch = takeBatch(own)
      const outcome = await sendBatch(identity.ownerId, deviceId, batch)
      if (outcome.kind !== 'answered') return
      for (const command of batch) {
        const result = outcome.results.get(command.id)
        if (!result || isForLater(result)) return
        await settle(command, result)
      }
    })
  }

  async function status(): Promise<OutboxStatus> {
    const identity = knownIdentity()
    const commands = await store.listCommands()
    const own = commands.filter(
      ({ ownerId }) => !identity || ownerId === identity.ownerId || (ownerId === null && identity.isGuest),
    )
    const waiting = own.length > 0 ? own.length : commands.length
    if (phase === 'reload') return { waiting, state: 'reload' }
    if (store.isStorageBroken()) return { waiting, state: 'memory' }
    if (commands.length > 0 && own.length === 0) return { waiting, state: 'held' }
    return { waiting, state: own.length === 0 ? 'idle' : phase }
  }

  async function announce(): Promise<void> {
    if (statusListeners.size === 0) return
    const current = await status()
    for (const listener of statusListeners) listener(current)
  }

  function changed(): void {
    channel?.postMessage(null)
    void announce()
  }

  function tellSettled(settled: Settled): void {
    mine = mine.filter(({ id }) => id !== settled.command.id)
    for (const listener of settledListeners) listener(settled)
  }

  channel?.addEventListener('message', ({ data }: MessageEvent<Settled | null>) => {
    if (data) tellSettled(data)
    void announce()
  })
  addEventListener('online', () => {
    failures = 0
    notBefore = 0
    void flush()
  })
  addEventListener('pagehide', sendLast)
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') sendLast()
    else void flush()
  })

  return {
    enqueue,
    subscribe(listener) {
      statusListeners.add(listener)
      void status().then((current) => statusListeners.has(listener) && listener(current))
      return () => statusListeners.delete(listener)
    },
    onSettled(listener) {
      settledListeners.add(listener)
      return () => settledListeners.delete(listener)
    },
    async listPending(ownerId) {
      await writes
      const isAccount = knownIdentity()?.isGuest === false
      return (await store.listCommands())
        .filter((command) => command.ownerId === ownerId || (command.ownerId === null && !isAccount))
        .map(({ id, name, payload }) => ({ id, name, payload }))
    },
    flush,
    deviceId: store.readDeviceId,
  }
}

/** An answer that says "not now": the command stays in the queue. */
function isForLater(result: Result<unknown>): boolean {
  return !result.ok && (result.error.code === 'rate_limited' || result.error.code === 'unauthenticated')
}
