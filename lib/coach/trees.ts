/** A sum of trees of depth two, as gradient boosting makes them: the small model that the labels come from. */

/** One question at the root, one on each side, four answers. A value goes left where it is at most the threshold. */
export type Tree = {
  root: Split
  left: Split
  right: Split
  /** Left-left, left-right, right-left, right-right; in log-odds. */
  leaves: [number, number, number, number]
}
export type Split = { feature: number; threshold: number }

/** Log-odds that all trees start from, and several bags of trees, each a model of its own. */
export type Forest = { start: number; bags: Tree[][] }

/** Probability, 0 to 1: the mean of the bags' log-odds, through the logistic function. */
export function chanceOf({ start, bags }: Forest, features: readonly number[]): number {
  const sum = bags.reduce((total, trees) => total + trees.reduce((own, tree) => own + leafOf(tree, features), 0), 0)
  return 1 / (1 + Math.exp(-(start + sum / (bags.length || 1))))
}

function leafOf({ root, left, right, leaves }: Tree, features: readonly number[]): number {
  if (goesLeft(root, features)) return goesLeft(left, features) ? leaves[0] : leaves[1]
  return goesLeft(right, features) ? leaves[2] : leaves[3]
}

function goesLeft({ feature, threshold }: Split, features: readonly number[]): boolean {
  return (features[feature] ?? 0) <= threshold
}

/** A forest as rows of ten numbers: three splits of two each, four leaves. */
export type PackedForest = { start: number; bags: number[][] }

const NUMBERS = 10

export function packForest({ start, bags }: Forest): PackedForest {
  const short = (value: number) => Number(value.toPrecision(5))
  return {
    start: short(start),
    bags: bags.map((trees) =>
      trees.flatMap(({ root, left, right, leaves }) => [
        ...[root, left, right].flatMap(({ feature, threshold }) => [feature, short(threshold)]),
        ...leaves.map(short),
      ]),
    ),
  }
}

export function unpackForest({ start, bags }: PackedForest): Forest {
  return {
    start,
    bags: bags.map((numbers) =>
      Array.from({ length: numbers.length / NUMBERS }, (_, at): Tree => {
        const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, ...leaves] = numbers.slice(at * NUMBERS, (at + 1) * NUMBERS)
        const [w = 0, x = 0, y = 0, z = 0] = leaves
        return {
          root: { feature: a, threshold: b },
          left: { feature: c, threshold: d },
          right: { feature: e, threshold: f },
          leaves: [w, x, y, z],
        }
      }),
    ),
  }
}
