import type { Figure, Series } from './figure'

const TARGET = { better: 'less', bound: 2, stretch: 1.2 } as const

/** How much longer each thing takes over the most data than over the least. */
export function growthOf(series: readonly Series[]): Figure[] {
  return series.flatMap(({ name, database, axis, points }) => {
    const [first] = points
    const last = points.at(-1)
    if (!first || !last || first === last) return []
    const from = first.size.toLocaleString('en-GB')
    return {
      what: `growth of ${name} from ${from} to ${last.size.toLocaleString('en-GB')} ${axis}`,
      database,
      value: last.ms / first.ms,
      unit: 'x' as const,
      target: TARGET,
      note: points.map(({ size, ms }) => `${size.toLocaleString('en-GB')}: ${ms.toFixed(1)} ms`).join(', '),
    }
  })
}
