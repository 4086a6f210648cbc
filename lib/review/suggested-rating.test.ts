import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PointView } from '../coach/coach-view'
import { coverageOf } from '../coach/coverage'
import { RATINGS, type Rating } from './review'
import { coverageByTicks, shareFound, suggestedRating } from './suggested-rating'

type Label = PointView['label']

const labels = fc.array(fc.constantFrom<Label>('miss', 'partial', 'hit', 'unsure'), { minLength: 1, maxLength: 9 })
const pointsOf = (all: Label[]): PointView[] =>
  all.map((label, index) => ({ keyPointId: `k${index}`, label, evidence: null }))
const place = (rating: Rating | null) => (rating === null ? null : RATINGS.indexOf(rating))

/** As it stands at reveal: what the coach found is ticked. */
const found = (all: Label[]) => {
  const points = pointsOf(all)
  return coverageByTicks(
    points,
    points.flatMap(({ keyPointId, label }) => (label === 'hit' ? [keyPointId] : [])),
  )
}

describe('the rating that an answer’s coverage suggests', () => {
  it.each<[Rating | null, Label[]]>([
    ['again', ['miss', 'miss', 'miss', 'miss', 'miss']],
    ['again', ['hit', 'miss', 'miss', 'miss', 'miss']],
    ['hard', ['hit', 'hit', 'miss', 'miss', 'miss']],
    ['hard', ['hit', 'hit', 'partial', 'miss', 'miss']],
    ['good', ['hit', 'hit', 'hit', 'miss', 'miss']],
    ['good', ['hit', 'hit', 'partial', 'partial', 'miss']],
    ['good', ['hit', 'hit', 'hit', 'hit', 'hit']],
    ['good', ['hit', 'unsure']],
    [null, ['hit', 'unsure', 'unsure']],
    [null, ['unsure']],
  ])('is %s for %j', (rating, all) => {
    expect(suggestedRating(found(all))).toBe(rating)
  })

  it('is none where no key points are written', () => {
    expect(suggestedRating({ covered: 0, partly: 0, unsure: 0, total: 0 })).toBeNull()
  })

  it('is never Easy', () => {
    fc.assert(
      fc.property(labels, (all) => {
        expect(suggestedRating(found(all))).not.toBe('easy')
      }),
    )
  })

  it('never falls when a point is covered that was not, or only partly', () => {
    fc.assert(
      fc.property(labels, fc.nat(), fc.boolean(), (all, at, isWhole) => {
        const index = at % all.length
        const better: Label = isWhole || all[index] === 'partial' ? 'hit' : 'partial'
        if (all[index] === 'hit' || all[index] === 'unsure') return
        const before = place(suggestedRating(found(all)))
        const after = place(suggestedRating(found(all.with(index, better))))
        // How many are unsure hasn't changed, so either both are said or neither.
        expect(after === null).toBe(before === null)
        if (before !== null && after !== null) expect(after).toBeGreaterThanOrEqual(before)
      }),
    )
  })

  it('doesn’t hang on the order of the points, nor on unsure ones while they are few', () => {
    fc.assert(
      fc.property(labels, (all) => {
        expect(suggestedRating(found(all.toReversed()))).toBe(suggestedRating(found(all)))
        const sure = all.filter((label) => label !== 'unsure')
        if (sure.length * 2 >= all.length && sure.length > 0)
          expect(suggestedRating(found(all))).toBe(suggestedRating(found(sure)))
      }),
    )
  })

  it('is said exactly where a share is', () => {
    fc.assert(
      fc.property(labels, (all) => {
        const share = shareFound(found(all))
        expect(suggestedRating(found(all)) === null).toBe(share === null)
        if (share !== null) expect(share >= 0 && share <= 1).toBe(true)
      }),
    )
  })
})

describe('coverage by ticks', () => {
  it('is the coach’s while its hits are ticked and nothing else', () => {
    fc.assert(
      fc.property(labels, (all) => {
        expect(found(all)).toEqual(coverageOf({ gates: [], points: pointsOf(all) }))
      }),
    )
  })

  it('takes the user’s word against the coach’s, either way', () => {
    const points = pointsOf(['hit', 'miss', 'unsure', 'partial'])
    expect(coverageByTicks(points, ['k1', 'k2', 'k3'])).toEqual({ covered: 3, partly: 0, unsure: 0, total: 4 })
    expect(coverageByTicks(points, [])).toEqual({ covered: 0, partly: 1, unsure: 1, total: 4 })
  })
})
