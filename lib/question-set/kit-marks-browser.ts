import { isBlank, type KitMarks, NO_MARKS, parseMarks } from './kit-marks'

/** What was typed, and whether this browser keeps it: storage may be blocked or full. */
export type KitMarksView = { marks: KitMarks; isKept: boolean }

export type KitMarksStore = {
  /** Calls back at each change, here or in another tab. Returns the way to stop. */
  subscribe: (listener: () => void) => () => void
  view: () => KitMarksView
  change: (update: (marks: KitMarks) => KitMarks) => void
}

/** Before the browser was asked: what the server renders too. */
export const UNREAD_VIEW: KitMarksView = { marks: NO_MARKS, isKept: true }

/**
 * What is typed into a kit, kept under a key of localStorage at each stroke. A change is made to what is stored, not to
 * what this tab last saw: two tabs that write at different questions lose nothing of each other. Where nothing can be
 * stored it lives as long as the page.
 */
export function createKitMarks(storageKey: string): KitMarksStore {
  let current: KitMarksView | null = null
  let seen: string | null = null
  const listeners = new Set<() => void>()

  function view(): KitMarksView {
    current ??= readAnew() ?? { marks: NO_MARKS, isKept: false }
    return current
  }

  /** What is stored now; null where the browser refuses. */
  function readAnew(): KitMarksView | null {
    try {
      const stored = localStorage.getItem(storageKey)
      if (current?.isKept && stored === seen) return current
      seen = stored
      return { marks: parseMarks(stored), isKept: true }
    } catch {
      return null
    }
  }

  function write(marks: KitMarks): boolean {
    try {
      seen = isBlank(marks) ? null : JSON.stringify(marks)
      if (seen === null) localStorage.removeItem(storageKey)
      else localStorage.setItem(storageKey, seen)
      return true
    } catch {
      return false
    }
  }

  function show(next: KitMarksView) {
    if (next === current) return
    current = next
    for (const listener of listeners) listener()
  }

  /** Not while something is only here: what is stored is older then. */
  function takeUp() {
    if (view().isKept) show(readAnew() ?? view())
  }

  return {
    view,
    change(update) {
      const known = view()
      const marks = update((known.isKept ? readAnew() : null)?.marks ?? known.marks)
      show({ marks, isKept: write(marks) })
    },
    subscribe(listener) {
      listeners.add(listener)
      // A tab that slept, or comes back from the browser's history, was told nothing meanwhile.
      const events = ['storage', 'pageshow', 'focus']
      if (listeners.size === 1) for (const event of events) addEventListener(event, takeUp)
      return () => {
        listeners.delete(listener)
        if (listeners.size === 0) for (const event of events) removeEventListener(event, takeUp)
      }
    },
  }
}
