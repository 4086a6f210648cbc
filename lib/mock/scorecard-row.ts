import type { Rating } from '../review/review'
import type { Delivery } from './delivery'
import type { Heard } from './reading'

/** One question of a finished mock. */
export type ScorecardRow = {
  index: number
  questionId: string
  slug: string
  text: string
  answer: string
  /** What another tab wrote besides. */
  otherAnswers: string[]
  followUp: { text: string; answer: string } | null
  isSkipped: boolean
  /** How it was spoken, its follow-up with it; null where nothing was recorded. */
  delivery: Delivery | null
  spentSeconds: number
  limitSeconds: number | null
  keyPoints: { id: string; text: string }[]
  tickedKeyPoints: string[]
  rating: Rating | null
  /** Of the rating in study's log, or of its undo; null before the first. */
  entryId: string | null
  /** What the coach says of it; null where it read nothing. */
  heard: Heard | null
}

/** How many of a question's key points were ticked. */
export function tickedCount({ keyPoints, tickedKeyPoints }: ScorecardRow): number {
  return keyPoints.filter(({ id }) => tickedKeyPoints.includes(id)).length
}

/**
 * The key points that stand ticked while a question is gone through: what its user did with each, else what they rated
 * it by, else what the coach heard.
 * @param own what they did, by key point
 */
export function standingTicks(row: ScorecardRow, own: Readonly<Record<string, boolean>>): string[] {
  const { keyPoints, tickedKeyPoints, entryId, heard } = row
  const isTicked = (id: string) => {
    if (entryId !== null) return tickedKeyPoints.includes(id)
    return heard?.points.some((point) => point.id === id && point.label === 'hit') ?? false
  }
  return keyPoints.map(({ id }) => id).filter((id) => own[id] ?? isTicked(id))
}

/** Seconds that an answer took more than it had. */
export function overSeconds({ spentSeconds, limitSeconds }: ScorecardRow): number {
  return limitSeconds === null ? 0 : Math.max(0, spentSeconds - limitSeconds)
}

/** How a key point stands by its user's ticks and what was heard; `open`: it can't be told. */
export type PointStanding = {
  id: string
  text: string
  standing: 'covered' | 'partly' | 'open' | 'missing'
  quote: string | null
}

/**
 * How the key points of a question stand; none where it is neither rated nor read. A tick is its user's word, and
 * counts; of what they left unticked that the coach heard nobody can tell.
 */
export function standingsOf(row: ScorecardRow): PointStanding[] {
  const isRated = row.rating !== null
  if (!isRated && (row.heard?.points.length ?? 0) === 0) return []
  return row.keyPoints.map(({ id, text }) => {
    const heard = row.heard?.points.find((point) => point.id === id)
    const quote = heard?.quote ?? null
    if (isRated && row.tickedKeyPoints.includes(id)) return { id, text, standing: 'covered', quote }
    if (heard?.label === 'hit') return { id, text, standing: isRated ? 'open' : 'covered', quote }
    if (heard?.label === 'partial') return { id, text, standing: 'partly', quote }
    return { id, text, standing: heard?.label === 'unsure' && !isRated ? 'open' : 'missing', quote }
  })
}

const LEFT_OUT: Record<PointStanding['standing'], number> = { covered: 0, open: 0.25, partly: 0.5, missing: 1 }

/** How much of a question's key points was left out, 0 to 1. */
function leftOutShare(row: ScorecardRow): number {
  const standings = standingsOf(row)
  if (standings.length === 0) return 0
  return standings.reduce((sum, { standing }) => sum + LEFT_OUT[standing], 0) / standings.length
}

const RATING_WEIGHT: Record<Rating, number> = { again: 3, hard: 2, good: 0, easy: -1 }

/** Points left out weigh most, then the rating, then a time that was well over. */
export function weaknessOf(row: ScorecardRow): number {
  const late = row.limitSeconds ? Math.min(1, overSeconds(row) / row.limitSeconds) : 0
  return leftOutShare(row) * 4 + (row.rating ? RATING_WEIGHT[row.rating] : 0) + late
}
