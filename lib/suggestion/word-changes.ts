import { type Change, diffWordsWithSpace } from 'diff'

/** Past so many changed words two texts count as wholly different: comparing them would take too long. */
const MAX_EDITS = 1_500
/** So few words that stay between two changes are no help: a sentence written anew would read as a riddle. */
const CRUMB_WORDS = 2

/** What changed from one text to another, word by word; of a passage that was written anew, as one. */
export function wordChanges(before: string, after: string): Change[] {
  const changes = diffWordsWithSpace(before, after, { maxEditLength: MAX_EDITS })
  if (!changes) return passage({ removed: before, added: after })
  const joined: Change[] = []
  let open: Passage = { removed: '', added: '' }
  for (const [index, change] of changes.entries()) {
    const { value, added, removed } = change
    if (added) open.added += value
    else if (removed) open.removed += value
    else if (index < changes.length - 1 && isCrumb(value, open)) open = join(open, { removed: value, added: value })
    else {
      joined.push(...passage(open), change)
      open = { removed: '', added: '' }
    }
  }
  return [...joined, ...passage(open)]
}

/** What gave way at one place, and what to. */
type Passage = { removed: string; added: string }

/** Whether words stay in the midst of what is replaced. Behind a mere addition, or a mere cut, they are left alone. */
function isCrumb(value: string, { removed, added }: Passage): boolean {
  const words = value.split(/\s+/).filter((word) => word !== '').length
  return removed !== '' && added !== '' && words <= CRUMB_WORDS && !value.includes('\n')
}

function join(one: Passage, other: Passage): Passage {
  return { removed: one.removed + other.removed, added: one.added + other.added }
}

function passage({ removed, added }: Passage): Change[] {
  return [part(removed, 'removed'), part(added, 'added')].filter(({ value }) => value !== '')
}

function part(value: string, kind: 'added' | 'removed'): Change {
  return { value, added: kind === 'added', removed: kind === 'removed', count: 1 }
}
