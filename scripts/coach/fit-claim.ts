import type { CoachTools } from '../../lib/coach/coach'
import { CLAIM_FEATURES, claimFeatures } from '../../lib/coach/match'
import { prepareQuestion, type Stranger } from '../../lib/coach/prepare'
import type { LabelledQuestion } from './labelled'
import { toCoached } from './score'

const ROUNDS = 250
const RATE = 0.5
const DECAY = 0.01

/** The units of an answer for one point, and whether each overlaps the labelled quote. */
export type Choice = { questionId: string; units: number[][]; isRight: boolean[] }

/** A choice for each labelled quote that some unit overlaps. */
export function choicesOf(
  { read, vectors }: Pick<CoachTools, 'read' | 'vectors'>,
  strangers: readonly Stranger[],
  questions: readonly LabelledQuestion[],
): Choice[] {
  return questions.flatMap((question) => {
    const prepared = prepareQuestion(read, vectors, strangers, toCoached(question))
    return question.answers.flatMap((answer): Choice[] => {
      const { units, features } = claimFeatures(read, vectors, prepared, answer.text)
      return question.keyPoints.flatMap(({ id }, point) => {
        const quote = answer.labels[id]?.evidence
        const from = quote ? answer.text.indexOf(quote) : -1
        if (!quote || from < 0) return []
        const isRight = units.map(({ start, end }) => start < from + quote.length && from < end)
        return isRight.some(Boolean)
          ? [{ questionId: question.id, units: features.map((row) => row[point] ?? []), isRight }]
          : []
      })
    })
  })
}

/**
 * Weights by which the units that labelled quotes lie in outbid the others: a softmax over an answer's units, whose
 * right ones share the credit, by gradient descent on standardised features.
 */
export function fitClaim(choices: readonly Choice[]): number[] {
  const scales = CLAIM_FEATURES.map((_, at) => spread(choices.flatMap(({ units }) => units.map((row) => row[at] ?? 0))))
  const scaled = choices.map(({ units, isRight }) => ({
    units: units.map((row) => row.map((value, at) => value / (scales[at] ?? 1))),
    isRight,
  }))
  const weights = CLAIM_FEATURES.map(() => 0)
  for (let round = 0; round < ROUNDS; round++) {
    const slope = CLAIM_FEATURES.map(() => 0)
    for (const choice of scaled) addSlope(choice, weights, slope)
    slope.forEach((value, at) => {
      weights[at] = (weights[at] ?? 0) + RATE * (value / scaled.length - DECAY * (weights[at] ?? 0))
    })
  }
  return weights.map((weight, at) => Math.round((weight / (scales[at] ?? 1)) * 10_000) / 10_000)
}

function addSlope(
  { units, isRight }: Pick<Choice, 'units' | 'isRight'>,
  weights: readonly number[],
  slope: number[],
): void {
  const scores = units.map((row) => row.reduce((sum, value, at) => sum + value * (weights[at] ?? 0), 0))
  const most = Math.max(...scores)
  const shares = scores.map((score) => Math.exp(score - most))
  const all = shares.reduce((sum, value) => sum + value, 0)
  const right = shares.reduce((sum, value, at) => sum + (isRight[at] ? value : 0), 0)
  units.forEach((row, unit) => {
    const share = shares[unit] ?? 0
    const pull = (isRight[unit] ? share / right : 0) - share / all
    row.forEach((value, at) => {
      slope[at] = (slope[at] ?? 0) + pull * value
    })
  })
}

function spread(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length) || 1
}
