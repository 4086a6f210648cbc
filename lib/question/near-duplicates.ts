import { stemmer } from 'stemmer'
import { LITTLE_WORDS } from './little-words'
import type { Place, Problem } from './problem'

/** Share of weighted words in common from which two questions ask the same (Jaccard, weighted by rarity). */
const ALIKE = 0.6
/** How many of a question's rarest words lead to questions that it is compared with, and to how many each. */
const LEADS = 8
const FOLLOWED = 50

type Candidate = { path: string; text: string; place: Place }

/**
 * Warns of questions that ask nearly the same: their words without the little ones, stemmed and weighted by rarity, are
 * compared where they share a rare one. Time grows with the number of questions, not its square.
 */
export function findNearDuplicates(questions: readonly Candidate[]): Problem[] {
  const words = questions.map(({ text }) => wordsOf(text))
  const counts = new Map<string, number>()
  for (const set of words) for (const word of set) counts.set(word, (counts.get(word) ?? 0) + 1)
  const weightOf = (word: string) => Math.log(1 + questions.length / (counts.get(word) ?? 1))
  /** The questions so far, by each of their rarest words. */
  const having = new Map<string, number[]>()
  const problems: Problem[] = []
  questions.forEach(({ path, place }, index) => {
    const own = words[index] ?? new Set()
    const rarest = [...own].sort((a, b) => (counts.get(a) ?? 0) - (counts.get(b) ?? 0)).slice(0, LEADS)
    for (const other of new Set(rarest.flatMap((word) => having.get(word)?.slice(-FOLLOWED) ?? []))) {
      const twin = questions[other]
      if (!twin || similarity(own, words[other] ?? new Set(), weightOf) < ALIKE) continue
      problems.push({
        path,
        ...place,
        message: `It asks nearly what ${twin.path} asks.`,
        hint: 'Join the two, or make the difference plain.',
        severity: 'warning',
      })
    }
    for (const word of rarest) {
      const those = having.get(word)
      if (those) those.push(index)
      else having.set(word, [index])
    }
  })
  return problems
}

function wordsOf(text: string): Set<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  const telling = words.filter((word) => !LITTLE_WORDS.has(word))
  return new Set((telling.length > 0 ? telling : words).map(stemmer))
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
