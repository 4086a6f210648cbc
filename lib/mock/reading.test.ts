import { expect, it } from 'vitest'
import type { CoachView } from '../coach/coach-view'
import { heardOf, mockViewOf } from './reading'

const POINTS = [
  { id: 'a', text: 'Name the owner' },
  { id: 'b', text: 'Say when to stop' },
]
const VIEW: CoachView = {
  gates: [{ name: 'placeholders', blocks: false, message: 'There are blanks.' }],
  points: [
    { keyPointId: 'b', label: 'miss', evidence: null },
    { keyPointId: 'a', label: 'hit', evidence: { start: 0, end: 11, text: 'I call Ana. ' } },
  ],
  notes: [],
  story: ['situation', 'action', 'action'].map((part) => ({ start: 0, end: 1, text: 'x', part: part as 'action' })),
  isBare: true,
}

it('tells what was heard in the order of the key points as they are now, with the sentence', () => {
  const heard = heardOf(mockViewOf(VIEW), [...POINTS, { id: 'new', text: 'Since then' }])
  expect(heard).toMatchObject({ refusal: null, remarks: ['There are blanks.'], isBare: true, lacksResult: true })
  expect(heard?.points).toEqual([
    { ...POINTS[0], label: 'hit', quote: 'I call Ana.' },
    { ...POINTS[1], label: 'miss', quote: null },
    { id: 'new', text: 'Since then', label: 'unsure', quote: null },
  ])
})

it('claims nothing of what wasn’t judged, and says why', () => {
  const gates = [{ name: 'short' as const, blocks: true, message: 'Too short.' }]
  const heard = heardOf(mockViewOf({ ...VIEW, gates }), POINTS)
  expect(heard).toMatchObject({ refusal: 'Too short.', points: [], lacksResult: false })
  expect(heardOf(null, POINTS)).toBeNull()
  expect(heardOf(mockViewOf(VIEW), [])).toBeNull()
})

it('takes a story for one without an end only where it is long enough to have one', () => {
  expect(mockViewOf({ ...VIEW, story: VIEW.story.slice(1) }).lacksResult).toBe(false)
  const ended = VIEW.story.map((sentence, at) => (at === 2 ? { ...sentence, part: 'result' as const } : sentence))
  expect(mockViewOf({ ...VIEW, story: ended }).lacksResult).toBe(false)
})
