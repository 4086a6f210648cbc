/** What `work` gives with this browser's storage; null where that is blocked or full. */
export function withStorage<T>(work: (storage: Storage) => T): T | null {
  try {
    return work(localStorage)
  } catch {
    return null
  }
}

/** The keys that begin so. */
export function keysUnder(storage: Storage, head: string): string[] {
  return Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '').filter((key) =>
    key.startsWith(head),
  )
}
