import { appendFileSync, mkdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** As session-cookie.ts makes them. A line that was cut short by a full disk or a crash is none. */
const USER_ID = /^u_[\w-]{22}$/

/**
 * Adds deleted users to a list that lies outside the database, so that no restore of an older backup brings them back.
 * Their random ids, a line each, and nothing else: who is on it already isn't added again.
 * @param file made where it is missing, readable by its owner alone
 */
export function addTombstones(file: string, userIds: string[]): void {
  const known = new Set(readTombstones(file))
  const added = userIds.filter((id) => !known.has(id))
  if (added.length === 0) return
  mkdirSync(path.dirname(file), { recursive: true })
  // A line feed in front too: what stands before may lack its own. One write, so that two processes don't mix lines.
  appendFileSync(file, added.map((id) => `\n${id}\n`).join(''), { mode: 0o600 })
}

/** The users on the list; none where there is no list yet. */
export function readTombstones(file: string): string[] {
  try {
    return readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => USER_ID.test(line))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  }
}
