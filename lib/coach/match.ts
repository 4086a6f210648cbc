import type { Reader } from './language'
import { isNegated } from './negation'
import type { PreparedPoint, PreparedQuestion } from './prepare'
import {
  type LikenessTable,
  makeLexicon,
  overlapOf,
  type Phrase,
  tabulate,
  termsOf,
  wordsOf,
  writePhrase,
} from './topic'
import { readUnits, type Unit } from './units'
import { dot, meanDirection, type Vectors } from './vectors'
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
/**
 * A sentence that is no nearer to any key point than texts on other things are on average speaks of none, and is passed
 * over: 83% of sentences beside the question are, and 3% of those that labelled hits rest on.
 */
const LEAST_TOPIC = 0
/** At the end of an answer, where one trails off, a sentence must be nearer: 99% of those beside the question aren't. */
const LEAST_LAST_TOPIC = 0.6
/** The topic from which a unit is as likely as not to speak of a key point. */
const SPEAKS = 1.5

export type ReadUnit = Unit & { phrase: Phrase; isNegated: boolean }

/** What decides which unit is a point's evidence: a number each. */
export const CLAIM_FEATURES = [
  ...VIEWS,
  'behind',
  'lead',
  'order',
  'clause',
  'words',
  'before',
  'after',
  'middle',
  'middleLead',
] as const

/** An answer's units against a question: `topic[unit][point]` in standard deviations above texts on other things. */
export type Match = {
  units: ReadUnit[]
  table: LikenessTable
  topic: number[][]
  /** Cosine of where each unit and each point point to, -1 to 1. */
  middles: number[][]
  /** How strongly each unit claims to be each point's evidence. */
  claims: number[][]
  /** The unit that speaks for each point most, or null in an answer without units. */
  evidence: (number | null)[]
}

/**
 * Reads an answer and compares each of its units with each key point.
 * @param weights of CLAIM_FEATURES, in their order
 */
export function matchAnswer(
  read: Reader,
  vectors: Vectors,
  prepared: PreparedQuestion,
  weights: readonly number[],
  text: string,
): Match {
  const { units, table, topic, middles, features } = claimFeatures(read, vectors, prepared, text)
  const claims = features.map((row) =>
    row.map((values) => values.reduce((sum, value, at) => sum + value * (weights[at] ?? 0), 0)),
  )
  return { units, table, topic, middles, claims, evidence: bestUnits(claims, prepared.points.length) }
}

/** The features behind the claims: `features[unit][point]`, each as CLAIM_FEATURES names them. */
export function claimFeatures(read: Reader, vectors: Vectors, prepared: PreparedQuestion, text: string) {
  const lexicon = makeLexicon()
  const all = readUnits(read, text).map(
    (unit): ReadUnit => ({
      ...unit,
      phrase: writePhrase(lexicon, termsOf(vectors, unit.tokens)),
      isNegated: isNegated(unit.tokens),
    }),
  )
  const table = tabulate(vectors, lexicon, prepared.lexicon)
  const compared = all.map((unit) => {
    const views = prepared.points.map((point) => standardise(viewsOf(table, unit.phrase, point), point))
    return { unit, views, topic: views.map(topicOf) }
  })
  const nearest = compared.flatMap(({ unit, topic }) =>
    unit.isClause ? [] : [{ sentence: unit.sentence, most: Math.max(...topic) }],
  )
  const last = nearest.findLastIndex(({ most }) => most > LEAST_LAST_TOPIC)
  const speaks = new Set(
    nearest.slice(0, last + 1).flatMap(({ sentence, most }) => (most > LEAST_TOPIC ? [sentence] : [])),
  )
  const kept = compared.filter(({ unit }) => speaks.has(unit.sentence))
  const units = kept.map(({ unit }) => unit)
  const views = kept.map((one) => one.views)
  const topic = kept.map((one) => one.topic)
  const first = bestUnits(
    topic.map((row) => row.map((_, point) => rivalled(row, point))),
    prepared.points.length,
  )
  const sentenceTopics = new Map(units.flatMap((unit, at) => (unit.isClause ? [] : [[unit.sentence, topic[at] ?? []]])))
  const middles = units.map(({ phrase }) => {
    const direction = meanDirection(vectors, wordsOf(lexicon, phrase))
    return prepared.points.map(({ middle }) => dot(direction, middle))
  })
  const features = units.map((unit, at) =>
    prepared.points.map((_, point) => {
      const lead = leadOf(topic[at] ?? [], point)
      return [
        ...(views[at]?.[point] ?? []),
        Math.min(0, lead),
        lead,
        orderOf(units, topic, first, at, point),
        unit.isClause ? 1 : 0,
        Math.log(1 + unit.phrase.numbers.length),
        speaking(sentenceTopics.get(unit.sentence - 1)?.[point]),
        speaking(sentenceTopics.get(unit.sentence + 1)?.[point]),
        middles[at]?.[point] ?? 0,
        leadOf(middles[at] ?? [], point),
      ]
    }),
  )
  return { units, table, topic, middles, features }
}

