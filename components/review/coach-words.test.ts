import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PointView } from '@/lib/coach/coach-view'
import { coachSentence, evidenceWords, partsOf } from './coach-words'

const point = (label: PointView['label'], text: string | null): PointView => ({
  keyPointId: 'k1',
  label,
  evidence: text === null ? null : { start: 0, end: text.length, text },
})
const view = (gates: Parameters<typeof coachSentence>[0]['gates']) => ({
  gates,
  points: [],
  notes: [],
  story: [],
  isBare: false,
})

describe('the coach’s words on a key point', () => {
  it.each<[string | null, PointView]>([
    ['“Tokens stay on the server.”', point('hit', 'Tokens stay on the server.')],
    ['Touched here: “Tokens stay.”', point('partial', 'Tokens stay.')],
    ['Perhaps here: “Tokens stay.”', point('unsure', 'Tokens stay.')],
    [null, point('unsure', null)],
    [null, point('miss', null)],
    // What contradicts a point has a place too, and is no evidence for it.
    [null, point('miss', 'Tokens live in the browser.')],
  ])('are %s', (words, given) => {
    expect(evidenceWords(given)).toBe(words)
  })
})

describe('the coach’s sentence on the whole', () => {
  it('is the gate’s where one speaks, and else says who decides, and when it would look again', () => {
    const short = { name: 'short', blocks: true, message: 'This is too short.' } as const
    expect(coachSentence(view([short]), null)).toBe('This is too short.')
    expect(coachSentence(view([]), 'hard')).toMatch(/your ticks decide\. It would look at this again at Hard\.$/)
    expect(coachSentence(view([]), null)).toMatch(/your ticks decide\.$/)
  })
})

describe('a text in parts', () => {
  const spans = fc.array(fc.tuple(fc.nat({ max: 60 }), fc.nat({ max: 20 }), fc.constantFrom('hit', 'partial', 'miss')))

  it('loses nothing, and marks what points rest on and nothing else', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 60 }), spans, (text, wanted) => {
        const points = wanted.flatMap(([from, length, label]): PointView[] => {
          const [start, end] = [Math.min(from, text.length), Math.min(from + length, text.length)]
          const evidence = { start, end, text: text.slice(start, end) }
          return start < end ? [{ keyPointId: 'k', label: label as PointView['label'], evidence }] : []
        })
        const parts = partsOf(text, points)
        expect(parts.map((part) => part.text).join('')).toBe(text)
        const marked = parts.flatMap(({ text: part, isFound }) => Array.from({ length: part.length }, () => isFound))
        const expected = Array.from({ length: text.length }, (_, at) =>
          points.some(
            ({ label, evidence }) => label !== 'miss' && evidence && evidence.start <= at && at < evidence.end,
          ),
        )
        expect(marked).toEqual(expected)
      }),
    )
  })
})
