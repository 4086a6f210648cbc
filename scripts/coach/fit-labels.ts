import { chancesOf, coverageOf, LABELS, type Label, type LabelModel, labelOf } from '../../lib/coach/label'
import { chanceOf } from '../../lib/coach/trees'
import type { Example } from './examples'
import { fitForest, type TreeSettings } from './fit-trees'
import { labelFigures } from './score'

/** The share of key points that may be unsure. */
const UNSURE_SHARE = 0.12

type Raw = Pick<LabelModel, 'some' | 'full'>

function fitForests(examples: readonly Example[], settings: TreeSettings): Raw {
  const samples = (least: number) =>
    examples.map(({ features, truth, weight }) => ({
      features,
      isTrue: LABELS.indexOf(truth) >= least,
      weight,
    }))
  return { some: fitForest(samples(1), settings), full: fitForest(samples(2), settings) }
}

/** An example with what models that hadn't met its question made of it. */
export type Unseen = { example: Example; some: number; full: number }

/**
 * Judges each example by forests fitted on the other folds.
 * @param foldOf the fold of a question, from 0 to `folds` - 1
 */
export function judgeUnseen(
  examples: readonly Example[],
  foldOf: (questionId: string) => number,
  folds: number,
  settings: TreeSettings,
): Unseen[] {
  return Array.from({ length: folds }, (_, fold) => {
    const isHeldOut = ({ questionId }: Example) => foldOf(questionId) === fold
    const { some, full } = fitForests(
      examples.filter((example) => !isHeldOut(example)),
      settings,
    )
    return examples
      .filter(isHeldOut)
      .map((example) => ({ example, some: chanceOf(some, example.features), full: chanceOf(full, example.features) }))
  }).flat()
}

/** A label model: forests on all examples; tempering, cuts and threshold from the judgements of unseen ones. */
export function fitLabels(examples: readonly Example[], unseen: readonly Unseen[], settings: TreeSettings): LabelModel {
  const temper = {
    some: fitTemper(unseen.map(({ some, example }) => ({ chance: some, isTrue: example.truth !== 'miss' }))),
    full: fitTemper(unseen.map(({ full, example }) => ({ chance: full, isTrue: example.truth === 'hit' }))),
  }
  return { ...fitForests(examples, settings), temper, ...fitDecision(unseen, temper) }
}

/** Labels of unseen examples by a fitted decision. */
export function labelUnseen(unseen: readonly Unseen[], decision: Pick<LabelModel, 'temper' | 'cuts'>) {
  return unseen.map(({ example, some, full }) => {
    const chances = chancesOf({ some: constant(some), full: constant(full), temper: decision.temper }, [])
    const likely = labelOf(decision, chances)
    return { ...example, likely, chance: chances[likely], coverage: coverageOf(chances) }
  })
}

/** A forest without trees that always says the same. */
function constant(chance: number) {
  return { start: Math.log(chance / (1 - chance)), bags: [] }
}

function fitDecision(
  unseen: readonly Unseen[],
  temper: LabelModel['temper'],
): Pick<LabelModel, 'cuts' | 'leastChance'> {
  let cuts: [number, number] = [0.5, 1.5]
  let most = -1
  for (let low = 0.4; low <= 1; low += 0.05)
    for (let high = Math.max(low + 0.1, 0.9); high <= 1.6; high += 0.05) {
      const labels = labelUnseen(unseen, { temper, cuts: [low, high] })
      const value = mean([false, true].map((isCut) => worth(labels.filter((label) => label.isCut === isCut))))
      if (value > most) {
        most = value
        cuts = [Math.round(low * 100) / 100, Math.round(high * 100) / 100]
      }
    }
  const sorted = labelUnseen(unseen, { temper, cuts })
    .map(({ chance }) => chance)
    .sort((a, b) => a - b)
  const leastChance = Math.round((sorted[Math.floor(UNSURE_SHARE * sorted.length)] ?? 0) * 1000) / 1000
  return { cuts, leastChance }
}

/**
 * What the cuts are chosen for: agreement first, then the share of right labels. To count what was cut out and is called
 * covered as well moved the upper cut from 1 to 1.35: .59 of whole answers' labels right for .63, .07 of those for .16.
 */
function worth(labels: readonly { truth: Label; likely: Label; isRemoved: boolean }[]): number {
  const { qwk, accuracy } = labelFigures(labels)
  return qwk + 0.5 * accuracy
}

/** Platt scaling (Platt 1999) by Newton's method on slope and shift. */
function fitTemper(points: readonly { chance: number; isTrue: boolean }[]): [number, number] {
  let [slope, shift] = [1, 0]
  for (let round = 0; round < 20; round++) {
    let [g0, g1, h00, h01, h11] = [0, 0, 1e-6, 0, 1e-6]
    for (const { chance, isTrue } of points) {
      const x = Math.log(chance / (1 - chance))
      const p = 1 / (1 + Math.exp(-(slope * x + shift)))
      const error = (isTrue ? 1 : 0) - p
      const curve = p * (1 - p)
      g0 += error * x
      g1 += error
      h00 += curve * x * x
      h01 += curve * x
      h11 += curve
    }
    const determinant = h00 * h11 - h01 * h01
    slope += (h11 * g0 - h01 * g1) / determinant
    shift += (h00 * g1 - h01 * g0) / determinant
  }
  return [Math.round(slope * 1000) / 1000, Math.round(shift * 1000) / 1000]
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / (values.length || 1)
}
