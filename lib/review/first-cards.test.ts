import { expect, test } from 'vitest'
import { awayQuestion } from './card-texts'
import { FIRST_CARDS, firstIds } from './first-cards'
import type { MemoryState } from './review'
import type { StudyCard } from './study-card'
import { rate, reveal, startSession } from './study-session'

const NOW = new Date('2026-11-24T10:00:00Z')
const DAY_END = new Date('2026-11-25T04:00:00Z')

const card = (index: number, memory: MemoryState | null = null): StudyCard => ({
  question: awayQuestion(`q_${index}`, index % 2 === 0 ? 'data' : 'limits'),
  position: index,
  progress: { memory, lastEntryId: '' },
  suspended: false,
  flagged: false,
  ownAnswer: null,
})
const step: MemoryState = {
  ...{ due: new Date(NOW.getTime() + 5 * 60_000), lastReview: new Date(NOW.getTime() - 5 * 60_000), state: 1 },
  ...{ stability: 1, difficulty: 5, reps: 1, lapses: 0, learningSteps: 0, scheduledDays: 0 },
}
const session = { scope: { kind: 'all' as const }, newLeft: 60, dayEnd: DAY_END }

test('a sitting’s first cards are those that come first, in their order', () => {
  const cards = Array.from({ length: 60 }, (_, index) => card(index))
  const ids = firstIds(session, cards, NOW)
  expect(ids).toHaveLength(FIRST_CARDS)
  let state = startSession(session, cards, NOW)
  const seen: (string | null)[] = []
  for (const id of ids) {
    seen.push(state.currentId)
    state = rate(reveal(state), `r ${id}`, 'easy', NOW)
  }
  expect(seen).toEqual(ids)
})

test('what is in a learning step is among them: it comes in the midst of the others', () => {
  const cards = [...Array.from({ length: 59 }, (_, index) => card(index)), card(59, step)]
  const ids = firstIds(session, cards, NOW)
  expect(ids.slice(0, 2)).toEqual([startSession(session, cards, NOW).currentId, 'q_59'])
  expect(ids).toHaveLength(FIRST_CARDS)
})

test('a sitting with nothing left has none', () => {
  expect(firstIds(session, [], NOW)).toEqual([])
})
