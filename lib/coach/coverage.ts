import type { CoachView, PointView } from './coach-view'

/** How much of a question an answer covers, in key points. Unsure ones are neither. */
export type Coverage = { covered: number; partly: number; unsure: number; total: number }

/** Counts key points by what is said of them. */
export function countPoints(points: readonly Pick<PointView, 'label'>[]): Coverage {
  const count = (wanted: PointView['label']) => points.filter(({ label }) => label === wanted).length
  return { covered: count('hit'), partly: count('partial'), unsure: count('unsure'), total: points.length }
}

/** How much an answer covers; null where nothing was judged. */
export function coverageOf({ gates, points }: Pick<CoachView, 'gates' | 'points'>): Coverage | null {
  return points.length === 0 || gates.some(({ blocks }) => blocks) ? null : countPoints(points)
}

/** “covers 4 of 5, 1 partly”. */
export function coverageWords({ covered, partly, total }: Coverage): string {
  return `covers ${covered} of ${total}${partly > 0 ? `, ${partly} partly` : ''}`
}
