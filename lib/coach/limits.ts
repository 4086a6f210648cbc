import type { Chances } from './label'
import type { Token } from './language'
import { type Match, nearnessTo } from './match'
import { deniesFirstVerb } from './negation'
import type { PreparedPoint } from './prepare'
import { overlapOf } from './topic'

/** What is at most partly covered, however near it comes: rules that hold whatever was fitted. */

/** Whether the evidence denies what the nearest good phrase affirms: "I never check it" covers nothing. */
export function deniesGood(match: Match, point: PreparedPoint, unitAt: number): boolean {
  const unit = match.units[unitAt]
  if (!unit) return false
  const sentence = match.units.find(({ sentence: own, isClause }) => own === unit.sentence && !isClause) ?? unit
  if (!deniesFirstVerb(sentence.tokens) && !deniesFirstVerb(unit.tokens)) return false
  const near = point.good.map(({ phrase }) => overlapOf(match.table, unit.phrase, phrase).f)
  const nearest = point.good[near.indexOf(Math.max(...near))]
  return nearest !== undefined && !nearest.deniesVerb
}

/** From so near on, a sentence says nearly word for word what a phrase says. */
const NEARLY_SAID = 0.75

/** Whether the evidence nearly repeats a misconception. */
export function repeatsWrong(match: Match, point: PreparedPoint, unitAt: number): boolean {
  const unit = match.units[unitAt]
  if (!unit || !isNearestToWrong(match, point, unitAt)) return false
  return Math.max(0, ...nearnessTo(match.table, unit, point.misconception)) > NEARLY_SAID
}

/** Whether a misconception comes clearly nearer to the evidence than any good or vague phrase. */
export function isNearestToWrong(match: Match, point: PreparedPoint, unitAt: number): boolean {
  const unit = match.units[unitAt]
  if (!unit) return false
  const nearest = (phrases: PreparedPoint['good']) => Math.max(0, ...nearnessTo(match.table, unit, phrases))
  const rest = Math.max(nearest(point.good), nearest(point.vague))
  return nearest(point.misconception) > rest + point.strangers.phrase.spread
}

/** Whether a sentence says what one would do: "I would ask", "we'd ask"; not "I'd asked", which happened. */
export function isHypothetical(tokens: readonly Token[]): boolean {
  return tokens.some(({ normal }, at) => {
    if (normal !== 'would' || !/^(?:i|we)$/.test(tokens[at - 1]?.normal ?? '')) return false
    const verb = tokens.slice(at + 1, at + 4).find(({ pos }) => pos === 'VERB' || pos === 'AUX')
    return verb !== undefined && verb.normal === verb.lemma
  })
}

/** Chances of a point that is at most partly covered. */
export function atMostPartial({ miss, partial, hit }: Chances): Chances {
  return { miss, partial: partial + hit, hit: 0 }
}
