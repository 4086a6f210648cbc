import type { Provider } from '../../lib/platform/env'

/** What a figure is held against: SPEED's target and, where there is one, how far it may still be taken. */
export type Target = { better: 'less' | 'more'; bound: number; stretch?: number }

/** One thing that was measured. */
export type Figure = {
  /** As the table names it. */
  what: string
  database?: Provider
  value: number
  unit: 'x' | 'ms' | 's' | 'kB' | 'files/s' | 'requests/s' | 'statements' | 'files' | 'points' | '%' | ''
  /** None for what is only told along. */
  target?: Target
  /** How it came about, where that isn't plain. */
  note?: string
}

/** One cost at several sizes of data: a line of the plot. */
export type Series = {
  name: string
  database: Provider
  axis: 'questions' | 'reviews'
  points: { size: number; ms: number }[]
}

/** What became of a row of the bench. */
export type RowResult = { row: string; figures: Figure[]; series: Series[]; problem: string | null; isSkipped: boolean }

/** A row can't be measured here, and why: what it needs isn't there. */
export class SkippedError extends Error {
  override name = 'SkippedError'
}

/** Whether a figure keeps its target; null where it has none. */
export function isHeld({ value, target }: Figure): boolean | null {
  if (!target) return null
  return target.better === 'less' ? value <= target.bound : value >= target.bound
}

function isStretched({ value, target }: Figure): boolean {
  if (target?.stretch === undefined) return false
  return target.better === 'less' ? value <= target.stretch : value >= target.stretch
}

/** A figure against its target, in a word. */
export function verdictOf(figure: Figure): string {
  const held = isHeld(figure)
  if (held === null) return ''
  if (!held) return 'MISSED'
  return isStretched(figure) ? 'held, stretch too' : 'held'
}

/** A number with as many digits as say something, and its unit. */
export function formatValue(value: number, unit: Figure['unit']): string {
  const digits = value === 0 || Math.abs(value) >= 100 || Number.isInteger(value) ? 0 : Math.abs(value) >= 10 ? 1 : 2
  const text = Number(value.toFixed(digits)).toLocaleString('en-GB', { maximumFractionDigits: digits })
  return unit === '' ? text : `${text} ${unit}`
}

/** A target as the table has it. */
export function formatTarget({ target, unit }: Figure): string {
  if (!target) return ''
  const sign = target.better === 'less' ? '≤' : '≥'
  const stretch = target.stretch === undefined ? '' : ` (${formatValue(target.stretch, unit)})`
  return `${sign} ${formatValue(target.bound, unit)}${stretch}`
}
