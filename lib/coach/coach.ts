import type { CoachedQuestion } from './coached-question'
import type { Encoder } from './encoder'
import { featuresOf } from './features'
import { findGates, readablePart } from './gates'
import { type Chances, chancesOf, isSure, type LabelModel, labelOf } from './label'
import type { Reader } from './language'
import { atMostPartial, deniesGood, isHypothetical, repeatsWrong, soundsWrong } from './limits'
import { matchAnswer, speaking } from './match'
import { makeNotes } from './notes'
import { type PreparedQuestion, prepareQuestion, type Stranger } from './prepare'
import type { CoachReport, PointReport } from './report'
import type { StanceModel } from './stance'
import { type StarModel, starParts, starRules } from './star'
import type { ToneModel } from './tone'
import type { Vectors } from './vectors'

/** All that the coach has learned: what `npm run coach:fit` writes. */
export type CoachModel = {
  stance: StanceModel
  tone: ToneModel
  strangers: Stranger[]
  /** Weights of CLAIM_FEATURES. */
  claim: number[]
  star: StarModel
  /** For key points with phrases, and for those without. */
  rubric: LabelModel
  bare: LabelModel
}

export type CoachTools = { read: Reader; vectors: Vectors; encode: Encoder; model: CoachModel }

const NOTHING: Chances = { miss: 1, partial: 0, hit: 0 }

/** Makes a question ready for judging; keep the result as long as the question doesn't change. */
export function prepare({ read, vectors, model }: CoachTools, question: CoachedQuestion): PreparedQuestion {
  return prepareQuestion(read, vectors, model.strangers, question)
}

/** Judges an answer: for each key point covered, partly, missing or unsure, and where. Pure and deterministic. */
export function judgeAnswer(tools: CoachTools, prepared: PreparedQuestion, answer: string): CoachReport {
  const { text, isCut } = readablePart(answer)
  const sentences = tools.read(text)
  const tokens = sentences.flatMap((sentence) => sentence.tokens)
  const gates = findGates(tools.vectors, text, isCut, tokens, prepared.exampleTokens)
  const isBare = prepared.points.some(({ hasPhrases }) => !hasPhrases)
  if (gates.some(({ blocks }) => blocks)) {
    const points = prepared.points.map(({ id }) => unspoken(id))
    return { gates, points, notes: [], story: [], isBare }
  }
  const judged = judgeMatched(tools, prepared, text)
  const points = judged.map(({ report }) => report)
  const contradicted = new Set(judged.flatMap(({ report, contradicts }) => (contradicts ? [report.keyPointId] : [])))
  const { question } = prepared
  const parts = question.kind === 'behavioural' ? starParts(tools.model.star, starRules(text, sentences)) : []
  const notes = makeNotes({ question, points, contradicted, text, sentences, parts })
  const story = sentences.flatMap(({ start, end }, at) => {
    const part = parts[at]
    return part ? [{ start, end, text: text.slice(start, end), part }] : []
  })
  return { gates, points, notes, story, isBare }
}

/** The labels alone, gates off. */
export function judgePoints(tools: CoachTools, prepared: PreparedQuestion, text: string): PointReport[] {
  return judgeMatched(tools, prepared, text).map(({ report }) => report)
}

/** A point's report, and whether its evidence sounds like a misconception. */
type JudgedPoint = { report: PointReport; contradicts: boolean }

function judgeMatched(tools: CoachTools, prepared: PreparedQuestion, text: string): JudgedPoint[] {
  const { read, vectors, encode, model } = tools
  const match = matchAnswer(read, vectors, prepared, model.claim, text)
  const features = featuresOf({ encode, stance: model.stance, tone: model.tone }, prepared, match, text)
  const isStory = prepared.question.kind === 'behavioural'
  return prepared.points.map((point, at): JudgedPoint => {
    const unitAt = match.evidence[at] ?? null
    const unit = unitAt === null ? undefined : match.units[unitAt]
    if (!unit || unitAt === null) return { report: unspoken(point.id), contradicts: false }
    const own = point.hasPhrases ? model.rubric : model.bare
    const denies = deniesGood(match, point, unitAt)
    const free = chancesOf(own, features[at] ?? [])
    const isLimited = denies || repeatsWrong(match, point, unitAt) || (isStory && isHypothetical(unit.tokens))
    const chances = isLimited ? atMostPartial(free) : free
    const likely = labelOf(own, chances)
    const label = isSure(own, chances, likely) ? likely : 'unsure'
    const { start, end } = unit
    const contradicts = speaking(match.topic[unitAt]?.[at]) > 0.5 && soundsWrong(match, point, unitAt)
    // What is missing has no place, but a sentence that says the opposite has.
    const isShown = label !== 'miss' || contradicts
    const evidence = isShown ? { start, end, text: text.slice(start, end) } : null
    return { report: { keyPointId: point.id, label, likely, chances, evidence }, contradicts }
  })
}

function unspoken(keyPointId: string): PointReport {
  return { keyPointId, label: 'miss', likely: 'miss', chances: NOTHING, evidence: null }
}
