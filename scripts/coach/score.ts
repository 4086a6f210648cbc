import { type CoachTools, judgeAnswer, prepare } from '../../lib/coach/coach'
import { coverageOf, LABELS, type Label } from '../../lib/coach/label'
import type { LabelledQuestion, TrueLabel } from './labelled'

/** One key point of one answer, judged. */
export type Judged = {
  questionId: string
  answerId: string
  truth: TrueLabel
  likely: Label
  isUnsure: boolean
  isRemoved: boolean
  /** Chance of the likeliest label as called, for reliability. */
  chance: number
  /** Expected coverage, 0 to 2. */
  coverage: number
  /** Whether the evidence overlaps the labelled quote; null where there is none to overlap. */
  overlaps: boolean | null
}

export type JudgedAnswer = { questionId: string; answerId: string; quality: number; coverage: number; ms: number }
export type Judgement = { points: Judged[]; answers: JudgedAnswer[] }

/** Judges every labelled answer. */
export function judgeAll(tools: CoachTools, questions: readonly LabelledQuestion[]): Judgement {
  const judgement: Judgement = { points: [], answers: [] }
  for (const question of questions) {
    const prepared = prepare(tools, toCoached(question))
    for (const answer of question.answers) {
      const began = performance.now()
      const { points, gates } = judgeAnswer(tools, prepared, answer.text)
      const ms = performance.now() - began
      const ids = { questionId: question.id, answerId: answer.id }
      const coverage = points.reduce((sum, { chances }) => sum + coverageOf(chances), 0)
      judgement.answers.push({ ...ids, quality: answer.quality, coverage, ms })
      const isGated = gates.some(({ blocks }) => blocks)
      for (const { keyPointId, likely, label, chances, evidence } of points) {
        const truth = answer.labels[keyPointId]
        if (!truth) continue
        const at = truth.evidence ? answer.text.indexOf(truth.evidence) : -1
        judgement.points.push({
          ...ids,
          truth: truth.label,
          likely,
          isUnsure: label === 'unsure' && !isGated,
          isRemoved: truth.removed,
          chance: chances[likely],
          coverage: coverageOf(chances),
          overlaps: at < 0 ? null : !!evidence && evidence.start < at + truth.evidence.length && at < evidence.end,
        })
      }
    }
  }
  return judgement
}

export function toCoached(question: LabelledQuestion) {
  const { id, kind, question: text, exampleAnswer, keyPoints } = question
  return { id, kind, text, exampleAnswer, keyPoints, timeLimitSeconds: 120 }
}

export type Figures = {
  qwk: number
  accuracy: number
  macroF1: number
  severe: number
  rank: number | null
  evidence: number | null
  abstained: number
  qwkAnswered: number
  removedHit: number | null
  p95Ms: number
  n: number
}

/** The figures of labels alone. */
export function labelFigures(
  points: readonly Pick<Judged, 'truth' | 'likely' | 'isRemoved'>[],
): Pick<Figures, 'qwk' | 'accuracy' | 'macroF1' | 'severe' | 'removedHit' | 'n'> {
  const removed = points.filter(({ isRemoved }) => isRemoved)
  return {
    qwk: weightedKappa(points),
    accuracy: share(points, ({ truth, likely }) => truth === likely),
    macroF1: macroF1(points),
    severe: share(points, ({ truth, likely }) => Math.abs(LABELS.indexOf(truth) - LABELS.indexOf(likely)) === 2),
    removedHit: removed.length === 0 ? null : share(removed, ({ likely }) => likely === 'hit'),
    n: points.length,
  }
}

/** What coach:eval prints; docs/coach.md says what each figure means. */
export function figuresOf({ points, answers }: Judgement): Figures {
  const answered = points.filter(({ isUnsure }) => !isUnsure)
  const hits = points.filter(({ truth, likely, overlaps }) => truth === 'hit' && likely === 'hit' && overlaps !== null)
  return {
    ...labelFigures(points),
    rank: rankOf(answers),
    evidence: hits.length === 0 ? null : share(hits, ({ overlaps }) => overlaps === true),
    abstained: share(points, ({ isUnsure }) => isUnsure),
    qwkAnswered: weightedKappa(answered),
    p95Ms: quantile(
      answers.map(({ ms }) => ms),
      0.95,
    ),
  }
}

type Pair = Pick<Judged, 'truth' | 'likely'>

/** Cohen's kappa with quadratic weights (Cohen 1968); 0 where there is nothing to agree on. */
export function weightedKappa(pairs: readonly Pair[]): number {
  const count = (of: (pair: Pair) => Label) => LABELS.map((label) => pairs.filter((pair) => of(pair) === label).length)
  const [truths, likelies] = [count(({ truth }) => truth), count(({ likely }) => likely)]
  const seen = pairs.reduce((sum, { truth, likely }) => sum + (LABELS.indexOf(truth) - LABELS.indexOf(likely)) ** 2, 0)
  let byChance = 0
  truths.forEach((a, i) => {
    likelies.forEach((b, j) => {
      byChance += ((i - j) ** 2 * a * b) / (pairs.length || 1)
    })
  })
  return byChance === 0 ? 0 : 1 - seen / byChance
}

function macroF1(pairs: readonly Pair[]): number {
  const scores = LABELS.map((label) => {
    const both = pairs.filter(({ truth, likely }) => truth === label && likely === label).length
    const either =
      pairs.filter(({ truth }) => truth === label).length + pairs.filter(({ likely }) => likely === label).length
    return either === 0 ? 0 : (2 * both) / either
  })
  return scores.reduce((sum, score) => sum + score, 0) / LABELS.length
}

function rankOf(answers: readonly JudgedAnswer[]): number | null {
  const outcomes = answers.flatMap((a, at) =>
    answers
      .slice(at + 1)
      .filter((b) => a.questionId === b.questionId && a.quality !== b.quality)
      .map((b) => {
        const difference = (a.coverage - b.coverage) * Math.sign(a.quality - b.quality)
        return difference > 0 ? 1 : difference === 0 ? 0.5 : 0
      }),
  )
  return outcomes.length === 0 ? null : outcomes.reduce<number>((sum, outcome) => sum + outcome, 0) / outcomes.length
}

function share<Value>(values: readonly Value[], is: (value: Value) => boolean): number {
  return values.filter(is).length / (values.length || 1)
}

export function quantile(values: readonly number[], at: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(at * sorted.length))] ?? 0
}
