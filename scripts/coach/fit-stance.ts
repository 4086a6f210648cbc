import type { Reader } from '../../lib/coach/language'
import { marksOf, STANCES, type Stance, type StanceModel } from '../../lib/coach/stance'
import { randomFrom } from '../../lib/platform/random'
import type { LabelledQuestion } from './labelled'

/** A mark of fewer phrases isn't learned. */
const LEAST_COUNT = 8
const EPOCHS = 30
/** Strength of the pull towards nought (L2), a step of the gradient. */
const DECAY = 2e-4

export type MarkedPhrase = { questionId: string; stance: Stance; marks: string[] }

/** Every phrase of the rubrics, as its marks of manner. */
export function markPhrases(read: Reader, questions: readonly LabelledQuestion[]): MarkedPhrase[] {
  return questions.flatMap(({ id, keyPoints }) =>
    keyPoints.flatMap((point) =>
      STANCES.flatMap((stance) =>
        point[stance].map((text) => ({
          questionId: id,
          stance,
          marks: marksOf(read(text).flatMap(({ tokens }) => tokens)),
        })),
      ),
    ),
  )
}

/** Three logistic regressions by stochastic gradient descent in a fixed order. */
export function fitStance(phrases: readonly MarkedPhrase[]): StanceModel {
  const counts = new Map<string, number>()
  for (const { marks } of phrases) for (const mark of marks) counts.set(mark, (counts.get(mark) ?? 0) + 1)
  const known = new Set([...counts].filter(([, count]) => count >= LEAST_COUNT).map(([mark]) => mark))
  const samples = phrases.map(({ stance, marks }) => ({
    stance,
    marks: marks.filter((mark) => known.has(mark)),
    scale: 1 / Math.sqrt(marks.length || 1),
  }))
  const fitOne = (stance: Stance) => {
    const random = randomFrom(7)
    const weights = new Map<string, number>()
    let bias = 0
    for (let epoch = 0; epoch < EPOCHS; epoch++) {
      const rate = 0.5 / (1 + epoch / 4)
      for (let step = 0; step < samples.length; step++) {
        const sample = samples[Math.floor(random() * samples.length)]
        if (!sample) continue
        const sum = sample.marks.reduce((total, mark) => total + (weights.get(mark) ?? 0) * sample.scale, bias)
        const error = (sample.stance === stance ? 1 : 0) - 1 / (1 + Math.exp(-sum))
        bias += rate * error * 0.1
        for (const mark of sample.marks) {
          const weight = weights.get(mark) ?? 0
          weights.set(mark, weight + rate * (error * sample.scale - DECAY * weight))
        }
      }
    }
    const entries = [...weights].map(([mark, weight]): [string, number] => [mark, Math.round(weight * 1000) / 1000])
    return { bias: Math.round(bias * 1000) / 1000, weights: Object.fromEntries(entries.sort(byName)) }
  }
  return { good: fitOne('good'), vague: fitOne('vague'), misconception: fitOne('misconception') }
}

function byName([a]: [string, number], [b]: [string, number]): number {
  return a < b ? -1 : 1
}
