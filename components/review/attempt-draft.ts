import type { PageOwner } from '@/lib/session/command'
import { forgetOwn, keepOwn, readOwn } from '@/lib/session/own-storage-browser'

const nameOf = (questionId: string) => `attempt:${questionId}`

/** What was typed for a question before it was rated: it outlives a closed tab, and is kept on this device alone. */
export function readAttempt(owner: PageOwner, questionId: string): string {
  return readOwn(owner, nameOf(questionId)) ?? ''
}

/** Keeps what is being typed. */
export function keepAttempt(owner: PageOwner, questionId: string, text: string): void {
  keepOwn(owner, nameOf(questionId), text)
}

/** Once rated, the attempt is on its way to the store. */
export function forgetAttempt(owner: PageOwner, questionId: string): void {
  forgetOwn(owner, nameOf(questionId))
}
