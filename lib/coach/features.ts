import type { Encoder } from './encoder'
import { leadOf, type Match, nearnessTo, type ReadUnit, speaking } from './match'
import { countNegations } from './negation'
import type { PreparedPoint, PreparedQuestion } from './prepare'
import { marksOf, type Stance, type StanceModel, stanceOf } from './stance'
import { type ToneModel, toneOf } from './tone'
import { overlapOf, type Phrase } from './topic'
import { meanOfBest } from './views'

/**
 * What the label is judged by: one number each, in this order. None counts the answer's words or looks at what speaks of
 * no key point, so that what is added beside the question changes next to nothing.
 */
const FEATURES = [
  'topic',
  'claim',
  'lead',
  'order',
  'second',
  'middle',
  'middleLead',
  'good',
  'goodMean',
  'overVague',
  'overWrong',
  'wrongest',
  'manner.good',
  'manner.vague',
  'manner.wrong',
  'tone.good',
  'tone.vague',
  'tone.wrong',
  'around.good',
  'around.vague',
  'around.wrong',
  'words',
  'figures',
  'rarity',
  'aboutRecall',
  'goodRecall',
  'speaking',
  'denials',
  'would',
  'own',
  'behavioural',
  'shared',
  'others.topic',
  'others.good',
  'others.vague',
  'others.wrong',
  'others.tone.good',
  'others.tone.vague',
  'others.tone.wrong',
  'others.words',
  'others.overVague',
  'others.overWrong',
  'others.figures',
] as const

const FIRST_PERSON = new Set('i my me mine myself'.split(' '))

/** What tells the manner of a sentence: by its marks, and by its encoding. */
export type Ear = { encode: Encoder; stance: StanceModel; tone: ToneModel }

/** The features of every key point, in their order; an answer without units has none. */
export function featuresOf(ear: Ear, prepared: PreparedQuestion, match: Match, text: string): number[][] {
  const manner = match.units.map(({ tokens }) => stanceOf(ear.stance, marksOf(tokens)))
  const tones = tonesOf(ear, match, text)
  const own = prepared.points.map((point, at) => {
    const unitAt = match.evidence[at] ?? null
    const unit = unitAt === null ? undefined : match.units[unitAt]
    return unit && unitAt !== null
      ? { unitAt, ...ofUnit(prepared, match, manner, point, at, unitAt, unit), ...tones(unit) }
      : null
  })
  return own.map((values, at) => {
    if (!values) return FEATURES.map(() => 0)
    const others = own.flatMap((other, index) => (other && index !== at ? [other] : []))
    const all = { ...values, ...ofOthers(match, others, values.unitAt) }
    return FEATURES.map((name) => all[name])
  })
}

/** The tone of the sentence that a unit is of: only evidence is asked for it, since it takes a few milliseconds. */
function tonesOf({ encode, tone }: Ear, match: Match, text: string) {
  const known = new Map<number, Manner>()
  return ({ sentence }: ReadUnit) => {
    const whole = match.units.find((unit) => unit.sentence === sentence && !unit.isClause)
    const { good, vague, misconception } =
      known.get(sentence) ?? toneOf(tone, encode(text.slice(whole?.start, whole?.end)))
    known.set(sentence, { good, vague, misconception })
    return { 'tone.good': good, 'tone.vague': vague, 'tone.wrong': misconception }
  }
}

type Manner = Record<Stance, number>

