import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { MockOptions } from './mock'
import { pickQuestions } from './pick-questions'

const options = (more: Partial<MockOptions>): MockOptions => ({
  source: { kind: 'set', slug: 's' },
  count: 5,
  order: 'set',
  pace: 1,
  thinkingSeconds: 0,
  asksFollowUps: false,
  canPause: true,
  mode: 'typed',
  seed: 1,
  ...more,
})
const candidates = ['a', 'b', 'c', 'd', 'e', 'f'].map((questionId, index) => ({
  questionId,
  recall: index % 2 === 0 ? null : 1 - index / 10,
  isDue: index > 3,
}))

describe('picking questions', () => {
  it('takes a set in its order', () => {
    expect(pickQuestions(candidates, options({ count: 3 }))).toEqual(['a', 'b', 'c'])
  })

  it('takes what is recalled least, and what is due alone', () => {
    expect(pickQuestions(candidates, options({ source: { kind: 'weakest' }, count: 2 }))).toEqual(['f', 'd'])
    expect(pickQuestions(candidates, options({ source: { kind: 'due' } }))).toEqual(['f', 'e'])
  })

  it('shuffles the same way by the same seed', () => {
    const shuffle = (seed: number) => pickQuestions(candidates, options({ order: 'shuffled', count: 6, seed }))
    expect(shuffle(3)).toEqual(shuffle(3))
    expect(new Set([1, 2, 3, 4, 5].map((seed) => shuffle(seed).join())).size).toBeGreaterThan(1)
  })

  it('asks none twice, and as many as there are up to the count', () => {
    const sources = fc.constantFrom<MockOptions['source']>(
      { kind: 'mix' },
      { kind: 'weakest' },
      { kind: 'topic', topic: 't' },
    )
    const orders = fc.constantFrom<MockOptions['order']>('set', 'shuffled', 'weakest')
    fc.assert(
      fc.property(sources, orders, fc.integer({ min: 1, max: 20 }), fc.nat(), (source, order, count, seed) => {
        const picked = pickQuestions(candidates, options({ source, order, count, seed }))
        expect(picked).toHaveLength(Math.min(count, candidates.length))
        expect(new Set(picked).size).toBe(picked.length)
      }),
    )
  })
})
