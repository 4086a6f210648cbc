import { describe, expect, it } from 'vitest'
import type { Coverage } from '../coach/coverage'
import { calibrate } from './calibration'
import type { Rating } from './review'

const answer = (rating: Rating, covered: number, more: Partial<Coverage> = {}) => ({
  rating,
  coverage: { covered, partly: 0, unsure: 0, total: 5, ...more },
})
const rowFor = (rating: Rating, answers: Parameters<typeof calibrate>[0]) =>
  calibrate(answers, 0).rows.find((row) => row.rating === rating)

describe('ratings held against what was covered', () => {
  it('have a row for each rating, with what the coach found on average', () => {
    const answers = [answer('good', 1), answer('good', 3), answer('again', 0)]
    expect(calibrate(answers, 0).rows.map(({ rating }) => rating)).toEqual(['again', 'hard', 'good', 'easy'])
    expect(rowFor('good', answers)).toEqual({ rating: 'good', shares: [0.2, 0.6], share: 0.4, found: 2, judged: 5 })
    expect(rowFor('easy', answers)).toEqual({ rating: 'easy', shares: [], share: 0, found: 0, judged: 0 })
  })

  it('count partly covered points half, and unsure ones not at all', () => {
    expect(rowFor('hard', [answer('hard', 1, { partly: 2, unsure: 1 })])).toMatchObject({
      shares: [0.5],
      found: 2,
      judged: 4,
    })
  })

  it('leave out an answer of which most is unsure, or a question without key points', () => {
    const answers = [answer('good', 1, { unsure: 3 }), answer('good', 0, { total: 0 })]
    expect(calibrate(answers, 0)).toMatchObject({ answers: 0, missing: 5 })
  })

  it('say how many are missing until there are five', () => {
    const five = Array.from({ length: 5 }, () => answer('good', 3))
    expect(calibrate(five.slice(1), 2)).toMatchObject({ answers: 4, missing: 1, unread: 2 })
    expect(calibrate(five, 0)).toMatchObject({ answers: 5, missing: 0, unread: 0 })
  })
})
