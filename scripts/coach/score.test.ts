import { expect, test } from 'vitest'
import type { Label } from '../../lib/coach/label'
import { chanceOf, packForest, unpackForest } from '../../lib/coach/trees'
import { cutCopies } from './cut'
import { fitForest } from './fit-trees'
import { weightedKappa } from './score'

const pairs = (list: string) =>
  list.split(' ').map((pair) => {
    const [truth, likely] = pair.split('/')
    return { truth: truth as Label, likely: likely as Label }
  })

test('weighted kappa is 1 for agreement, about 0 for chance, below for the opposite', () => {
  expect(weightedKappa(pairs('miss/miss partial/partial hit/hit'))).toBe(1)
  expect(weightedKappa(pairs('miss/miss miss/hit hit/miss hit/hit'))).toBe(0)
  expect(weightedKappa(pairs('miss/hit hit/miss'))).toBe(-1)
  expect(weightedKappa([])).toBe(0)
})

test('a cut copy lacks the sentence that a point rests on, and says so', () => {
  const text = 'We met at noon. I rang the hotel, which was shut. Then I went home.'
  const [question] = cutCopies([
    {
      id: 'q',
      slug: '',
      set: '',
      field: '',
      kind: '',
      question: '',
      guidance: '',
      exampleAnswer: '',
      keyPoints: [],
      answers: [
        {
          id: 'a',
          type: '',
          quality: 2,
          text,
          labels: {
            call: { label: 'hit', evidence: 'I rang the hotel', removed: false },
            other: { label: 'miss', evidence: '', removed: false },
          },
        },
      ],
    },
  ])
  expect(question?.answers[0]?.text).toBe('We met at noon. Then I went home.')
  expect(question?.answers[0]?.labels.call).toEqual({ label: 'miss', evidence: '', removed: true })
  expect(question?.answers[0]?.labels.other?.removed).toBe(false)
})

test('a forest learns what two features say together, the same each time', () => {
  const samples = Array.from({ length: 400 }, (_, at) => {
    const features = [(at * 7) % 10, (at * 3) % 11, at % 2]
    return { features, isTrue: (features[0] ?? 0) > 4 && (features[1] ?? 0) > 5, weight: 1 }
  })
  const settings = { trees: 60, bags: 2, rate: 0.2, rowShare: 0.7, featureShare: 1, leastLeaf: 5, pull: 1 }
  const forest = fitForest(samples, settings)
  expect(chanceOf(forest, [9, 10, 0])).toBeGreaterThan(0.9)
  expect(chanceOf(forest, [9, 1, 0])).toBeLessThan(0.1)
  expect(fitForest(samples, settings)).toEqual(forest)
  expect(chanceOf(unpackForest(packForest(forest)), [9, 10, 0])).toBeCloseTo(chanceOf(forest, [9, 10, 0]), 3)
})