function topicOf(values: readonly number[]): number {
  return VIEWS.reduce((sum, view, at) => sum + VIEW_WEIGHTS[view] * (values[at] ?? 0), 0)
}

function bestUnits(claims: readonly number[][], points: number): (number | null)[] {
  return Array.from({ length: points }, (_, point) => {
    let best: number | null = null
    let most = -Infinity
    claims.forEach((row, unit) => {
      const claim = row[point] ?? -Infinity
      if (claim > most) {
        most = claim
        best = unit
      }
    })
    return best
  })
}

/** How much more a unit speaks of a point than of the next best; negative where another is ahead. */
export function leadOf(row: readonly number[], point: number): number {
  return (row[point] ?? 0) - Math.max(-9, ...row.filter((_, at) => at !== point))
}

function rivalled(row: readonly number[], point: number): number {
  return (row[point] ?? 0) + RIVAL_SHARE * Math.min(0, leadOf(row, point))
}

/** How surely a topic means that a unit speaks of a point, 0 to 1. */
export function speaking(topic: number | undefined): number {
  if (topic === undefined) return 0
  const share = 1 / (1 + Math.exp(-2 * (topic - SPEAKS)))
  // Nothing at all below half a deviation, so that what hardly speaks of it changes nothing.
  return Math.max(0, (share - 0.12) / 0.88)
}

/**
 * Points are mostly made in the order in which they are listed: how well a unit's place fits those of the other points'
 * first guesses, -1 to 1. What stands behind or before them all doesn't move it.
 */
function orderOf(
  units: readonly ReadUnit[],
  topic: readonly number[][],
  guesses: readonly (number | null)[],
  unit: number,
  point: number,
): number {
  const own = units[unit]?.sentence ?? 0
  let [fit, weight] = [0, 0.5]
  guesses.forEach((guess, other) => {
    if (guess === null || other === point) return
    const sure = speaking(topic[guess]?.[other])
    const distance = (units[guess]?.sentence ?? 0) - own
    fit += sure * (Math.sign(distance) === Math.sign(other - point) ? 1 : distance === 0 ? 0 : -1)
    weight += sure
  })
  return fit / weight
}

function standardise(reached: Record<View, number>, { strangers }: PreparedPoint): number[] {
  return VIEWS.map((view) => (reached[view] - strangers[view].mean) / strangers[view].spread)
}

/** How near a unit is to each of some phrases, less where one of the two denies. */
export function nearnessTo(table: LikenessTable, unit: ReadUnit, phrases: readonly KnownPhrase[]): number[] {
  return phrases.map(
    ({ phrase, isNegated: denies }) =>
      overlapOf(table, unit.phrase, phrase).f * (denies === unit.isNegated ? 1 : DENIAL),
  )
}