/** What the evidence itself and its neighbours tell. */
function ofUnit(
  prepared: PreparedQuestion,
  match: Match,
  manner: readonly Manner[],
  point: PreparedPoint,
  at: number,
  unitAt: number,
  unit: ReadUnit,
) {
  const row = match.topic[unitAt] ?? []
  const whole = match.units.flatMap((other, index) => (other.isClause ? [] : [index]))
  const sentences = whole.filter((other) => match.units[other]?.sentence !== unit.sentence)
  const ownAt = whole.find((other) => match.units[other]?.sentence === unit.sentence) ?? unitAt
  const own = match.units[ownAt] ?? unit
  // A neighbour belongs to the passage where it speaks of the same point.
  const around = sentences
    .filter((other) => Math.abs((match.units[other]?.sentence ?? 0) - unit.sentence) <= 1)
    .map((other) => ({ other, share: speaking((match.topic[other]?.[at] ?? 0) + 0.5) }))
  const passage = [{ other: ownAt, share: 1 }, ...around]
  const near = (phrases: PreparedPoint['good']) => nearnessTo(match.table, unit, phrases)
  const good = near(point.good)
  const vague = Math.max(0, ...near(point.vague))
  const wrong = Math.max(0, ...near(point.misconception))
  const spread = point.strangers.phrase.spread
  const contrasts = match.units
    .filter((_, other) => (match.topic[other]?.[at] ?? 0) > 1.5)
    .map(
      (other) =>
        Math.max(0, ...nearnessTo(match.table, other, point.misconception)) -
        Math.max(0, ...nearnessTo(match.table, other, point.good)),
    )
  const joint = joined(passage.filter(({ share }) => share > 0.5).flatMap(({ other }) => match.units[other] ?? []))
  const recalls = (phrases: readonly Phrase[]) => phrases.map((phrase) => overlapOf(match.table, joint, phrase).recall)
  const figures = (other: number) => figuresOf(match.units[other])
  return {
    topic: row[at] ?? 0,
    claim: match.claims[unitAt]?.[at] ?? 0,
    lead: leadOf(row, at),
    order: runnerUp(match, at, unit.sentence),
    second: Math.max(-3, ...sentences.map((other) => match.topic[other]?.[at] ?? 0)),
    middle: match.middles[unitAt]?.[at] ?? 0,
    middleLead: leadOf(match.middles[unitAt] ?? [], at),
    good: Math.max(0, ...good) / spread,
    goodMean: meanOfBest(good, 3) / spread,
    overVague: (Math.max(0, ...good) - vague) / spread,
    overWrong: (Math.max(0, ...good) - wrong) / spread,
    wrongest: Math.max(-1, ...contrasts) / spread,
    'manner.good': manner[unitAt]?.good ?? 0,
    'manner.vague': manner[unitAt]?.vague ?? 0,
    'manner.wrong': manner[unitAt]?.misconception ?? 0,
    'around.good': weighted(passage, ({ other }) => manner[other]?.good ?? 0),
    'around.vague': weighted(passage, ({ other }) => manner[other]?.vague ?? 0),
    'around.wrong': weighted(passage, ({ other }) => manner[other]?.misconception ?? 0),
    words: Math.log(1 + own.phrase.numbers.length),
    figures: figures(ownAt) + 0.5 * around.reduce((sum, { other, share }) => sum + share * figures(other), 0),
    rarity: mean(own.phrase.weights),
    aboutRecall: mean(recalls(point.about.slice(0, -1))),
    goodRecall: meanOfBest(recalls(point.good.map(({ phrase }) => phrase)), 3),
    speaking: sentences.reduce((sum, other) => sum + speaking(match.topic[other]?.[at]), 0),
    denials: countNegations(own.tokens),
    would: own.tokens.filter(({ normal }) => normal === 'would').length,
    own: own.tokens.filter(({ normal }) => FIRST_PERSON.has(normal)).length,
    behavioural: prepared.question.kind === 'behavioural' ? 1 : 0,
  }
}

type UnitValues = ReturnType<typeof ofUnit> & ReturnType<ReturnType<typeof tonesOf>> & { unitAt: number }

/** What the evidence of the other points tells of the answer: each counts as surely as it speaks. */
function ofOthers(match: Match, values: readonly UnitValues[], unitAt: number) {
  const others = values.map((value) => ({ ...value, share: speaking(value.topic) }))
  const sentence = match.units[unitAt]?.sentence
  return {
    shared: others.filter((other) => match.units[other.unitAt]?.sentence === sentence).length,
    'others.topic': mean(others.map(({ share }) => share)),
    'others.good': weighted(others, (other) => other['manner.good']),
    'others.vague': weighted(others, (other) => other['manner.vague']),
    'others.wrong': weighted(others, (other) => other['manner.wrong']),
    'others.tone.good': weighted(others, (other) => other['tone.good']),
    'others.tone.vague': weighted(others, (other) => other['tone.vague']),
    'others.tone.wrong': weighted(others, (other) => other['tone.wrong']),
    'others.words': weighted(others, (other) => Math.log(1 + (match.units[other.unitAt]?.phrase.numbers.length ?? 0))),
    'others.overVague': weighted(others, ({ overVague }) => overVague),
    'others.overWrong': weighted(others, ({ overWrong }) => overWrong),
    'others.figures': weighted(others, ({ figures }) => figures),
  }
}

/** How far the evidence outbids the best unit of another sentence. */
function runnerUp(match: Match, at: number, sentence: number): number {
  const own = match.units.flatMap((unit, other) => (unit.sentence === sentence ? (match.claims[other]?.[at] ?? 0) : []))
  const rest = match.units.flatMap((unit, other) =>
    unit.sentence === sentence ? [] : (match.claims[other]?.[at] ?? 0),
  )
  return Math.max(...own) - Math.max(-9, ...rest)
}

function weighted<Part extends { share: number }>(parts: readonly Part[], value: (part: Part) => number): number {
  const [sum, weight] = parts.reduce<[number, number]>(
    ([total, all], part) => [total + part.share * value(part), all + part.share],
    // A little of the middle, so that nothing hangs on a part that hardly counts.
    [0.3 * 0.4, 0.3],
  )
  return sum / weight
}

function joined(units: readonly ReadUnit[]): Phrase {
  const numbers = units.flatMap(({ phrase }) => phrase.numbers)
  const weights = units.flatMap(({ phrase }) => phrase.weights)
  return { numbers, weights, sum: weights.reduce((total, weight) => total + weight, 0) }
}

function figuresOf(unit: ReadUnit | undefined): number {
  return Math.min(3, unit?.tokens.filter(({ isNumber }) => isNumber).length ?? 0)
}

function mean(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0) / (values.length || 1)
}
