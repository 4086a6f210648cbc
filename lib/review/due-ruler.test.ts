import { describe, expect, test } from 'vitest'
import { dueRuler, formatInterval, GRADUATION, PLOT_WIDTH, recallDrop, rulerX } from './due-ruler'
import type { MemoryState, Rating } from './review'
import { scheduleAll } from './schedule'

const NOW = new Date('2026-11-24T10:00:00Z')
const DAY_MS = 86_400_000
const MINUTE = 60
const DAY = 86_400

const memory = (days: number, stability: number): MemoryState => ({
  due: new Date(NOW.getTime() + days * DAY_MS),
  stability,
  difficulty: 5,
  state: 2,
  lastReview: NOW,
  reps: 3,
  lapses: 0,
  learningSteps: 0,
  scheduledDays: days,
})

/** The four marks that the look's reference draws. */
const drawn: Record<Rating, MemoryState> = {
  again: memory(10 / 1440, 0.6),
  hard: memory(2, 2),
  good: memory(9, 9),
  easy: memory(24, 24),
}

describe('the scale', () => {
  test('is the one that the reference draws', () => {
    const px = [10 * MINUTE, 2 * DAY, 9 * DAY, 24 * DAY, 16 * DAY].map((t) => Number((rulerX(t) * 720).toFixed(1)))
    expect(px).toEqual([52.3, 480, 593.6, 667.7, 637])
  })

  test('holds what lies outside of it', () => {
    expect(rulerX(0)).toBe(0)
    expect(rulerX(400 * DAY)).toBe(1)
    expect(GRADUATION.every(({ x }) => x >= 0 && x <= 1)).toBe(true)
  })
})

describe('dueRuler', () => {
  const interview = new Date(NOW.getTime() + 16 * DAY_MS)
  const ruler = dueRuler(drawn, NOW, interview)
  const of = (rating: Rating) => ruler.marks.find((mark) => mark.rating === rating)

  test('slides one curve sideways', () => {
    expect(of('again')?.dx).toBeCloseTo(-204.5, 1)
    expect(of('hard')?.dx).toBeCloseTo(-113.6, 1)
    expect(of('good')?.dx).toBe(0)
    expect(of('easy')?.dx).toBeCloseTo(74.1, 1)
  })

  test('says the recall on the interview’s day', () => {
    const percent = ruler.marks.map((mark) => Math.round((mark.interviewRecall ?? 0) * 100))
    expect(percent).toEqual([60, 71, 86, 93])
    expect(recallDrop(of('good')?.interviewRecall ?? 0)).toBeCloseTo(0.36, 2)
  })

  test('needs no leaders where the marks have room', () => {
    expect(ruler.hasLeaders).toBe(false)
  })

  test('leads the marks of a new question to keys of their own', () => {
    expect(dueRuler(scheduleAll(null, NOW), NOW, null).hasLeaders).toBe(true)
  })

  test('an interview that has passed, or lies beyond the scale, has no tick', () => {
    expect(dueRuler(drawn, NOW, new Date(NOW.getTime() - 1)).marks[0]?.interviewRecall).toBeNull()
    const far = dueRuler(drawn, NOW, new Date(NOW.getTime() + 60 * DAY_MS))
    expect(far.interviewX).toBeNull()
    expect(far.marks[0]?.interviewRecall).toBeGreaterThan(0)
  })

  test('each curve meets 90% above its own mark', () => {
    const y = 32
    const points = ruler.curve.slice(1).split(' ').map(Number)
    for (const { rating, x, dx } of ruler.marks) {
      if (rating === 'again') continue // a step, due before its curve says
      const at = x * PLOT_WIDTH - dx
      const index = points.findIndex((value, position) => position % 2 === 0 && value >= at)
      const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = points.slice(index - 2, index + 2)
      expect(y0 + ((at - x0) / (x1 - x0)) * (y1 - y0)).toBeCloseTo(y, 0)
    }
  })
})

test('intervals are said in the unit that one would use', () => {
  const said = [5, 600, 7200, 2 * DAY, 163 * DAY, 800 * DAY].map(formatInterval)
  expect(said).toEqual(['1 min', '10 min', '2 h', '2 d', '5 mo', '2 y'])
})
