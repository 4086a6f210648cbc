import type { Transaction } from '../platform/db'

/** The content's state is one row. */
export const CONTENT_STATE_ID = 1

/**
 * Makes others that write the library wait until the transaction ends: its first statement, since it writes.
 * @returns the content's version, 0 before the first import
 */
export async function lockContent(tx: Transaction, now: Date): Promise<number> {
  const state = await tx.contentState.upsert({
    where: { id: CONTENT_STATE_ID },
    create: { id: CONTENT_STATE_ID, version: 0, importedAt: now },
    // Says nothing new: an import that changes nothing leaves no trace.
    update: { version: { increment: 0 } },
  })
  return state.version
}
