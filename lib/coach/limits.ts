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
  return nearnessToWrong(match, point, unitAt) > NEARLY_SAID
}

/**
 * From so near on, a sentence is asked whether it means the opposite. Of the fitted answers, of those that are asked
 * 8 in 100 cover the point after all; without this bound, and with every denial, it was 22.
 */
const LIKE_WRONG = 0.5

/** Whether the evidence comes so near to a misconception that its writer should be asked. */
export function soundsWrong(match: Match, point: PreparedPoint, unitAt: number): boolean {
  return nearnessToWrong(match, point, unitAt) >= LIKE_WRONG
}

/** How near a misconception comes to the evidence, where it comes clearly nearer than any good or vague phrase; else 0. */
function nearnessToWrong(match: Match, point: PreparedPoint, unitAt: number): number {
  const unit = match.units[unitAt]
  if (!unit) return 0
  const nearest = (phrases: PreparedPoint['good']) => Math.max(0, ...nearnessTo(match.table, unit, phrases))
  const wrong = nearest(point.misconception)
  const rest = Math.max(nearest(point.good), nearest(point.vague))
  return wrong > rest + point.strangers.phrase.spread ? wrong : 0
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
