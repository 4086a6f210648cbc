import { recall } from './recall'
import { type MemoryState, RATINGS, type Rating } from './review'

/*
 * The due ruler's geometry: x(t) = log10(t / 5 min) / log10(48 d / 5 min) over the whole card. Recall depends on
 * t/S alone, so on this scale every rating has the same curve, moved sideways by log10 S: the path is drawn once.
 */

const MINUTE = 60
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const FIRST = 5 * MINUTE
const LAST = 48 * DAY

/** The plot's own units: 720 wide, 128 high for recall from 100% down to 60%. */
export const PLOT_WIDTH = 720
export const PLOT_HEIGHT = 128
const LOWEST_RECALL = 0.6
/** Two marks nearer than this (px of 720) can't both be buttons on the scale: leaders carry them to equal keys. */
const NEAREST_MARKS = 72

export type RulerMark = {
  rating: Rating
  dueAt: Date
  /** Seconds until it is due. */
  seconds: number
  /** Where it stands on the scale, 0 to 1. */
  x: number
  /** How far the curve of Good is to be moved sideways to be this rating's, in units of the plot. */
  dx: number
  /** Recall on the interview's day if so rated, 0 to 1; null without an interview. */
  interviewRecall: number | null
}

export type DueRuler = {
  marks: RulerMark[]
  /** The curve of Good as an SVG path, wide enough to be moved. */
  curve: string
  /** Where the interview stands, 0 to 1; null where it isn't on the scale. */
  interviewX: number | null
  hasLeaders: boolean
}

/**
 * What the ruler shows for one question.
 * @param next the memory after each rating given at `now`
 * @param interviewAt the candidate's day; one that has passed is ignored
 */
export function dueRuler(next: Record<Rating, MemoryState>, now: Date, interviewAt: Date | null): DueRuler {
  const secondsToInterview = interviewAt ? secondsBetween(now, interviewAt) : null
  const ahead = secondsToInterview !== null && secondsToInterview > 0 ? secondsToInterview : null
  const marks = RATINGS.map((rating): RulerMark => {
    const { due, stability } = next[rating]
    const seconds = secondsBetween(now, due)
    return {
      rating,
      dueAt: due,
      seconds,
      x: rulerX(seconds),
      dx: Math.log10(stability / next.good.stability) * (PLOT_WIDTH / Math.log10(LAST / FIRST)),
      interviewRecall: ahead === null ? null : recall(ahead / DAY, stability),
    }
  })
  return {
    marks,
    curve: curveOf(next.good.stability),
    interviewX: ahead !== null && ahead >= FIRST && ahead <= LAST ? rulerX(ahead) : null,
    hasLeaders: marks.some(({ x }, index) => {
      const before = marks[index - 1]
      return before !== undefined && (x - before.x) * PLOT_WIDTH < NEAREST_MARKS
    }),
  }
}

/** A time from now, in seconds, as a place on the scale: 0 at 5 minutes, 1 at 48 days, clamped to it. */
export function rulerX(seconds: number): number {
  const clamped = Math.min(Math.max(seconds, FIRST), LAST)
  return Math.log10(clamped / FIRST) / Math.log10(LAST / FIRST)
}

/** How far down the plot a recall stands: 0 at 100%, 1 at 60% and below. */
export function recallDrop(value: number): number {
  return Math.min(Math.max((1 - value) / (1 - LOWEST_RECALL), 0), 1)
}

function curveOf(stability: number): string {
  const points: string[] = []
  // Beyond both ends, so that the path still fills the plot when it is moved; coarse where it is flat.
  for (let px = -PLOT_WIDTH; px <= 2 * PLOT_WIDTH; px += px < 240 ? 60 : 12) {
    const seconds = FIRST * (LAST / FIRST) ** (px / PLOT_WIDTH)
    const y = ((1 - recall(seconds / DAY, stability)) / (1 - LOWEST_RECALL)) * PLOT_HEIGHT
    points.push(`${px} ${y.toFixed(1)}`)
  }
  return `M${points.join(' ')}`
}

function secondsBetween(from: Date, to: Date): number {
  return (to.getTime() - from.getTime()) / 1000
}

export type Graduation = { x: number; size: 'hour' | 'major' | 'minor' }

const times = (unit: number, ...counts: number[]) => counts.map((count) => count * unit)
const NAMED = [...times(MINUTE, 10), ...times(HOUR, 1, 6, 24), ...times(DAY, 7)]
const MAJOR = [FIRST, ...times(MINUTE, 20, 30), ...times(HOUR, 2, 3, 4, 12), ...times(DAY, 2, 3, 4, 14, 21, 28, 42)]
const MINOR = [
  ...times(MINUTE, 6, 7, 8, 9, 15, 25, 35, 40, 45, 50, 55),
  ...times(HOUR, 1.5, 2.5, 3.5, 5, 7, 8, 9, 10, 11, 14, 16, 18, 20, 22, 36),
  ...times(DAY, 2.5, 3.5, 4.5, 5, 5.5, 6, 6.5, 8, 9, 10, 11, 12, 13, 16, 18, 20, 24, 30, 35),
]

/** The scale's strokes, as on a slide rule: minutes, hours, days, weeks. */
export const GRADUATION: readonly Graduation[] = [
  ...NAMED.map((seconds): Graduation => ({ x: rulerX(seconds), size: 'hour' })),
  ...MAJOR.map((seconds): Graduation => ({ x: rulerX(seconds), size: 'major' })),
  ...MINOR.map((seconds): Graduation => ({ x: rulerX(seconds), size: 'minor' })),
]

/** The scale's names. */
export const SCALE_NAMES: readonly { x: number; name: string; isWeek: boolean }[] = [
  { x: rulerX(HOUR), name: '1 h', isWeek: false },
  { x: rulerX(6 * HOUR), name: '6 h', isWeek: false },
  { x: rulerX(DAY), name: '1 d', isWeek: false },
  { x: rulerX(7 * DAY), name: '1 wk', isWeek: true },
]

/** An interval as a mark says it: "10 min", "3 h", "9 d", "3 mo", "2 y". */
export function formatInterval(seconds: number): string {
  if (seconds < HOUR) return `${Math.max(1, Math.round(seconds / MINUTE))} min`
  if (seconds < DAY) return `${Math.round(seconds / HOUR)} h`
  const days = Math.round(seconds / DAY)
  if (days < 100) return `${days} d`
  if (days < 700) return `${Math.round(days / 30.4)} mo`
  return `${Math.round(days / 365)} y`
}
