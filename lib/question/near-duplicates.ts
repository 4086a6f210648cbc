import { stemmer } from 'stemmer'
import type { Problem } from './problem'

/** Share of weighted words in common from which two questions ask the same (Jaccard). */
const ALIKE = 0.6

type Candidate = { path: string; text: string }

/**
 * Warns of questions that ask nearly the same: their words, stemmed and weighted by rarity (a word of every question
 * says nothing), are compared where they share a rare one.
 */
export function findNearDuplicates(questions: readonly Candidate[]): Problem[] {
  const words = questions.map(
    ({ text }) =>
      new Set(
        text
          .toLowerCase()
          .match(/[\p{L}\p{N}]+/gu)
          ?.map(stemmer) ?? [],
      ),
  )
  const having = new Map<string, number[]>()
  words.forEach((set, index) => {
    for (const word of set) having.set(word, [...(having.get(word) ?? []), index])
  })
  const weightOf = (word: string) => Math.log(1 + questions.length / (having.get(word)?.length ?? 1))
  const problems: Problem[] = []
  questions.forEach((question, index) => {
    for (const other of candidatesFor(index, words, having)) {
      const twin = questions[other]
      if (!twin || similarity(words[index] ?? new Set(), words[other] ?? new Set(), weightOf) < ALIKE) continue
      problems.push({
        path: question.path,
        line: 1,
        column: 1,
        message: `It asks nearly what ${twin.path} asks.`,
        hint: 'Join the two, or make the difference plain.',
        severity: 'warning',
      })
    }
  })
  return problems
}

/** Earlier questions that share one of this one's rarest words: comparing all pairs would be quadratic. */
function candidatesFor(index: number, words: Set<string>[], having: Map<string, number[]>): Set<number> {
  const rarest = [...(words[index] ?? [])]
    .sort((a, b) => (having.get(a)?.length ?? 0) - (having.get(b)?.length ?? 0))
    .slice(0, 8)
  return new Set(
    rarest.flatMap(
      (word) =>
        having
          .get(word)
          ?.filter((other) => other < index)
          .slice(-50) ?? [],
    ),
  )
}

function similarity(a: Set<string>, b: Set<string>, weightOf: (word: string) => number): number {
  let common = 0
  let all = 0
  for (const word of new Set([...a, ...b])) {
    const weight = weightOf(word)
    all += weight
    if (a.has(word) && b.has(word)) common += weight
  }
  return all === 0 ? 0 : common / all
}
