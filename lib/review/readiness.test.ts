import { describe, expect, test } from 'vitest'
import { readinessByTopic } from './readiness'

const NOW = new Date('2026-03-01T10:00:00Z')
const daysBefore = (days: number) => new Date(NOW.getTime() - days * 86_400_000)
const open = [
  { id: 'a1', topic: 'a' },
  { id: 'a2', topic: 'a' },
  { id: 'b1', topic: 'b' },
  { id: 'c1', topic: 'c' },
]
// FSRS: after as many days as its stability nine in ten are recalled.
const atNinety = (questionId: string) => ({ questionId, stability: 5, lastReview: daysBefore(5) })

describe('readinessByTopic', () => {
  test('multiplies what is recalled by what is covered, the least ready first', () => {
    const shares = new Map([
      ['a1', 0.5],
      ['b1', 1],
    ])
    const [first, second] = readinessByTopic(open, [atNinety('a1'), atNinety('a2'), atNinety('b1')], shares, NOW)
    expect(first).toMatchObject({ topic: 'a', questions: 2, begun: 2, covered: 0.5 })
    expect(first?.recalled).toBeCloseTo(0.9)
    expect(first?.ready).toBeCloseTo(0.45)
    expect(second).toMatchObject({ topic: 'b', covered: 1 })
    expect(second?.ready).toBeCloseTo(0.9)
  })

  test('counts a question of a begun topic that was never rated as not recalled, and leaves out topics not begun', () => {
    const topics = readinessByTopic(open, [atNinety('a1')], new Map(), NOW)
    expect(topics).toHaveLength(1)
    expect(topics[0]).toMatchObject({ topic: 'a', questions: 2, begun: 1, covered: null })
    expect(topics[0]?.ready).toBeCloseTo(0.45)
  })

  test('forgets until the interview', () => {
    const at = (days: number) =>
      readinessByTopic(open, [atNinety('b1')], new Map(), new Date(NOW.getTime() + days * 86_400_000))[0]?.ready ?? 0
    expect(at(30)).toBeLessThan(at(0))
  })

  test('knows nothing of questions that aren’t open', () => {
    expect(readinessByTopic([], [atNinety('a1')], new Map([['a1', 1]]), NOW)).toEqual([])
  })
})
