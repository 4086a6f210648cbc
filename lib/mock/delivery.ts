import { countWords } from '../answer/answer'
import type { TakeFigures } from './mock'

/** How an answer was spoken, as far as loudness and a transcript tell. Pure: no I/O, safe in the browser. */

/** How long one measure of loudness stands for, in milliseconds. */
export const LEVEL_MS = 100
/** The quietest that is measured, in dB below full scale. */
export const SILENCE_DB = -100

/** Louder than the room by so much is somebody speaking. */
const ABOVE_ROOM_DB = 10
/** Where speech may begin, whatever the room: neither a hiss nor only a shout. */
const MIN_SPEECH_DB = -55
const MAX_SPEECH_DB = -32
/** Shorter silences stand between syllables. */
const SHORTEST_PAUSE_MS = 300
/** Shorter sounds are a click or a key. */
const SHORTEST_SPEECH_MS = 200

/**
 * How long somebody spoke, and their longest pause, by loudness alone. The room's own level is the quietest tenth.
 * @param levels dB below full scale, one for each LEVEL_MS
 */
export function speechOf(levels: readonly number[]): Pick<TakeFigures, 'speakingMs' | 'longestPauseMs'> {
  const threshold = speechThreshold(levels)
  const spoken = runsOf(levels.map((level) => level >= threshold)).filter(
    ({ from, to }) => (to - from) * LEVEL_MS >= SHORTEST_SPEECH_MS,
  )
  const pauses = spoken.slice(1).map(({ from }, index) => (from - (spoken[index]?.to ?? from)) * LEVEL_MS)
  const bridged = pauses.filter((pause) => pause < SHORTEST_PAUSE_MS).reduce((sum, pause) => sum + pause, 0)
  const sounding = spoken.reduce((sum, { from, to }) => sum + (to - from) * LEVEL_MS, 0)
  const longest = Math.max(0, ...pauses)
  return { speakingMs: sounding + bridged, longestPauseMs: longest < SHORTEST_PAUSE_MS ? 0 : longest }
}

function speechThreshold(levels: readonly number[]): number {
  const sorted = [...levels].sort((a, b) => a - b)
  const room = sorted[Math.floor(sorted.length / 10)] ?? SILENCE_DB
  return Math.min(MAX_SPEECH_DB, Math.max(MIN_SPEECH_DB, room + ABOVE_ROOM_DB))
}

function runsOf(loud: readonly boolean[]): { from: number; to: number }[] {
  const runs: { from: number; to: number }[] = []
  let from = -1
  for (const [index, isLoud] of [...loud, false].entries()) {
    if (isLoud && from < 0) from = index
    if (!isLoud && from >= 0) {
      runs.push({ from, to: index })
      from = -1
    }
  }
  return runs
}

/** How an answer was spoken, over its recordings. */
export type Delivery = {
  recordedSeconds: number
  speakingSeconds: number
  longestPauseSeconds: number
  /** Null without a transcript, or where too little was said to tell. */
  wordsPerMinute: number | null
  /** Null without a transcript. */
  fillers: number | null
}

/** Somebody at ease speaks 130 to 160 words a minute. */
export const EASY_PACE = { min: 130, max: 160 }
/** Shorter recordings were begun by mistake. */
const MIN_TAKE_MS = 1000
/** Under so much speech a pace says nothing. */
const MIN_PACED_MS = 5000

/**
 * What the recordings of an answer come to; null where there are none.
 * @param transcript what was said, written down; "" where nobody wrote it
 */
export function deliveryOf(takes: Iterable<TakeFigures>, transcript: string): Delivery | null {
  const all = [...takes].filter(({ recordedMs }) => recordedMs >= MIN_TAKE_MS)
  if (all.length === 0) return null
  const sum = (part: (take: TakeFigures) => number) => all.reduce((total, take) => total + part(take), 0)
  const speakingMs = sum((take) => take.speakingMs)
  const words = countWords(transcript)
  const isPaced = words > 0 && speakingMs >= MIN_PACED_MS
  return {
    recordedSeconds: Math.round(sum((take) => take.recordedMs) / 1000),
    speakingSeconds: Math.round(speakingMs / 1000),
    longestPauseSeconds: Math.round(Math.max(...all.map(({ longestPauseMs }) => longestPauseMs)) / 100) / 10,
    wordsPerMinute: isPaced ? Math.round(words / (speakingMs / 60_000)) : null,
    fillers: words > 0 ? findFillers(transcript).length : null,
  }
}

/** Words that hold a place while one thinks. Those that also mean something ("like", "so", "right") are left out. */
const FILLER = /\b(?:u+h+m*|u+m+|e+r+m*|h+m+|you know|i mean|sort of|kind of|basically|actually|literally)\b/giu

/** Where fillers stand in a text, in its order. */
export function findFillers(text: string): { from: number; to: number }[] {
  return [...text.matchAll(FILLER)].map(({ index, 0: { length } }) => ({ from: index, to: index + length }))
}
