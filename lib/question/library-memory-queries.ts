import 'server-only'
import { randomUUID } from 'node:crypto'
import { unstable_cache } from 'next/cache'
import { isBuilding } from '../platform/env'
import { CONTENT_TAG } from './content-tag'

/*
 * Next keeps what it caches as text, and parses it at each read: for a sitting that is every question of the library
 * again. What many requests read is kept here as it is, until an import drops the version that it was read under. Who
 * is given it changes nothing of it.
 */

/** Changes whenever the content does. Whatever page reads it carries the content's tag. */
const readVersion = unstable_cache(async () => randomUUID(), ['library-version'], {
  tags: [CONTENT_TAG],
  revalidate: false,
})

/**
 * A read of the library by a key, remembered until an import changes it; nothing is read while the app is being built
 * (see `question-queries.ts`).
 * @param most how many values are kept, those read first forgotten first
 */
export function rememberedRead<Key extends string | number, Value>(
  most: number,
  read: (keys: Key[]) => Promise<ReadonlyMap<Key, Value>>,
): (keys: readonly Key[]) => Promise<Map<Key, Value>> {
  let memory = { version: '', values: new Map<Key, Value>() }
  return async (keys) => {
    const found = new Map<Key, Value>()
    // Asked while the app is being built, too: what the build renders then carries the tag, and is thrown away with it.
    const version = await readVersion()
    if (isBuilding() || keys.length === 0) return found
    if (memory.version !== version) memory = { version, values: new Map() }
    const { values } = memory
    const missing = keys.filter((key) => !values.has(key))
    const more = missing.length > 0 ? await read(missing) : new Map<Key, Value>()
    for (const key of keys) {
      const value = values.get(key) ?? more.get(key)
      if (value !== undefined) found.set(key, value)
    }
    for (const [key, value] of more) values.set(key, value)
    for (const oldest of values.keys()) if (values.size <= most || !values.delete(oldest)) break
    return found
  }
}
