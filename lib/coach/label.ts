import { chanceOf, type Forest, type PackedForest, packForest, unpackForest } from './trees'

export const LABELS = ['miss', 'partial', 'hit'] as const
export type Label = (typeof LABELS)[number]

/** How likely each label is; they sum to 1. */
export type Chances = Record<Label, number>

/** What the fit decides: two forests, how their log-odds are tempered, where labels begin and when none is sure. */
export type LabelModel = {
  /** Chance of at least partial, and of hit. */
  some: Forest
  full: Forest
  /** Slope and shift of the log-odds (Platt scaling), fitted on questions that the forests didn't see. */
  temper: { some: [number, number]; full: [number, number] }
  /** Expected coverage (partial counts 1, hit 2) from which a point is partial, hit. */
  cuts: [number, number]
  /** The label is unsure where its own chance is below. */
  leastChance: number
}

/** Chances of the labels from a key point's features. */
export function chancesOf(
  { some, full, temper }: Pick<LabelModel, 'some' | 'full' | 'temper'>,
  features: readonly number[],
): Chances {
  const atLeast = tempered(chanceOf(some, features), temper.some)
  const hit = Math.min(tempered(chanceOf(full, features), temper.full), atLeast)
  return { miss: 1 - atLeast, partial: atLeast - hit, hit }
}

/** Expected coverage of a key point, 0 (miss) to 2 (hit). */
export function coverageOf({ partial, hit }: Chances): number {
  return partial + 2 * hit
}

/** The label by expected coverage, which keeps a miss from being called a hit better than the likeliest label does. */
export function labelOf({ cuts }: Pick<LabelModel, 'cuts'>, chances: Chances): Label {
  const coverage = coverageOf(chances)
  if (coverage < cuts[0]) return 'miss'
  return coverage < cuts[1] ? 'partial' : 'hit'
}

/** Whether the label is sure enough to be said. */
export function isSure({ leastChance }: Pick<LabelModel, 'leastChance'>, chances: Chances, label: Label): boolean {
  return chances[label] >= leastChance
}

function tempered(chance: number, [slope, shift]: readonly [number, number]): number {
  const logOdds = Math.log(Math.max(chance, 1e-6) / Math.max(1 - chance, 1e-6))
  return 1 / (1 + Math.exp(-(slope * logOdds + shift)))
}

/** The model as its file has it. */
export type PackedLabelModel = Omit<LabelModel, 'some' | 'full'> & { some: PackedForest; full: PackedForest }

export function packLabelModel(model: LabelModel): PackedLabelModel {
  return { ...model, some: packForest(model.some), full: packForest(model.full) }
}

export function unpackLabelModel(packed: PackedLabelModel): LabelModel {
  return { ...packed, some: unpackForest(packed.some), full: unpackForest(packed.full) }
}
