import { statfs } from 'node:fs/promises'
import path from 'node:path'
import { db } from './db'
import { env } from './env'

/** Whether requests can be served, and what keeps them from it. */
export type Health = 'ok' | 'unreachable' | 'full'

/** How long the database may take to answer, in milliseconds. */
const PATIENCE_MS = 2000
/** What SQLite needs to go on for a while: its log alone grows to 4 MB before it is written back. */
const MIN_FREE_BYTES = 16 * 1024 * 1024

/** Whether the database answers a query in time, and the built-in one has room to write. Never throws. */
export async function checkHealth(): Promise<Health> {
  if (!(await isDatabaseThere())) return 'unreachable'
  return (await hasRoom()) ? 'ok' : 'full'
}

async function isDatabaseThere(): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), PATIENCE_MS)
  })
  const asked = db()
    .contentState.count()
    .then(
      () => true,
      () => false,
    )
  const isThere = await Promise.race([asked, late])
  clearTimeout(timer)
  return isThere
}

/** Whether the disk under the built-in database has room; another server's disk is its own to watch. */
async function hasRoom(): Promise<boolean> {
  const { provider, databaseUrl } = env()
  if (provider !== 'sqlite') return true
  try {
    const { bavail, bsize } = await statfs(path.dirname(databaseUrl.replace(/^file:/, '')))
    return bavail * bsize >= MIN_FREE_BYTES
  } catch {
    // A file system that doesn't say how full it is.
    return true
  }
}
