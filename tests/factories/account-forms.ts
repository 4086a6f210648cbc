import { signUp } from '../../lib/account/sign-up-commands'
import { db } from '../../lib/platform/db'
import { recordReview } from '../../lib/review/review-repository'
import { newUserId } from '../../lib/session/session-cookie'
import { beGuest, newVisitor, sendForm, type Visitor } from '../setup/visitor'
import { newReview, newWriter } from './practice'

export const PASSWORD = 'four quiet words here'

let addresses = 0

/** An address that nobody has yet. */
export function newAddress(): string {
  addresses += 1
  return `person${addresses}@example.org`
}

/** Someone who has just signed up through the form, where no mail is sent. */
export async function signUpAs(
  email = newAddress(),
  visitor = newVisitor(),
): Promise<{ visitor: Visitor; email: string; userId: string }> {
  const { error } = await sendForm(visitor, signUp, { email, password: PASSWORD })
  if (error) throw new Error(`Sign-up failed: ${error.message}`)
  const user = await db().user.findUniqueOrThrow({ where: { email }, select: { id: true } })
  return { visitor, email, userId: user.id }
}

/** A browser whose guest has rated a question. */
export async function newGuestWithReview(
  questionId: string,
): Promise<{ visitor: Visitor; userId: string; id: string }> {
  const visitor = newVisitor()
  const writer = { ...newWriter(), userId: newUserId() }
  beGuest(visitor, writer.userId)
  const review = newReview(questionId, 'good')
  await recordReview(writer, review)
  return { visitor, userId: writer.userId, id: review.id }
}
