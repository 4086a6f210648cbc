import { db } from './db'

/** How long the database may take to answer, in milliseconds. */
const PATIENCE_MS = 2000

/** Whether the database answers a query in time. Never throws. */
export async function isDatabaseThere(): Promise<boolean> {
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
