/**
 * Prisma's codes of errors after which the same transaction may succeed when run again: another process wrote
 * meanwhile (P2034; P1008 on SQLite, where a transaction that reads and then writes fails at once), two made the same
 * row (P2002), or it didn't get its turn in time (P2028).
 */
const RETRYABLE = new Set(['P1008', 'P2002', 'P2028', 'P2034'])

/** Whether the same transaction may succeed when run again. */
export function isRetryable(error: unknown): boolean {
  // Not by instanceof: the server's own code and Next's bundles have a class each, and share one client.
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && RETRYABLE.has(error.code)
}
