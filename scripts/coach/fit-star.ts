import { readFileSync } from 'node:fs'
import { z } from 'zod'
import type { Reader } from '../../lib/coach/language'
import { STAR_PARTS, STAR_RULES, type StarModel, type StarPart, starParts, starRules } from '../../lib/coach/star'
import { hashOf, randomFrom } from '../../lib/platform/random'
import { quantile } from './score'

const ROUNDS = 1500
const RATE = 0.5
const DECAY = 0.004
const RESAMPLES = 1000

const schema = z.object({
  answers: z.array(
    z.object({ question: z.string(), sentences: z.array(z.object({ text: z.string(), label: z.enum(STAR_PARTS) })) }),
  ),
})

export type StarAnswer = { question: string; rules: number[][]; truth: StarPart[] }

/** Labelled sentences, each answer with the rules' values for its sentences as they are labelled, not as they are read. */
export function readStar(read: Reader, file: string): StarAnswer[] {
  return schema.parse(JSON.parse(readFileSync(file, 'utf8'))).answers.map(({ question, sentences }) => {
    let text = ''
    const spans = sentences.map((sentence) => {
      const start = text.length
      text += `${sentence.text} `
      const tokens = read(sentence.text).flatMap((part) => part.tokens)
      return { start, end: start + sentence.text.length, tokens }
    })
    return { question, rules: starRules(text, spans), truth: sentences.map(({ label }) => label) }
  })
}

/** Multinomial logistic regression over the rules, by plain gradient descent. */
export function fitStar(answers: readonly StarAnswer[]): StarModel {
  const samples = answers.flatMap(({ rules, truth }) =>
    rules.map((values, at) => ({ values, truth: truth[at] ?? 'other' })),
  )
  const weights = STAR_PARTS.map(() => new Array<number>(STAR_RULES).fill(0))
  for (let round = 0; round < ROUNDS; round++) {
    const slopes = weights.map((row) => row.map((weight) => -DECAY * weight))
    for (const { values, truth } of samples) {
      const scores = weights.map((row) =>
        Math.exp(row.reduce((sum, weight, at) => sum + weight * (values[at] ?? 0), 0)),
      )
      const all = scores.reduce((sum, score) => sum + score, 0)
      STAR_PARTS.forEach((part, index) => {
        const error = ((truth === part ? 1 : 0) - (scores[index] ?? 0) / all) / samples.length
        const slope = slopes[index]
        if (slope)
          values.forEach((value, at) => {
            slope[at] = (slope[at] ?? 0) + error * value
          })
      })
    }
    weights.forEach((row, index) => {
      row.forEach((weight, at) => {
        row[at] = weight + RATE * (slopes[index]?.[at] ?? 0)
      })
    })
  }
  const entries = STAR_PARTS.map((part, index) => [
    part,
    weights[index]?.map((weight) => Math.round(weight * 1000) / 1000),
  ])
  // Every part is an entry.
  return Object.fromEntries(entries) as StarModel
}

/**
 * Half of the answers to fit to, and half that is only reported on: whole answers, by a hash of their questions, so that
 * no question is in both and the same answers are split the same way.
 */
export function splitStar(answers: readonly StarAnswer[]): { fitted: StarAnswer[]; reported: StarAnswer[] } {
  const ordered = [...answers].sort((a, b) => hashOf(a.question) - hashOf(b.question))
  const half = Math.ceil(ordered.length / 2)
  return { fitted: ordered.slice(0, half), reported: ordered.slice(half) }
}

/** Share of sentences labelled right, and the 95% interval of it where answers are drawn again. */
export function starShare(model: StarModel, answers: readonly StarAnswer[]) {
  const outcomes = answers.map(({ rules, truth }) => starParts(model, rules).map((part, at) => part === truth[at]))
  const shareOf = (drawn: boolean[]) => drawn.filter(Boolean).length / drawn.length
  const random = randomFrom(13)
  const resampled = Array.from({ length: RESAMPLES }, () =>
    shareOf(outcomes.flatMap(() => outcomes[Math.floor(random() * outcomes.length)] ?? [])),
  )
  return {
    sentences: outcomes.flat().length,
    right: shareOf(outcomes.flat()),
    from: quantile(resampled, 0.025),
    to: quantile(resampled, 0.975),
  }
}
