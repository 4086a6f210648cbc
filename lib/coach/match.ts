import type { Reader } from './language'
import { isNegated } from './negation'
import type { PreparedPoint, PreparedQuestion } from './prepare'
import { type LikenessTable, makeLexicon, overlapOf, type Phrase, tabulate, termsOf, writePhrase } from './topic'
import { readUnits, type Unit } from './units'
import type { Vectors } from './vectors'
import { type KnownPhrase, VIEWS, type View, viewsOf } from './views'

/** How much each view counts for whether a unit speaks of a key point. */
const VIEW_WEIGHTS: Record<View, number> = {
  phrase: 0.25,
  about: 0.2,
  good: 0.25,
  phraseWords: 0.1,
  aboutWords: 0.1,
  goodWords: 0.1,
}
/** A unit mostly speaks for one point: what another point claims more strongly costs so much of the difference. */
const RIVAL_SHARE = 0.3
/** A phrase that denies what the unit affirms, or the other way round, isn't what was said. */
const DENIAL = 0.4

export type ReadUnit = Unit & { phrase: Phrase; isNegated: boolean }

/** An answer's units against a question: `topic[unit][point]` in standard deviations above texts on other things. */
export type Match = {
  units: ReadUnit[]
  table: LikenessTable
  views: Record<View, number>[][]
  topic: number[][]
  /** The unit that speaks for each point most, or null in an answer without units. */
  evidence: (number | null)[]
}

/** Reads an answer and compares each of its units with each key point. */
export function matchAnswer(read: Reader, vectors: Vectors, prepared: PreparedQuestion, text: string): Match {
  const lexicon = makeLexicon()
  const units = readUnits(read, text).map(
    (unit): ReadUnit => ({
      ...unit,
      phrase: writePhrase(lexicon, termsOf(vectors, unit.tokens)),
      isNegated: isNegated(unit.tokens),
    }),
  )
  const table = tabulate(vectors, lexicon, prepared.lexicon)
  const views = units.map((unit) => prepared.points.map((point) => viewsOf(table, unit.phrase, point)))
  const topic = views.map((row) => row.map((reached, at) => standardise(reached, prepared.points[at])))
  const evidence = prepared.points.map((_, point) => {
    let best: number | null = null
    let most = -Infinity
    topic.forEach((row, unit) => {
      const claim = claimOf(row, point)
      if (claim > most) {
        most = claim
        best = unit
      }
    })
    return best
  })
  return { units, table, views, topic, evidence }
}

/** What a unit's topic says for a point, less what it says more strongly for another. */
export function claimOf(row: readonly number[], point: number): number {
  const own = row[point] ?? 0
  const rival = Math.max(-Infinity, ...row.filter((_, at) => at !== point))
  return own + RIVAL_SHARE * Math.min(0, own - rival)
}

function standardise(reached: Record<View, number>, point: PreparedPoint | undefined): number {
  if (!point) return 0
  return VIEWS.reduce((sum, view) => {
    const { mean, spread } = point.strangers[view]
    return sum + (VIEW_WEIGHTS[view] * (reached[view] - mean)) / spread
  }, 0)
}

/** How near a unit is to each of some phrases, less where one of the two denies. */
export function nearnessTo(table: LikenessTable, unit: ReadUnit, phrases: readonly KnownPhrase[]): number[] {
  return phrases.map(
    ({ phrase, isNegated: denies }) =>
      overlapOf(table, unit.phrase, phrase).f * (denies === unit.isNegated ? 1 : DENIAL),
  )
}
