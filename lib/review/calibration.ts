import type { Coverage } from '../coach/coverage'
import { RATINGS, type Rating } from './review'
import { shareFound } from './suggested-rating'

/** Under so many answers nothing is said of ratings. */
const LEAST_ANSWERS = 5

/** What the coach found in a text, and which coach. `coverage` is null where it couldn't be judged. */
export type KeptReading = { coach: string; coverage: Coverage | null }

/** An answer that was typed before it was rated. */
export type RatedAnswer = { rating: Rating; coverage: Coverage }

/** One rating, and what the coach found in the answers that got it. */
export type CalibrationRow = {
  rating: Rating
  /** Share of the judged key points that each answer covers, 0 to 1, in the order in which they were given. */
  shares: number[]
  /** Means over these answers, 0 where there are none: of `shares`, of points found (a partly covered one is half of one) and of points judged. */
  share: number
  found: number
  judged: number
}

/** Self-ratings against what was covered. */
export type Calibration = {
  /** One for each rating, the lowest first. */
  rows: CalibrationRow[]
  answers: number
  /** How many answers are still needed before anything is said. */
  missing: number
  /** How many wait to be read by the coach. */
  unread: number
}

/** Holds ratings against what was covered; answers of which most is unsure don't count. */
export function calibrate(answers: readonly RatedAnswer[], unread: number): Calibration {
  const rows = RATINGS.map((rating) => rowOf(rating, answers))
  const counted = rows.reduce((sum, { shares }) => sum + shares.length, 0)
  return { rows, answers: counted, missing: Math.max(0, LEAST_ANSWERS - counted), unread }
}

function rowOf(rating: Rating, answers: readonly RatedAnswer[]): CalibrationRow {
  const judged = answers.flatMap(({ rating: given, coverage }) => {
    const share = shareFound(coverage)
    if (given !== rating || share === null) return []
    const points = coverage.total - coverage.unsure
    return [{ share, found: share * points, points }]
  })
  const shares = judged.map(({ share }) => share)
  return {
    rating,
    shares,
    share: mean(shares),
    found: mean(judged.map(({ found }) => found)),
    judged: mean(judged.map(({ points }) => points)),
  }
}

function mean(values: number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length
}
