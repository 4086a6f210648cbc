import type { PageOwner } from './command'
import { keysUnder, withStorage } from './local-storage-browser'

/*
 * Texts that this browser keeps for whoever is here, each under its owner: another who signs in on the same browser
 * finds nothing of them. Where storage is blocked or full, a text lives as long as its page.
 */

const keyOf = (ownerId: string | null, name: string) => `callback-own:${ownerId ?? 'stranger'}:${name}`

/** Keeps a text for an owner under a name. */
export function keepOwn({ ownerId }: PageOwner, name: string, text: string): void {
  withStorage((storage) => storage.setItem(keyOf(ownerId, name), text))
}

/** The text that was kept, null for none; a guest finds what they left before they had an id. */
export function readOwn({ ownerId, isGuest }: PageOwner, name: string): string | null {
  return withStorage((storage) => {
    const own = storage.getItem(keyOf(ownerId, name))
    return own === null && isGuest ? storage.getItem(keyOf(null, name)) : own
  })
}

/** Forgets it. */
export function forgetOwn({ ownerId, isGuest }: PageOwner, name: string): void {
  withStorage((storage) => {
    storage.removeItem(keyOf(ownerId, name))
    if (isGuest) storage.removeItem(keyOf(null, name))
  })
}

/** Forgets all that is kept for an owner who is gone. */
export function forgetAllOwn({ ownerId, isGuest }: PageOwner): void {
  withStorage((storage) => {
    const heads = [keyOf(ownerId, ''), ...(isGuest ? [keyOf(null, '')] : [])]
    for (const key of heads.flatMap((head) => keysUnder(storage, head))) storage.removeItem(key)
  })
}
