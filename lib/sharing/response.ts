import { createHash } from 'node:crypto'
import { z } from 'zod'

/** An answer as it was sent: what was asked and what was said then. `key` names the question under its link. */
export type SentAnswer = { key: string; questionText: string; text: string }

/** What is stored of the answers of a response. */
export const sentAnswers = z.array(
  z.object({ key: z.string(), questionText: z.string(), text: z.string() }),
) satisfies z.ZodType<SentAnswer[]>

/** What a candidate sent, as the owner of the set reads it. */
export type ReceivedResponse = {
  id: string
  linkId: string
  name: string
  /** Empty once withdrawn. */
  answers: SentAnswer[]
  sentAt: Date
  withdrawnAt: Date | null
}

/** Names an answer as it stands: what is sent is what was shown to its writer before, to the letter. */
export function stateOfAnswer({ questionText, text }: SentAnswer): string {
  return createHash('sha256')
    .update(JSON.stringify([questionText, text]))
    .digest('base64url')
    .slice(0, 22)
}
