import type { Forest, Split, Tree } from '../../lib/coach/trees'
import { randomFrom } from '../../lib/platform/random'

/** Gradient boosting on log-loss with trees of depth two (Friedman 2001), rows and features drawn anew for each tree. */

export type TreeSettings = {
  trees: number
  bags: number
  rate: number
  rowShare: number
  featureShare: number
  /** Least weight of the rows in a leaf. */
  leastLeaf: number
  /** Pull of each leaf towards nought (L2 on its log-odds). */
  pull: number
}

export const TREE_SETTINGS: TreeSettings = {
  trees: 150,
  bags: 4,
  rate: 0.06,
  rowShare: 0.5,
  featureShare: 0.4,
  leastLeaf: 15,
  pull: 5,
}

const BINS = 32

export type Sample = { features: readonly number[]; isTrue: boolean; weight: number }

/** Fits a forest to samples; the same samples and settings give the same forest. */
export function fitForest(samples: readonly Sample[], settings: TreeSettings = TREE_SETTINGS): Forest {
  const columns = samples[0]?.features.length ?? 0
  const thresholds = Array.from({ length: columns }, (_, column) => cutPoints(samples, column))
  const binned = thresholds.map((cuts, column) =>
    Uint8Array.from(samples, ({ features }) => binOf(cuts, features[column] ?? 0)),
  )
  const total = samples.reduce((sum, { weight }) => sum + weight, 0)
  const share = samples.reduce((sum, { isTrue, weight }) => sum + (isTrue ? weight : 0), 0) / (total || 1)
  const start = Math.log(share / (1 - share))
  const bags = Array.from({ length: settings.bags }, (_, bag) => {
    const random = randomFrom(1000 + bag)
    const scores = new Float64Array(samples.length).fill(start)
    return Array.from({ length: settings.trees }, () => growTree(samples, binned, thresholds, scores, random, settings))
  })
  return { start, bags }
}

function cutPoints(samples: readonly Sample[], column: number): number[] {
  const sorted = samples.map(({ features }) => features[column] ?? 0).sort((a, b) => a - b)
  const cuts = Array.from({ length: BINS - 1 }, (_, at) => sorted[Math.floor(((at + 1) * sorted.length) / BINS)] ?? 0)
  return [...new Set(cuts)]
}

/** Bin of a value: how many cut points it exceeds. */
function binOf(cuts: readonly number[], value: number): number {
  let bin = 0
  while (bin < cuts.length && value > (cuts[bin] ?? 0)) bin += 1
  return bin
}

type Slopes = { gradient: Float64Array; curve: Float64Array; weight: Float64Array }

function growTree(
  samples: readonly Sample[],
  binned: readonly Uint8Array[],
  thresholds: readonly number[][],
  scores: Float64Array,
  random: () => number,
  settings: TreeSettings,
): Tree {
  const slopes: Slopes = {
    gradient: new Float64Array(samples.length),
    curve: new Float64Array(samples.length),
    weight: Float64Array.from(samples, ({ weight }) => weight),
  }
  samples.forEach(({ isTrue, weight }, row) => {
    const chance = 1 / (1 + Math.exp(-(scores[row] ?? 0)))
    slopes.gradient[row] = weight * ((isTrue ? 1 : 0) - chance)
    slopes.curve[row] = weight * chance * (1 - chance)
  })
  const drawn = samples.map((_, row) => row).filter(() => random() < settings.rowShare)
  const features = binned.map((_, feature) => feature).filter(() => random() < settings.featureShare)
  const allowed = features.length > 0 ? features : binned.map((_, feature) => feature)
  const split = (rows: readonly number[]) => bestSplit(rows, binned, thresholds, allowed, slopes, settings)
  const parts = (rows: readonly number[], { feature, bin }: Cut) => {
    const column = binned[feature]
    return [
      rows.filter((row) => (column?.[row] ?? 0) <= bin),
      rows.filter((row) => (column?.[row] ?? 0) > bin),
    ] as const
  }
  const root = split(drawn)
  const [lefts, rights] = parts(drawn, root)
  const [left, right] = [split(lefts), split(rights)]
  const value = (rows: readonly number[]) => settings.rate * leafValue(rows, slopes, settings.pull)
  const [[ll, lr], [rl, rr]] = [parts(lefts, left), parts(rights, right)]
  const tree: Tree = {
    root: toSplit(root, thresholds),
    left: toSplit(left, thresholds),
    right: toSplit(right, thresholds),
    leaves: [value(ll), value(lr), value(rl), value(rr)],
  }
  for (let row = 0; row < samples.length; row++) {
    const side = (binned[root.feature]?.[row] ?? 0) <= root.bin ? left : right
    const isLeft = (binned[side.feature]?.[row] ?? 0) <= side.bin
    const leaf = tree.leaves[(side === left ? 0 : 2) + (isLeft ? 0 : 1)] ?? 0
    scores[row] = (scores[row] ?? 0) + leaf
  }
  return tree
}

type Cut = { feature: number; bin: number }

function toSplit({ feature, bin }: Cut, thresholds: readonly number[][]): Split {
  const cuts = thresholds[feature] ?? []
  // The last bin has no upper end: everything goes left.
  return { feature, threshold: cuts[bin] ?? 1e9 }
}

function leafValue(rows: readonly number[], { gradient, curve }: Slopes, pull: number): number {
  let [up, down] = [0, pull]
  for (const row of rows) {
    up += gradient[row] ?? 0
    down += curve[row] ?? 0
  }
  return up / down
}

/** The cut with the greatest gain; where none has any, one that puts everything on the left. */
function bestSplit(
  rows: readonly number[],
  binned: readonly Uint8Array[],
  thresholds: readonly number[][],
  features: readonly number[],
  { gradient, curve, weight }: Slopes,
  { leastLeaf, pull }: TreeSettings,
): Cut {
  let best: Cut = { feature: features[0] ?? 0, bin: BINS }
  let most = 1e-9
  for (const feature of features) {
    const column = binned[feature]
    const bins = (thresholds[feature]?.length ?? 0) + 1
    const sums = Array.from({ length: bins }, () => ({ up: 0, down: 0, weight: 0 }))
    const all = { up: 0, down: 0, weight: 0 }
    for (const row of rows) {
      const sum = sums[column?.[row] ?? 0]
      if (!sum) continue
      for (const into of [sum, all]) {
        into.up += gradient[row] ?? 0
        into.down += curve[row] ?? 0
        into.weight += weight[row] ?? 0
      }
    }
    const below = { up: 0, down: 0, weight: 0 }
    for (let bin = 0; bin < bins - 1; bin++) {
      below.up += sums[bin]?.up ?? 0
      below.down += sums[bin]?.down ?? 0
      below.weight += sums[bin]?.weight ?? 0
      if (below.weight < leastLeaf || all.weight - below.weight < leastLeaf) continue
      const gain =
        below.up ** 2 / (below.down + pull) +
        (all.up - below.up) ** 2 / (all.down - below.down + pull) -
        all.up ** 2 / (all.down + pull)
      if (gain > most) {
        most = gain
        best = { feature, bin }
      }
    }
  }
  return best
}
