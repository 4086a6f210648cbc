import { STANCES, type Stance } from './stance'

/** How exact, vague or wrong a sentence sounds as a whole: what its encoding tells beside its marks of manner. */

/** A weight for each number of an encoding; softmax over the three. */
export type ToneModel = Record<Stance, { bias: number; weights: number[] }>

/** How likely a sentence is good, vague, a misconception; they sum to 1. */
export function toneOf(model: ToneModel, encoding: Float32Array): Record<Stance, number> {
  const scores = STANCES.map((stance) => {
    const { bias, weights } = model[stance]
    return encoding.reduce((sum, cell, at) => sum + cell * (weights[at] ?? 0), bias)
  })
  const most = Math.max(...scores)
  const [good = 0, vague = 0, misconception = 0] = scores.map((score) => Math.exp(score - most))
  const all = good + vague + misconception
  return { good: good / all, vague: vague / all, misconception: misconception / all }
}
