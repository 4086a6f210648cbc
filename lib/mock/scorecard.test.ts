import { expect, it } from 'vitest'
import type { MockEvent, MockPlan } from './mock'
import { replayMock } from './replay-mock'
import { scorecardOf } from './scorecard'

const START = Date.parse('2026-11-24T20:00:00Z')
const at = (seconds: number) => new Date(START + seconds * 1000)
const POINTS = [
  { id: 'a', text: 'Name the owner.' },
  { id: 'b', text: 'Say when to stop.' },
]
const PLAN: MockPlan = {
  title: 'Two questions',
  options: {
    count: 2,
    order: 'set',
    pace: 1,
    thinkingSeconds: 0,
    asksFollowUps: false,
    canPause: true,
    mode: 'typed',
    seed: 1,
  },
  questions: ['Who finds out?', 'Why us?'].map((text, index) => ({
    questionId: `q_${index}`,
    slug: `q-${index}`,
    topic: 't',
    kind: 'technical',
    text,
    timeLimitSeconds: 60,
    followUps: [],
  })),
}
const keyPoints = new Map([
  ['q_0', POINTS],
  ['q_1', POINTS],
])
const ASKED: MockEvent[] = [
  { id: '1', at: at(0), revision: 0, type: 'asked', turn: '0' },
  { id: '2', at: at(101), revision: 0, type: 'answered', turn: '0' },
  { id: '3', at: at(101), revision: 0, type: 'asked', turn: '1' },
  { id: '4', at: at(131), revision: 0, type: 'answered', turn: '1' },
  { id: '5', at: at(131), revision: 0, type: 'finished' },
]

it('says nothing of what nobody has rated', () => {
  const card = scorecardOf(PLAN, replayMock(PLAN, ASKED), keyPoints)
  expect(card).toMatchObject({ weakest: null, next: [], covered: null, toStudy: [] })
  expect(card.rows.map(({ spentSeconds }) => spentSeconds)).toEqual([101, 30])
})

it('counts no time for thinking', () => {
  const plan = { ...PLAN, options: { ...PLAN.options, thinkingSeconds: 20 } }
  const card = scorecardOf(plan, replayMock(plan, ASKED), keyPoints)
  expect(card.rows.map(({ spentSeconds }) => spentSeconds)).toEqual([81, 10])
})

it('names the weakest point by question, key point and figure, and what to do next', () => {
  const rated: MockEvent[] = [
    {
      id: '6',
      at: at(140),
      revision: 0,
      type: 'rated',
      index: 0,
      rating: 'good',
      tickedKeyPoints: ['a'],
      entryId: 'r',
    },
    {
      ...{ id: '7', at: at(150), revision: 0, type: 'rated', index: 1, rating: 'easy' },
      ...{ tickedKeyPoints: ['a', 'b'], entryId: 's' },
    },
  ]
  const card = scorecardOf(PLAN, replayMock(PLAN, [...ASKED, ...rated]), keyPoints)
  expect(card.weakest?.sentence).toBe(
    '“Who finds out?” was the weakest: 1 of 2 key points, and it took 41 s more than it had. What could you say about “Say when to stop”?',
  )
  expect(card.next).toEqual([
    'Study that one next; it comes back sooner from now on.',
    'Cut “Who finds out?” first: 1 of 2 answers ran over.',
  ])
  expect(card).toMatchObject({ covered: 0.75, toStudy: ['q_0'] })
})

it('speaks of one answer as one', () => {
  const plan = { ...PLAN, questions: PLAN.questions.slice(0, 1) }
  const nextOf = (spentSeconds: number) => {
    const events: MockEvent[] = [
      { id: '1', at: at(0), revision: 0, type: 'asked', turn: '0' },
      { id: '2', at: at(spentSeconds), revision: 0, type: 'answered', turn: '0' },
      { id: '3', at: at(spentSeconds), revision: 0, type: 'finished' },
      {
        ...{ id: '4', at: at(200), revision: 0, type: 'rated', index: 0, rating: 'good' },
        ...{ tickedKeyPoints: ['a', 'b'], entryId: 'r' },
      },
    ]
    return scorecardOf(plan, replayMock(plan, events), keyPoints).next[1]
  }
  expect(nextOf(101)).toBe('Your answer ran over: what could a listener do without?')
  expect(nextOf(20)).toBe('Your answer took less than half its time: there is room for an example.')
})
