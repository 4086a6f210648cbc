import type { Result } from '../platform/result'
import { type Identity, storedInstead, withStoredReview } from './command'
import { ensureIdentity, forgetIdentity, knownIdentity } from './identity-browser'
import * as store from './outbox-store-browser'
import type { QueuedCommand } from './queued-command'
import { sendBatch, takeBatch } from './send-commands-browser'
import { withLock } from './web-lock-browser'
import { whenIdle } from './when-idle-browser'

type SenderPhase = 'idle' | 'sending' | 'offline' | 'reload'

type Events = {
  /** Resolves when what was made before this call is in the store. */
  whenWritten: () => Promise<unknown>
  /** A command left the queue. */
  onSettled: (command: QueuedCommand, result: Result<unknown>) => void
  /** The queue or the phase changed. */
  onChange: () => void
}

type Sender = {
  phase: () => SenderPhase
  /** Sends what waits; resolves when nothing is left that can be sent now, or a try failed. */
  flush: () => Promise<void>
  /** The connection is back: no need to wait any longer. */
  retryNow: () => void
  /** Notes what this tab made: a closing tab has no time to ask the database. */
  remember: (command: QueuedCommand) => void
  /** Drops the note: it left the queue, by whichever tab. */
  forget: (commandId: string) => void
  /** The tab goes out of sight, maybe for good: what it made and hasn't seen stored goes now, without a lock. */
  sendLast: () => void
}

const FIRST_RETRY_MS = 1000
const LAST_RETRY_MS = 60_000
/** What is sent lets the key that made it, or the next one, show first; and waits no longer for that. */
const BEGIN_WITHIN_MS = 50

