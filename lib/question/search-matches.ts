import { both, countIds, either, firstIds, type IdSet, without } from './search-id-set'
import type { QueryWord } from './search-query'

/** A word of a query with the documents that have it, and those that have it in the question's own text. */
export type FoundWord = Pick<QueryWord, 'weight'> & { anywhere: IdSet; inText: IdSet }

/** Where no question has all the words, the rarest so many decide. */
const MAX_DECIDING = 4

/** What matches; `isPartial`: no document has all the words, and these have the most. */
export type Matches = { ids: IdSet; isPartial: boolean }

/** The documents with all the words, else with the most of the rarest. @param within those that are searched */
export function matchesOf(words: readonly FoundWord[], within: IdSet): Matches {
  const none = within.map(() => 0)
  if (words.length === 0) return { ids: none, isPartial: false }
  const anywhere = words.map((word) => word.anywhere)
  const whole = anywhere.reduce(both, within)
  if (words.length === 1 || countIds(whole) > 0) return { ids: whole, isPartial: false }
  const deciding = rarestFirst(words)
    .slice(0, MAX_DECIDING)
    .map((word) => word.anywhere)
  for (let size = Math.min(deciding.length, words.length - 1); size > 0; size -= 1) {
    const ids = choicesOf(deciding, size)
      .map((sets) => sets.reduce(both, within))
      .reduce(either)
    if (countIds(ids) > 0) return { ids, isPartial: true }
  }
  return { ids: none, isPartial: true }
}

/**
 * So many of what matches: first those whose own text has all the words, then those whose text has the rarest, then
 * any; of each the oldest in the index first.
 */
export function bestOf(words: readonly FoundWord[], { ids, isPartial }: Matches, most: number): number[] {
  const [rarest] = rarestFirst(words)
  if (isPartial || !rarest) return firstIds(ids, most)
  const allInText = words.map((word) => word.inText).reduce(both, ids)
  const rarestInText = both(ids, rarest.inText)
  const best: number[] = []
  for (const step of [allInText, without(rarestInText, allInText), without(ids, rarestInText)])
    best.push(...firstIds(step, most - best.length))
  return best
}

function rarestFirst(words: readonly FoundWord[]): FoundWord[] {
  return words.toSorted((a, b) => b.weight - a.weight)
}

/** Every choice of so many of some sets. */
function choicesOf(sets: readonly IdSet[], size: number): IdSet[][] {
  if (size === 0) return [[]]
  return sets.flatMap((set, index) => choicesOf(sets.slice(index + 1), size - 1).map((rest) => [set, ...rest]))
}
