import { buryUsers } from '../session/tombstone-repository'
import { inUserTransaction, type Writer } from '../session/user-repository'

/**
 * Deletes a user with everything that hangs on them, now. What stays is a row with their random id that says so (a
 * tombstone): a browser that still has writes for them is refused, and nobody gets the id again. Guests that were
 * merged into an account say no more than that they were.
 * @returns their id and those of the guests: for the list that lies outside the database
 */
export function deleteUser(writer: Writer): Promise<string[]> {
  return inUserTransaction(writer, (tx) => buryUsers(tx, [writer.userId], writer.now))
}
