import { randomFrom } from '../platform/random'
import type { MockOptions, MockOrder } from './mock'

/** A question that may be asked: where it stands in its set or the library, and how it stands with its user. */
export type MockCandidate = {
  questionId: string
  /** The chance of recalling it now, 0 to 1; null: never rated. */
  recall: number | null
  isDue: boolean
}

/**
 * Which questions are asked, in which order.
 * @param candidates in the order of their set, or of the library; suspended ones left out
 */
export function pickQuestions(candidates: readonly MockCandidate[], options: MockOptions): string[] {
  const { source, count, order, seed } = options
  const ids = (picked: readonly MockCandidate[]) => picked.map(({ questionId }) => questionId)
  switch (source.kind) {
    case 'set':
    case 'own':
    case 'topic':
      return ids(inOrder(candidates, order, seed).slice(0, count))
    case 'weakest':
      return ids(inOrder(byWeakness(candidates).slice(0, count), order, seed))
    case 'due':
      return ids(inOrder(byWeakness(candidates.filter(({ isDue }) => isDue)).slice(0, count), order, seed))
    case 'mix': {
      // Half of what is weakest, half by chance, so that nothing is left out for ever.
      const weak = byWeakness(candidates).slice(0, Math.ceil(count / 2))
      const others = shuffled(candidates, seed).filter((candidate) => !weak.includes(candidate))
      return ids(inOrder([...weak, ...others].slice(0, count), order, seed))
    }
  }
}

function inOrder(candidates: readonly MockCandidate[], order: MockOrder, seed: number): readonly MockCandidate[] {
  if (order === 'shuffled') return shuffled(candidates, seed)
  return order === 'weakest' ? byWeakness(candidates) : candidates
}

/** What was rated and is forgotten soonest first; what was never rated is known least of all, and comes after. */
function byWeakness(candidates: readonly MockCandidate[]): MockCandidate[] {
  return [...candidates].sort((a, b) => (a.recall ?? 1) - (b.recall ?? 1))
}

/** Fisher-Yates: the same seed, the same order. */
function shuffled<T>(items: readonly T[], seed: number): T[] {
  const result = [...items]
  const random = randomFrom(seed)
  for (let index = result.length - 1; index > 0; index -= 1) {
    const other = Math.floor(random() * (index + 1))
    const [a, b] = [result[index], result[other]]
    if (a !== undefined && b !== undefined) [result[index], result[other]] = [b, a]
  }
  return result
}
