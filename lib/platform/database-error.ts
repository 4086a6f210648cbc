/** Prisma's code of an error (https://www.prisma.io/docs/orm/reference/error-reference), or undefined. */
export function databaseErrorCode(error: unknown): string | undefined {
  // Not by instanceof: the server's own code and Next's bundles have a class each, and share one client.
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined
  return typeof error.code === 'string' ? error.code : undefined
}

/** Whether a unique index refused the row. */
export function isUniqueViolation(error: unknown): boolean {
  return databaseErrorCode(error) === 'P2002'
}

/**
 * Whether the same transaction may succeed when run again: another process wrote meanwhile (P2034; P1008 on SQLite,
 * where a transaction that reads and then writes fails at once), or two made the same first row (P2002).
 */
export function isRetryable(error: unknown): boolean {
  return ['P2034', 'P1008', 'P2002'].includes(databaseErrorCode(error) ?? '')
}
