import type { LabelledQuestion } from './labelled'

/**
 * Shares questions out so that a field is in one fold whole: what is left out is a field never met.
 * @returns the fold of each question's id; the greatest fields first, each to the emptiest fold
 */
export function foldsByField(questions: readonly LabelledQuestion[], count: number): Map<string, number> {
  const fields = grouped(questions, fieldOf)
  const ordered = [...fields].sort(([a, own], [b, others]) => others.length - own.length || (a < b ? -1 : 1))
  const sizes = Array.from({ length: count }, () => 0)
  return new Map(
    ordered.flatMap(([, own]) => {
      const fold = sizes.indexOf(Math.min(...sizes))
      sizes[fold] = (sizes[fold] ?? 0) + own.length
      return own.map(({ id }): [string, number] => [id, fold])
    }),
  )
}

/**
 * How much a question counts: as the inverse square root of how many its field has, 1 on average, so that no field
 * drowns the others.
 */
export function weightsByField(questions: readonly LabelledQuestion[]): Map<string, number> {
  const raw = [...grouped(questions, fieldOf).values()].flatMap((own) =>
    own.map(({ id }): [string, number] => [id, own.length ** -0.5]),
  )
  const mean = raw.reduce((sum, [, weight]) => sum + weight, 0) / raw.length
  return new Map(raw.map(([id, weight]) => [id, weight / mean]))
}

function fieldOf({ field, set, id }: LabelledQuestion): string {
  return field || set || id
}

/** What a name is given to, by that name. */
export function grouped<Item>(items: readonly Item[], nameOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>()
  for (const item of items) groups.set(nameOf(item), [...(groups.get(nameOf(item)) ?? []), item])
  return groups
}
