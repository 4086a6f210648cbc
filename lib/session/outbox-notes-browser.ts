import { keysUnder, withStorage } from './local-storage-browser'
import { type NewCommand, OUTBOX_MARK } from './queued-command'

/*
 * What was just made, noted at once: to get into the queue takes a moment, and whoever leaves the page in it would lose
 * what they were told is done. Where storage is blocked or full, the moment stays.
 */

const HEAD = `${OUTBOX_MARK}:`
let nextNumber = 0

/** Notes a command before it is in the queue. Never throws. */
export function noteCommand(command: NewCommand): void {
  // Of pages that were left one after another the older comes first, and of one page what was made first.
  const order = [Date.now(), nextNumber++]
  withStorage((storage) => {
    storage.setItem(OUTBOX_MARK, '1')
    storage.setItem(HEAD + command.id, JSON.stringify({ order, command }))
  })
}

/** Forgets the note of a command that is in the queue. */
export function forgetNote(commandId: string): void {
  withStorage((storage) => storage.removeItem(HEAD + commandId))
}

/** What is noted, in the order in which it was made. */
export function listNotes(): NewCommand[] {
  const noted = withStorage((storage) => keysUnder(storage, HEAD).flatMap((key) => readNote(storage.getItem(key))))
  return (noted ?? []).sort((a, b) => a.order[0] - b.order[0] || a.order[1] - b.order[1]).map(({ command }) => command)
}

type Note = { order: [number, number]; command: NewCommand }

function readNote(text: string | null): Note[] {
  try {
    // Ours: nobody else writes under this head.
    return [JSON.parse(text ?? '') as Note]
  } catch {
    return []
  }
}
