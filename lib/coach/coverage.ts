import type { CoachView } from './coach-view'

/** How much of a question an answer covers, in key points. Unsure ones are neither. */
export type Coverage = { covered: number; partly: number; unsure: number; total: number }

/** Counts what was judged; null where nothing was. */
export function coverageOf({ gates, points }: Pick<CoachView, 'gates' | 'points'>): Coverage | null {
  if (points.length === 0 || gates.some(({ blocks }) => blocks)) return null
  const count = (wanted: CoachView['points'][number]['label']) => points.filter(({ label }) => label === wanted).length
  return { covered: count('hit'), partly: count('partial'), unsure: count('unsure'), total: points.length }
}

/** “covers 4 of 5, 1 partly”. */
export function coverageWords({ covered, partly, total }: Coverage): string {
  return `covers ${covered} of ${total}${partly > 0 ? `, ${partly} partly` : ''}`
}
