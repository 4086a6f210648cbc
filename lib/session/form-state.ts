import type { ExpectedError } from '../platform/result'

/** What a form shows after it was sent: what to put right, what was done, and what was typed. */
export type FormState = {
  error: ExpectedError | null
  /** What was done, as a sentence. */
  said: string | null
  /** Where to go on; a page's script goes there anew, so that nothing of who one was stays in it. */
  redirectTo: string | null
  /** What was typed, by field, but for what must not be sent back. */
  values: Record<string, string>
}

/** A form that nobody has sent yet. */
export const UNSENT_FORM: FormState = { error: null, said: null, redirectTo: null, values: {} }

/** What a page hands its form to send it. */
export type FormAction = (previous: FormState, form: FormData) => Promise<FormState>
