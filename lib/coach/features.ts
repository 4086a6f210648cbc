import { claimOf, type Match, nearnessTo, type ReadUnit } from './match'
import { countNegations } from './negation'
import type { PreparedQuestion } from './prepare'
import { marksOf, type Stance, type StanceModel, stanceOf } from './stance'
import { overlapOf } from './topic'
import { meanOfBest } from './views'

/** What the label is judged by: one number each, in this order. */
export const FEATURES = [
  'topic',
  'claim',
  'lead',
  'second',
  'good',
  'goodMean',
  'overVague',
  'overWrong',
  'wrongest',
  'manner.good',
  'manner.vague',
  'manner.wrong',
  'manner.around',
  'words',
  'figures',
  'rarity',
  'aboutRecall',
  'goodRecall',
  'spread',
  'denials',
  'would',
  'own',
  'behavioural',
  'answer.topic',
  'answer.vague',
  'answer.wrong',
  'answer.words',
] as const
export type FeatureName = (typeof FEATURES)[number]

const FIRST_PERSON = new Set('i my me mine myself'.split(' '))
/** From so many standard deviations on, a sentence is taken to speak of a key point. */
const SPEAKS = 1.5

/** The features of every key point, in their order; an answer without units has none. */
export function featuresOf(model: StanceModel, prepared: PreparedQuestion, match: Match): number[][] {
  const manner = match.units.map(({ tokens }) => stanceOf(model, marksOf(tokens)))
  const whole = match.units.flatMap((unit, at) => (unit.isClause ? [] : [at]))
  const over = (stance: Stance) => mean(whole.map((at) => manner[at]?.[stance] ?? 0))
  const best = match.evidence.map((at, point) => (at === null ? 0 : (match.topic[at]?.[point] ?? 0)))
  const answer = {
    vague: over('vague'),
    wrong: over('misconception'),
    words: Math.log(1 + whole.reduce((sum, at) => sum + wordsOf(match.units[at]), 0)),
  }
  return prepared.points.map((point, at) => {
    const unitAt = match.evidence[at]
    const unit = unitAt === null || unitAt === undefined ? undefined : match.units[unitAt]
    if (!unit || unitAt === null || unitAt === undefined) return FEATURES.map(() => 0)
    const row = match.topic[unitAt] ?? []
    const sentences = whole.filter((other) => match.units[other]?.sentence !== unit.sentence)
    const around = match.units.filter((other) => !other.isClause && Math.abs(other.sentence - unit.sentence) <= 1)
    const own = around.find(({ sentence }) => sentence === unit.sentence) ?? unit
    const good = nearnessTo(match.table, unit, point.good)
    const vague = Math.max(0, ...nearnessTo(match.table, unit, point.vague))
    const wrong = Math.max(0, ...nearnessTo(match.table, unit, point.misconception))
    const spread = point.strangers.phrase.spread
    const speaking = match.units.filter((_, other) => (match.topic[other]?.[at] ?? 0) > SPEAKS)
    const wrongest = Math.max(
      -1,
      ...speaking.map(
        (other) =>
          Math.max(0, ...nearnessTo(match.table, other, point.misconception)) -
          Math.max(0, ...nearnessTo(match.table, other, point.good)),
      ),
    )
    const aboutUnit = { ...own.phrase, ...joined(around) }
    const values: Record<FeatureName, number> = {
      topic: best[at] ?? 0,
      claim: claimOf(row, at),
      lead: (row[at] ?? 0) - Math.max(-9, ...row.filter((_, other) => other !== at)),
      second: Math.max(-3, ...sentences.map((other) => claimOf(match.topic[other] ?? [], at))),
      good: Math.max(0, ...good) / spread,
      goodMean: meanOfBest(good, 3) / spread,
      overVague: (Math.max(0, ...good) - vague) / spread,
      overWrong: (Math.max(0, ...good) - wrong) / spread,
      wrongest: wrongest / spread,
      'manner.good': manner[unitAt]?.good ?? 0,
      'manner.vague': manner[unitAt]?.vague ?? 0,
      'manner.wrong': manner[unitAt]?.misconception ?? 0,
      'manner.around': mean(around.map(({ tokens }) => stanceOf(model, marksOf(tokens)).vague)),
      words: Math.log(1 + wordsOf(own)),
      figures: figuresOf(own) + 0.5 * (sum(around.map(figuresOf)) - figuresOf(own)),
      rarity: mean(own.phrase.weights),
      aboutRecall: mean(point.about.slice(0, -1).map((phrase) => overlapOf(match.table, aboutUnit, phrase).recall)),
      goodRecall: meanOfBest(
        point.good.map(({ phrase }) => overlapOf(match.table, aboutUnit, phrase).recall),
        3,
      ),
      spread: whole.filter((other) => (match.topic[other]?.[at] ?? 0) > SPEAKS).length,
      denials: countNegations(own.tokens),
      would: own.tokens.filter(({ normal }) => normal === 'would').length,
      own: own.tokens.filter(({ normal }) => FIRST_PERSON.has(normal)).length,
      behavioural: prepared.question.kind === 'behavioural' ? 1 : 0,
      'answer.topic': mean(best.filter((_, other) => other !== at)),
      'answer.vague': answer.vague,
      'answer.wrong': answer.wrong,
      'answer.words': answer.words,
    }
    return FEATURES.map((name) => values[name])
  })
}

function joined(units: readonly ReadUnit[]) {
  const numbers = units.flatMap(({ phrase }) => phrase.numbers)
  const weights = units.flatMap(({ phrase }) => phrase.weights)
  return { numbers, weights, sum: sum(weights) }
}

function wordsOf(unit: ReadUnit | undefined): number {
  return unit?.phrase.numbers.length ?? 0
}

function figuresOf({ tokens }: ReadUnit): number {
  return Math.min(3, tokens.filter(({ isNumber }) => isNumber).length)
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}

function mean(values: readonly number[]): number {
  return sum(values) / (values.length || 1)
}
