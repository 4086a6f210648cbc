import { type Change, diffWordsWithSpace } from 'diff'

/** Past so many changed words two texts count as wholly different: comparing them would take too long. */
const MAX_EDITS = 1_500

/** What changed from one text to another, word by word. */
export function wordChanges(before: string, after: string): Change[] {
  return (
    diffWordsWithSpace(before, after, { maxEditLength: MAX_EDITS }) ?? [whole(before, 'removed'), whole(after, 'added')]
  )
}

function whole(value: string, kind: 'added' | 'removed'): Change {
  return { value, added: kind === 'added', removed: kind === 'removed', count: 1 }
}
