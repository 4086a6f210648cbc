import type { PointView } from '../coach/coach-view'
import { type Coverage, countPoints } from '../coach/coverage'
import { RATINGS, type Rating } from './review'

/** Share of a question's key points that a rating stands for, 0 to 1: what ratings are held against. */
export const MEANT_SHARE: Record<Rating, number> = { again: 0.15, hard: 0.45, good: 0.75, easy: 0.95 }

/** Easy is a matter of how it felt, which no text tells. */
const SUGGESTED: readonly Rating[] = RATINGS.filter((rating) => rating !== 'easy')

/**
 * Share of the judged key points that an answer covers, 0 to 1: partly covered ones count half, unsure ones neither
 * way.
 * @returns null where nothing was judged, or most is unsure
 */
export function shareFound({ covered, partly, unsure, total }: Coverage): number | null {
  const judged = total - unsure
  return judged <= 0 || unsure * 2 > total ? null : (covered + partly / 2) / judged
}

/** The rating whose meaning is nearest to what an answer covers, the better one of two; null where that can't be said. */
export function suggestedRating(coverage: Coverage): Rating | null {
  const share = shareFound(coverage)
  if (share === null) return null
  const away = (rating: Rating) => Math.abs(MEANT_SHARE[rating] - share)
  // A hair between two that are equally near is a matter of how computers halve.
  return SUGGESTED.reduce((nearest, rating) => (away(rating) <= away(nearest) + 1e-9 ? rating : nearest))
}

/**
 * What is covered once the user has spoken: a ticked point is, an unticked one that the coach found isn't, and of the
 * others the coach's word stands.
 */
export function coverageByTicks(points: readonly PointView[], ticked: readonly string[]): Coverage {
  const open = points.filter(({ keyPointId }) => !ticked.includes(keyPointId))
  return { ...countPoints(open), covered: points.length - open.length, total: points.length }
}
