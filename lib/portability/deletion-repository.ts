import { inUserTransaction, type Writer } from '../session/user-repository'

/**
 * Deletes a user with everything that hangs on them, now. What stays is a row with their random id that says so (a
 * tombstone): a browser that still has writes for them is refused, and nobody gets the id again.
 */
export function deleteUser(writer: Writer): Promise<void> {
  return inUserTransaction(writer, async (tx) => {
    const { userId, now } = writer
    // Guests that were merged into an account say no more than that they were.
    await tx.user.updateMany({ where: { mergedIntoId: userId }, data: { kind: 'deleted', mergedIntoId: null } })
    // What was accepted stands in somebody's text: it stays, as a reader's.
    await tx.suggestion.deleteMany({ where: { userId, acceptedText: null } })
    await tx.suggestion.updateMany({ where: { userId }, data: { userId: null, signedAs: '' } })
    await tx.user.delete({ where: { id: userId }, select: { id: true } })
    await tx.user.create({
      data: { id: userId, kind: 'deleted', zone: 'UTC', createdAt: now, lastSeenAt: now },
      select: { id: true },
    })
  })
}
