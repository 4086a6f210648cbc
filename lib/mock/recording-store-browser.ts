import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { TurnId } from './mock'

/*
 * What was recorded in mocks: in this browser's IndexedDB, and nowhere else. A recording is stored in parts as it is
 * made, so that a tab that is killed loses its last second at most. A mock's id is a random UUID which only its owner's
 * pages know: it is what a recording is found by.
 */

/** A recording: one stretch of speaking to one question. */
export type Take = {
  id: string
  mockId: string
  ownerId: string
  turn: TurnId
  mimeType: string
  startedAt: number
  recordedMs: number
  bytes: number
}

interface Schema extends DBSchema {
  takes: { key: string; value: Take; indexes: { mockId: string } }
  parts: { key: [string, number]; value: { takeId: string; part: number; data: ArrayBuffer } }
}

let opening: Promise<IDBPDatabase<Schema>> | null = null

/** Stores the next part of a recording, and how long that is by now. @returns false where the browser keeps nothing */
export async function addPart(take: Take, part: number, data: ArrayBuffer): Promise<boolean> {
  const done = await attempt(async (database) => {
    const transaction = database.transaction(['takes', 'parts'], 'readwrite')
    await transaction.objectStore('takes').put(take)
    await transaction.objectStore('parts').put({ takeId: take.id, part, data })
    await transaction.done
    return true
  })
  return done ?? false
}

/** A mock's recordings, the oldest first. */
export async function listTakes(mockId: string): Promise<Take[]> {
  const takes = (await attempt((database) => database.getAllFromIndex('takes', 'mockId', mockId))) ?? []
  return takes.sort((a, b) => a.startedAt - b.startedAt)
}

/** A recording, whole; null where it is gone. */
export async function readTake({ id, mimeType }: Take): Promise<Blob | null> {
  const parts = await attempt((database) => database.getAll('parts', partsOf(id)))
  return parts && parts.length > 0
    ? new Blob(
        parts.map(({ data }) => data),
        { type: mimeType },
      )
    : null
}

/** How much room each mock's recordings take, in bytes, by its id. @param ownerIds whose; a guest's too who became them */
export async function sumRecordings(ownerIds: readonly string[]): Promise<Map<string, number>> {
  const takes = (await attempt((database) => database.getAll('takes'))) ?? []
  const sums = new Map<string, number>()
  for (const { mockId, bytes } of takes.filter(({ ownerId }) => ownerIds.includes(ownerId)))
    sums.set(mockId, (sums.get(mockId) ?? 0) + bytes)
  return sums
}

/** Deletes recordings: those of a mock, or all of an owner who is gone. */
export async function deleteRecordings(of: { mockId: string } | { ownerIds: readonly string[] }): Promise<void> {
  await attempt(async (database) => {
    const transaction = database.transaction(['takes', 'parts'], 'readwrite')
    for (const take of await transaction.objectStore('takes').getAll()) {
      const isMeant = 'mockId' in of ? take.mockId === of.mockId : of.ownerIds.includes(take.ownerId)
      if (!isMeant) continue
      await transaction.objectStore('takes').delete(take.id)
      await transaction.objectStore('parts').delete(partsOf(take.id))
    }
    await transaction.done
  })
}

function partsOf(takeId: string): IDBKeyRange {
  return IDBKeyRange.bound([takeId, 0], [takeId, Number.MAX_SAFE_INTEGER])
}

/** Null where the database can't be opened, read or written: blocked, or full. */
async function attempt<T>(work: (database: IDBPDatabase<Schema>) => Promise<T>): Promise<T | null> {
  try {
    return await work(await open())
  } catch {
    return null
  }
}

function open(): Promise<IDBPDatabase<Schema>> {
  opening ??= openDB<Schema>('callback-recordings', 1, {
    upgrade(database) {
      database.createObjectStore('takes', { keyPath: 'id' }).createIndex('mockId', 'mockId')
      database.createObjectStore('parts', { keyPath: ['takeId', 'part'] })
    },
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
