import type { CoachedQuestion } from './coached-question'
import { featuresOf } from './features'
import { findGates, type Gate, readablePart } from './gates'
import { type Chances, chancesOf, isSure, type Label, type LabelModel, labelOf } from './label'
import type { Reader } from './language'
import { matchAnswer } from './match'
import { type PreparedQuestion, prepareQuestion, type Stranger } from './prepare'
import type { StanceModel } from './stance'
import type { Vectors } from './vectors'

/** All that the coach has learned: what `npm run coach:fit` writes. */
export type CoachModel = {
  stance: StanceModel
  strangers: Stranger[]
  /** For key points with phrases, and for those without. */
  rubric: LabelModel
  bare: LabelModel
}

export type CoachTools = { read: Reader; vectors: Vectors; model: CoachModel }

/** Where an answer speaks of a key point: from `start` (0 is the first character) to `end`, which is excluded. */
export type Evidence = { start: number; end: number; text: string }

export type PointReport = {
  keyPointId: string
  label: Label | 'unsure'
  /** The likeliest label, where it isn't sure too. */
  likely: Label
  chances: Chances
  /** Null where nothing speaks of it. */
  evidence: Evidence | null
}

export type CoachReport = {
  /** Why nothing was judged, or remarks on what was. */
  gates: Gate[]
  /** In the order of the question's key points. */
  points: PointReport[]
}

const NOTHING: Chances = { miss: 1, partial: 0, hit: 0 }

/** Makes a question ready for judging; keep the result as long as the question doesn't change. */
export function prepare({ read, vectors, model }: CoachTools, question: CoachedQuestion): PreparedQuestion {
  return prepareQuestion(read, vectors, model.strangers, question)
}

/** Judges an answer: for each key point covered, partly, missing or unsure, and where. Pure and deterministic. */
export function judgeAnswer(tools: CoachTools, prepared: PreparedQuestion, answer: string): CoachReport {
  const { text, isCut } = readablePart(answer)
  const tokens = tools.read(text).flatMap((sentence) => sentence.tokens)
  const gates = findGates(tools.vectors, text, isCut, tokens, prepared.exampleTokens)
  if (gates.some(({ blocks }) => blocks)) return { gates, points: prepared.points.map(({ id }) => unspoken(id)) }
  return { gates, points: judgePoints(tools, prepared, text) }
}

/** The labels alone, gates off. */
export function judgePoints(tools: CoachTools, prepared: PreparedQuestion, text: string): PointReport[] {
  const match = matchAnswer(tools.read, tools.vectors, prepared, text)
  const features = featuresOf(tools.model.stance, prepared, match)
  return prepared.points.map((point, at): PointReport => {
    const unitAt = match.evidence[at] ?? null
    const unit = unitAt === null ? undefined : match.units[unitAt]
    if (!unit) return unspoken(point.id)
    const model = point.hasPhrases ? tools.model.rubric : tools.model.bare
    const chances = chancesOf(model, features[at] ?? [])
    const likely = labelOf(model, chances)
    const label = isSure(model, chances, likely) ? likely : 'unsure'
    const { start, end } = unit
    return {
      keyPointId: point.id,
      label,
      likely,
      chances,
      evidence: label === 'miss' ? null : { start, end, text: text.slice(start, end) },
    }
  })
}

function unspoken(keyPointId: string): PointReport {
  return { keyPointId, label: 'miss', likely: 'miss', chances: NOTHING, evidence: null }
}
