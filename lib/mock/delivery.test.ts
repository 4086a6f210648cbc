import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { deliveryOf, findFillers, LEVEL_MS, SILENCE_DB, speechOf } from './delivery'

const ROOM = -62
const VOICE = -20
const seconds = (count: number, level: number) => Array.from({ length: (count * 1000) / LEVEL_MS }, () => level)

describe('speech by loudness', () => {
  it('is what stands out from the room, without the silence around it', () => {
    const levels = [
      ...seconds(3, ROOM),
      ...seconds(5, VOICE),
      ...seconds(2, ROOM),
      ...seconds(4, VOICE),
      ...seconds(6, ROOM),
    ]
    expect(speechOf(levels)).toEqual({ speakingMs: 9000, longestPauseMs: 2000 })
  })

  it('bridges what stands between syllables, and passes over a click', () => {
    const click = [VOICE]
    const levels = [
      ...seconds(1, ROOM),
      ...seconds(1, VOICE),
      ...seconds(0.2, ROOM),
      ...seconds(1, VOICE),
      ...seconds(2, ROOM),
    ]
    expect(speechOf([...levels, ...click, ...seconds(1, ROOM)])).toEqual({ speakingMs: 2200, longestPauseMs: 0 })
  })

  it('is told from a noisy room, and somebody who never stops is heard throughout', () => {
    expect(speechOf([...seconds(4, -44), ...seconds(4, -24)]).speakingMs).toBe(4000)
    expect(speechOf(seconds(7, VOICE))).toEqual({ speakingMs: 7000, longestPauseMs: 0 })
    expect(speechOf(seconds(7, SILENCE_DB))).toEqual({ speakingMs: 0, longestPauseMs: 0 })
  })

  it('is never more than was recorded', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: SILENCE_DB, max: 0 }), { maxLength: 400 }), (levels) => {
        const { speakingMs, longestPauseMs } = speechOf(levels)
        expect(speakingMs).toBeGreaterThanOrEqual(0)
        expect(longestPauseMs).toBeGreaterThanOrEqual(0)
        expect(speakingMs + longestPauseMs).toBeLessThanOrEqual(levels.length * LEVEL_MS)
      }),
    )
  })
})

describe('the delivery of an answer', () => {
  const take = { recordedMs: 40_000, speakingMs: 30_000, longestPauseMs: 2340, isCaptioned: false }

  it('adds recordings up, and counts words only where there is a transcript', () => {
    expect(deliveryOf([], 'Words.')).toBeNull()
    expect(deliveryOf([take, { ...take, longestPauseMs: 900 }], '')).toEqual({
      ...{ recordedSeconds: 80, speakingSeconds: 60, longestPauseSeconds: 2.3 },
      ...{ wordsPerMinute: null, fillers: null },
    })
    expect(deliveryOf([take], 'word '.repeat(70))).toMatchObject({ wordsPerMinute: 140, fillers: 0 })
  })

  it('says no pace of a few seconds', () => {
    expect(deliveryOf([{ ...take, speakingMs: 3000 }], 'One two three.')?.wordsPerMinute).toBeNull()
  })

  it('knows what holds a place, and not what means something', () => {
    const text = 'Um, I like Erlang, you know, and uhm it sort of fits. Hummingbirds umpire here.'
    expect(findFillers(text).map(({ from, to }) => text.slice(from, to))).toEqual(['Um', 'you know', 'uhm', 'sort of'])
  })
})
