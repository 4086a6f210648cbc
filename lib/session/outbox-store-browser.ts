import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import { newId } from './new-id-browser'
import { forgetNote, listNotes } from './outbox-notes-browser'
import type { NewCommand, QueuedCommand } from './queued-command'

interface Schema extends DBSchema {
  commands: { key: number; value: NewCommand & { sequence?: number } }
  meta: { key: string; value: string }
}

/** Above all sequences of the database: what is kept in memory was made after what is stored. */
const FIRST_IN_MEMORY = 2 ** 52

/*
 * IndexedDB, and this tab's memory where that is blocked or full. Once something is in memory, what follows goes there
 * too until it was sent, so that the order holds.
 */
let opening: Promise<IDBPDatabase<Schema>> | null = null
let inMemory: QueuedCommand[] = []
let nextInMemory = FIRST_IN_MEMORY
let isBroken = false
let memoryDeviceId: string | null = null

/** Whether this browser can't keep what waits beyond this tab. */
export function isStorageBroken(): boolean {
  return isBroken || inMemory.length > 0
}

/**
 * Puts a command at the end of the queue, in place of what waits under its key; resolves once it is kept, in memory if
 * need be: then its note stays.
 */
export async function addCommand(command: NewCommand): Promise<QueuedCommand> {
  const queued = await add(command)
  if (queued.sequence < FIRST_IN_MEMORY) forgetNote(command.id)
  return queued
}

/** Puts into the queue what pages noted that were left before they could: the last page of this browser, or others. */
export async function addNoted(): Promise<void> {
  const noted = listNotes()
  if (noted.length === 0) return
  const queued = new Set((await listCommands()).map(({ id }) => id))
  for (const command of noted) {
    if (queued.has(command.id)) forgetNote(command.id)
    else await addCommand(command)
  }
}

async function add(command: NewCommand): Promise<QueuedCommand> {
  const { key } = command
  const replaced = inMemory.filter((other) => key !== undefined && other.key === key)
  for (const { id } of replaced) forgetNote(id)
  inMemory = inMemory.filter((other) => !replaced.includes(other))
  if (inMemory.length === 0) {
    const sequence = await attempt(async (database) => {
      const transaction = database.transaction('commands', 'readwrite')
      if (key !== undefined) {
        const waiting = await transaction.store.getAll()
        for (const other of waiting)
          if (other.key === key && other.sequence) await transaction.store.delete(other.sequence)
      }
      const added = await transaction.store.add({ ...command })
      await transaction.done
      return added
    })
    if (sequence !== null) return { ...command, sequence }
  }
  const kept = { ...command, sequence: nextInMemory++ }
  inMemory.push(kept)
  return kept
}

/** All that waits, in order. */
export async function listCommands(): Promise<QueuedCommand[]> {
  const stored = (await attempt((database) => database.getAll('commands'))) ?? []
  // What was read has its key: the store writes it into each value.
  return [...(stored as QueuedCommand[]), ...inMemory]
}

/** Writes changed commands back; those that are gone by now stay gone. */
export async function updateCommands(commands: QueuedCommand[]): Promise<void> {
  const changed = new Map(commands.map((command) => [command.sequence, command]))
  inMemory = inMemory.map((command) => changed.get(command.sequence) ?? command)
  const stored = commands.filter(({ sequence }) => sequence < FIRST_IN_MEMORY)
  if (stored.length === 0) return
  await attempt(async (database) => {
    const transaction = database.transaction('commands', 'readwrite')
    for (const command of stored) {
      if (await transaction.store.getKey(command.sequence)) await transaction.store.put(command)
    }
    await transaction.done
  })
}

/** Takes a command out of the queue. */
export async function removeCommand(sequence: number): Promise<void> {
  for (const { id } of inMemory.filter((command) => command.sequence === sequence)) forgetNote(id)
  inMemory = inMemory.filter((command) => command.sequence !== sequence)
  if (sequence < FIRST_IN_MEMORY) await attempt((database) => database.delete('commands', sequence))
}

/** A random id of this browser, kept with the queue: two tabs share it, two devices don't. */
export async function readDeviceId(): Promise<string> {
  const id = await attempt(async (database) => {
    const transaction = database.transaction('meta', 'readwrite')
    const known = await transaction.store.get('deviceId')
    const deviceId = known ?? newId()
    if (!known) await transaction.store.put(deviceId, 'deviceId')
    await transaction.done
    return deviceId
  })
  memoryDeviceId ??= id ?? newId()
  return id ?? memoryDeviceId
}

/** Null where the database can't be opened or written. */
async function attempt<T>(work: (database: IDBPDatabase<Schema>) => Promise<T>): Promise<T | null> {
  try {
    const result = await work(await open())
    isBroken = false
    return result
  } catch {
    isBroken = true
    return null
  }
}

function open(): Promise<IDBPDatabase<Schema>> {
  opening ??= openDB<Schema>('callback-outbox', 1, {
    upgrade(database) {
      database.createObjectStore('commands', { keyPath: 'sequence', autoIncrement: true })
      database.createObjectStore('meta')
    },
    // The browser closed it, as when its owner clears the storage: the next use opens it again.
    terminated: forget,
    blocking(_current, _blocked, event) {
      // The types say only that an event comes from somewhere; this one comes from the database.
      ;(event.target as IDBDatabase | null)?.close()
      forget()
    },
  })
  opening.catch(forget)
  return opening
}

function forget(): void {
  opening = null
}
