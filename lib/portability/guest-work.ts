/** How much a guest has done in this browser. */
export type GuestWork = { ratings: number; answers: number; marks: number; sets: number }

/** Whether there is anything to ask about. */
export function isAnyWork({ ratings, answers, marks, sets }: GuestWork): boolean {
  return ratings + answers + marks + sets > 0
}

/** As a sentence says it: "14 ratings and 2 answers". */
export function workInWords({ ratings, answers, marks, sets }: GuestWork): string {
  const parts = [
    counted(ratings, 'rating'),
    counted(answers, 'answer'),
    counted(marks, 'marked question'),
    counted(sets, 'set'),
  ].filter((part) => part !== null)
  const last = parts.pop() ?? 'nothing'
  return parts.length > 0 ? `${parts.join(', ')} and ${last}` : last
}

function counted(count: number, name: string): string | null {
  return count === 0 ? null : `${count} ${name}${count === 1 ? '' : 's'}`
}
