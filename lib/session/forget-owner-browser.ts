import type { PageOwner } from './command'
import * as store from './outbox-store-browser'
import { forgetAllOwn } from './own-storage-browser'

/** Forgets all that this browser keeps for an owner who is gone: what waits to be sent, and what was being typed. */
export async function forgetOwner(owner: PageOwner): Promise<void> {
  forgetAllOwn(owner)
  await store.addNoted()
  for (const { ownerId, sequence } of await store.listCommands()) {
    if (ownerId === owner.ownerId || (ownerId === null && owner.isGuest)) await store.removeCommand(sequence)
  }
}
