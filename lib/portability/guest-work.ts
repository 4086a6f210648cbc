/** How much a guest has done in this browser. */
export type GuestWork = Record<'ratings' | 'answers' | 'marks' | 'sets' | 'stories' | 'suggestions', number>

/** Whether there is anything to ask about. */
export function isAnyWork(work: GuestWork): boolean {
  return Object.values(work).some((count) => count > 0)
}

/** As a sentence says it: "14 ratings and 2 answers". */
export function workInWords({ ratings, answers, marks, sets, stories, suggestions }: GuestWork): string {
  const parts = [
    counted(ratings, 'rating'),
    counted(answers, 'answer'),
    counted(marks, 'marked question'),
    counted(sets, 'set'),
    counted(stories, 'story', 'stories'),
    counted(suggestions, 'suggestion'),
  ].filter((part) => part !== null)
  const last = parts.pop() ?? 'nothing'
  return parts.length > 0 ? `${parts.join(', ')} and ${last}` : last
}

function counted(count: number, name: string, several = `${name}s`): string | null {
  return count === 0 ? null : `${count} ${count === 1 ? name : several}`
}
