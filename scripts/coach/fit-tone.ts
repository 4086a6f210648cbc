import { ENCODED, type Encoder } from '../../lib/coach/encoder'
import type { Reader } from '../../lib/coach/language'
import { STANCES, type Stance } from '../../lib/coach/stance'
import { type ToneModel, toneOf } from '../../lib/coach/tone'
import { readUnits } from '../../lib/coach/units'
import { randomFrom } from '../../lib/platform/random'
import type { LabelledQuestion, TrueLabel } from './labelled'

const EPOCHS = 15
const RATE = 4
/** Strength of the pull towards nought (L2), a step of the gradient. */
const DECAY = 6e-5
/** How a sentence sounds that an answer's label rests on. */
const SOUNDS: Record<TrueLabel, Stance> = { hit: 'good', partial: 'vague', miss: 'misconception' }

export type EncodedSentence = { questionId: string; stance: Stance; isQuote: boolean; encoding: Float32Array }

/** Every phrase of the rubrics, and every sentence of an answer that a label rests on. */
export function encodeSentences(
  encode: Encoder,
  read: Reader,
  questions: readonly LabelledQuestion[],
): EncodedSentence[] {
  return questions.flatMap((question) => {
    const own = (text: string, stance: Stance, isQuote: boolean) => ({
      questionId: question.id,
      stance,
      isQuote,
      encoding: encode(text),
    })
    const phrases = question.keyPoints.flatMap((point) =>
      STANCES.flatMap((stance) => point[stance].map((text) => own(text, stance, false))),
    )
    const quotes = question.answers.flatMap(({ text, labels }) => {
      const sentences = readUnits(read, text).filter(({ isClause }) => !isClause)
      return Object.values(labels).flatMap(({ label, evidence }) => {
        const at = evidence ? text.indexOf(evidence) : -1
        const sentence = sentences.find(({ end }) => at >= 0 && at < end)
        return !sentence ? [] : [own(text.slice(sentence.start, sentence.end), SOUNDS[label], true)]
      })
    })
    return [...phrases, ...quotes]
  })
}

/** Softmax regression by stochastic gradient descent in a fixed order. */
export function fitTone(sentences: readonly EncodedSentence[]): ToneModel {
  const random = randomFrom(17)
  const weights = STANCES.map(() => new Float64Array(ENCODED))
  const bias = STANCES.map(() => 0)
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    const rate = RATE / (1 + epoch / 2)
    for (let step = 0; step < sentences.length; step++) {
      const sentence = sentences[Math.floor(random() * sentences.length)]
      if (!sentence) continue
      const { encoding } = sentence
      const scores = weights.map((own, at) => (bias[at] ?? 0) + dot(own, encoding))
      const shares = scores.map((score) => Math.exp(score))
      const all = shares.reduce((sum, share) => sum + share, 0)
      weights.forEach((own, at) => {
        const error = (STANCES[at] === sentence.stance ? 1 : 0) - (shares[at] ?? 0) / all
        bias[at] = (bias[at] ?? 0) + 0.05 * rate * error
        for (let k = 0; k < ENCODED; k++)
          own[k] = (own[k] ?? 0) + rate * (error * (encoding[k] ?? 0) - DECAY * (own[k] ?? 0))
      })
    }
  }
  const short = (value: number) => Math.round(value * 1000) / 1000
  const [good, vague, misconception] = weights.map((own, at) => ({
    bias: short(bias[at] ?? 0),
    weights: Array.from(own, short),
  }))
  if (!good || !vague || !misconception) throw new Error('There are three stances.')
  return { good, vague, misconception }
}

function dot(a: Float64Array, b: Float32Array): number {
  let sum = 0
  for (let at = 0; at < ENCODED; at++) sum += (a[at] ?? 0) * (b[at] ?? 0)
  return sum
}

/** Share of sentences whose likeliest tone is their stance. */
export function toneShare(model: ToneModel, sentences: readonly EncodedSentence[]): number {
  const right = sentences.filter(({ stance, encoding }) => {
    const tone = toneOf(model, encoding)
    return STANCES.every((other) => tone[other] <= tone[stance])
  })
  return right.length / (sentences.length || 1)
}