/** What empties the queue: one tab at a time, in order, in batches, again and again until all is stored. */
export function createSender({ whenWritten, onSettled, onChange }: Events): Sender {
  let phase: SenderPhase = 'idle'
  let running: Promise<void> | null = null
  let isWanted = false
  let failures = 0
  let notBefore = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let made: QueuedCommand[] = []
  let deviceId: string | null = null
  /** For whom something was sent that the server may have stored: it can't become anyone else's any more. */
  let boundOwnerId: string | null = null
  /** What left the queue: a store that reads but no longer deletes would have it sent for ever. */
  const settledIds = new Set<string>()

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

  async function drain(): Promise<void> {
    let most: number | undefined
    let hasAskedAgain = false
    for (;;) {
      await whenWritten()
      if (phase === 'reload' || Date.now() < notBefore) return
      const commands = (await store.listCommands()).filter(({ id }) => !settledIds.has(id))
      if (commands.length === 0) return become('idle')
      const identity = await ensureIdentity()
      if (!identity) return failed(0)
      const own = await claim(commands, identity)
      if (own.length === 0) return become('idle')
      become('sending')
      deviceId = await store.readDeviceId()
      await whenIdle(BEGIN_WITHIN_MS)
      const batch = takeBatch(firstOfOneMaker(own), most)
      const outcome = await sendBatch(identity.ownerId, deviceOf(deviceId, batch), batch)
      switch (outcome.kind) {
        case 'failed':
          boundOwnerId = identity.ownerId
          return failed(outcome.retryAfterMs)
        case 'outdated':
          return become('reload')
        case 'not owner':
          if (hasAskedAgain) return failed(LAST_RETRY_MS)
          hasAskedAgain = true
          await disown(own, identity)
          break
        case 'unreadable':
          // One bad command spoils the batch: alone, it is known by its answer.
          if (batch.length > 1) most = 1
          else for (const command of batch) await settle(command, { ok: false, error: outcome.error })
          break
        case 'answered':
          boundOwnerId = identity.ownerId
          if (!(await settleAll(batch, outcome.results))) return failed(outcome.retryAfterMs)
          failures = 0
      }
    }
  }

  /** Settles what was answered, in order, up to the first that is to be sent again; false where there is one. */
  async function settleAll(batch: QueuedCommand[], results: Map<string, Result<unknown>>): Promise<boolean> {
    for (const command of batch) {
      const result = results.get(command.id)
      if (!result || isForLater(result)) return false
      await settle(command, result)
    }
    return true
  }

  async function settle(command: QueuedCommand, result: Result<unknown>): Promise<void> {
    const storedId = result.ok ? storedInstead(result.value) : null
    if (storedId !== null && storedId !== command.id) {
      const commands = await store.listCommands()
      await rewrite(
        commands.flatMap((other) => {
          const payload = withStoredReview(other.payload, command.id, storedId)
          return payload === other.payload ? [] : [{ ...other, payload }]
        }),
      )
    }
    settledIds.add(command.id)
    await store.removeCommand(command.sequence)
    onSettled(command, result)
    onChange()
  }

  /**
   * What of the queue is ours: what has no owner yet becomes a guest's, and never an account's; what a guest made whose
   * work an account took over is the account's. Only of the commands
   * as they were read: one that came since, ownerless, must not be overtaken by a later one that has its owner.
   */
  async function claim(commands: QueuedCommand[], identity: Identity): Promise<QueuedCommand[]> {
    const claimed = commands.map((command) => {
      const isOurs = command.ownerId === null ? identity.isGuest : identity.formerIds.includes(command.ownerId)
      if (!isOurs) return command
      const madeBy = command.madeBy ?? command.ownerId ?? undefined
      return { ...command, ownerId: identity.ownerId, ...(madeBy ? { madeBy } : {}) }
    })
    await rewrite(claimed.filter((command, index) => command !== commands[index]))
    return claimed.filter(({ ownerId }) => ownerId === identity.ownerId)
  }

  /**
   * The server knows us as someone else. Where a new guest's id was refused at its first use (without Web Locks two
   * tabs may be made two guests, of whom the cookie keeps one), what it claimed is nobody's again.
   */
  async function disown(own: QueuedCommand[], { ownerId, isNew }: Identity): Promise<void> {
    if (isNew && boundOwnerId !== ownerId) await rewrite(own.map((command) => ({ ...command, ownerId: null })))
    forgetIdentity()
  }

  async function rewrite(commands: QueuedCommand[]): Promise<void> {
    if (commands.length === 0) return
    await store.updateCommands(commands)
    const bySequence = new Map(commands.map((command) => [command.sequence, command]))
    made = made.map((command) => bySequence.get(command.sequence) ?? command)
  }

  /** Waits longer after each failure, and by chance, so that a server that comes back isn't met by all at once. */
  function failed(retryAfterMs: number): void {
    const longest = Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** failures)
    failures += 1
    if (retryAfterMs > 0) notBefore = Date.now() + retryAfterMs
    clearTimeout(timer)
    timer = setTimeout(() => void flush(), retryAfterMs + Math.random() * longest)
    become('offline')
  }

  function become(next: SenderPhase): void {
    phase = next
    if (next === 'idle') clearTimeout(timer)
    onChange()
  }

  return {
    phase: () => phase,
    flush,
    retryNow() {
      failures = 0
      notBefore = 0
      void flush()
    },
    remember(command) {
      made = [...made.filter(({ key }) => key === undefined || key !== command.key), command]
    },
    forget(commandId) {
      made = made.filter(({ id }) => id !== commandId)
    },
    sendLast() {
      const identity = knownIdentity()
      if (!identity || deviceId === null || phase === 'reload') return
      const own = made.filter(({ ownerId }) => ownerId === identity.ownerId)
      if (own.length === 0) return
      const batch = takeBatch(firstOfOneMaker(own))
      void sendBatch(identity.ownerId, deviceOf(deviceId, batch), batch).then((outcome) =>
        outcome.kind === 'answered' ? settleAll(batch, outcome.results) : false,
      )
    },
  }
}

/** The commands up to the first that somebody else made: a request speaks for one device, and these count as two. */
function firstOfOneMaker(commands: QueuedCommand[]): QueuedCommand[] {
  const end = commands.findIndex(({ madeBy }) => madeBy !== commands[0]?.madeBy)
  return end < 0 ? commands : commands.slice(0, end)
}

/**
 * The device that a batch comes from. What a guest made whom an account took over keeps the mark that the merge gave to
 * what was stored before: both may have begun a question's log in this browser, and both count.
 */
function deviceOf(deviceId: string, [first]: QueuedCommand[]): string {
  return first?.madeBy ? `${deviceId}:${first.madeBy}` : deviceId
}

/** An answer that says "not now": the command stays in the queue. */
function isForLater(result: Result<unknown>): boolean {
  return !result.ok && (result.error.code === 'rate_limited' || result.error.code === 'unauthenticated')
}
