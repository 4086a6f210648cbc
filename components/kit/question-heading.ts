/** The id of a question's heading, which takes the focus as J and K go through the sheet. */
export function headingIdOf(number: number): string {
  return `question-${number}`
}

/** Goes to a question: a screen reader reads it, and keys 1 to 4 rate it. */
export function focusQuestion(number: number): void {
  document.getElementById(headingIdOf(number))?.focus()
}
