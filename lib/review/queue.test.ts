import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { planQueue, type QueueCard } from './queue'
import type { MemoryState } from './review'

const MINUTE = 60_000
const DAY = 86_400_000
const NOW = new Date('2026-11-24T12:00:00Z')
const DAY_END = new Date('2026-11-25T04:00:00Z')

const from = (ms: number) => new Date(NOW.getTime() + ms)

function memory(dueInMs: number, intervalMs: number, state: MemoryState['state'] = 2): MemoryState {
  const due = from(dueInMs)
  return {
    due,
    lastReview: new Date(due.getTime() - intervalMs),
    state,
    stability: 1,
    difficulty: 5,
    reps: 1,
    lapses: 0,
    learningSteps: 0,
    scheduledDays: Math.floor(intervalMs / DAY),
  }
}

let position = 0
function card(questionId: string, topic: string, kept: MemoryState | null, suspended = false): QueueCard {
  position += 1
  return { questionId, topic, position, progress: { memory: kept, lastEntryId: kept ? 'x' : '' }, suspended }
}

const plan = (cards: QueueCard[], newLeft = 20) => planQueue({ cards, now: NOW, newLeft, dayEnd: DAY_END })

describe('planQueue', () => {
  it('puts due before new, the most overdue by its own interval first, new ones in the set’s order', () => {
    const cards = [
      card('new-1', 'a', null),
      card('late-on-thirty', 'b', memory(-2 * DAY, 30 * DAY)),
      card('new-2', 'b', null),
      card('late-on-three', 'c', memory(-2 * DAY, 3 * DAY)),
      card('later-today', 'd', memory(5 * 60 * MINUTE, 3 * DAY)),
    ]
    expect(plan(cards)).toEqual(['late-on-three', 'late-on-thirty', 'later-today', 'new-1', 'new-2'])
  })

  it('lets a learning step whose minutes are over lead, and leaves one that is to come to its time', () => {
    const cards = [
      card('overdue', 'a', memory(-50 * DAY, DAY)),
      card('step-over', 'b', memory(-MINUTE, 10 * MINUTE, 1)),
      card('step-to-come', 'c', memory(5 * MINUTE, 10 * MINUTE, 3)),
    ]
    expect(plan(cards)).toEqual(['step-over', 'overdue'])
  })

  it('takes what is due any time today, and nothing of tomorrow', () => {
    const untilEnd = DAY_END.getTime() - NOW.getTime()
    const cards = [card('today', 'a', memory(untilEnd - 1, DAY)), card('tomorrow', 'b', memory(untilEnd, DAY))]
    expect(plan(cards)).toEqual(['today'])
  })

  it('leaves out what is suspended, and more new ones than today takes', () => {
    const cards = [
      card('new-1', 'a', null),
      card('new-2', 'b', null, true),
      card('new-3', 'c', null),
      card('new-4', 'd', null),
      card('due', 'e', memory(-DAY, DAY), true),
    ]
    expect(plan(cards, 2)).toEqual(['new-1', 'new-3'])
    expect(plan(cards, -3)).toEqual([])
  })

  it('parts topics within each part and where they meet', () => {
    const cards = [
      card('due-1', 'a', memory(-9 * DAY, DAY)),
      card('due-2', 'a', memory(-8 * DAY, DAY)),
      card('due-3', 'b', memory(-7 * DAY, DAY)),
      card('new-1', 'a', null),
      card('new-2', 'c', null),
    ]
    expect(plan(cards)).toEqual(['due-1', 'due-3', 'due-2', 'new-2', 'new-1'])
  })

  it('keeps every card once, and leaves as few neighbours of one topic as can be', () => {
    const topics = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 14 })
    fc.assert(
      fc.property(topics, (list) => {
        const cards = list.map((topic, index) => card(`q${index}`, topic, null))
        const planned = plan(cards, 100)
        expect([...planned].sort()).toEqual(cards.map(({ questionId }) => questionId).sort())
        const topicOf = new Map(cards.map(({ questionId, topic }) => [questionId, topic]))
        const alike = planned.filter((id, index) => {
          const before = planned[index - 1]
          return before !== undefined && topicOf.get(before) === topicOf.get(id)
        }).length
        // The others part the largest topic's cards; where they are too few, the rest must touch.
        const largest = Math.max(
          0,
          ...['a', 'b', 'c', 'd'].map((topic) => list.filter((each) => each === topic).length),
        )
        expect(alike).toBe(Math.max(0, largest - (list.length - largest) - 1))
      }),
    )
  })

  it('changes nothing about an order in which no neighbours are alike', () => {
    const cards = ['a', 'b', 'a', 'c', 'b', 'a', 'd'].map((topic, index) => card(`q${index}`, topic, null))
    expect(plan(cards)).toEqual(cards.map(({ questionId }) => questionId))
  })
})
