const keyOf = (questionId: string) => `callback-attempt:${questionId}`

/** What was typed for a question before it was rated: it outlives a closed tab, and never leaves the device. */
export function readAttempt(questionId: string): string {
  try {
    return localStorage.getItem(keyOf(questionId)) ?? ''
  } catch {
    return ''
  }
}

/** Keeps what is being typed. */
export function keepAttempt(questionId: string, text: string): void {
  try {
    localStorage.setItem(keyOf(questionId), text)
  } catch {
    // Storage is blocked or full: the text lives as long as the page.
  }
}

/** Once rated, the attempt is on its way to the store. */
export function forgetAttempt(questionId: string): void {
  try {
    localStorage.removeItem(keyOf(questionId))
  } catch {
    // Nothing was kept then.
  }
}
