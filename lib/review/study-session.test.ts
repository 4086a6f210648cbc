import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { awayQuestion } from './card-texts'
import { RATINGS, type Rating } from './review'
import type { StudyCard } from './study-card'
import * as sitting from './study-session'

const NOW = new Date('2026-11-24T10:00:00Z')
const DAY_END = new Date('2026-11-25T04:00:00Z')
const at = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000)

const card = (index: number): StudyCard => ({
  question: {
    id: `q_${index}`,
    slug: `s${index}`,
    topic: index % 2 === 0 ? 'data' : 'limits',
    text: `Question ${index}?`,
    guidanceHtml: '',
    exampleAnswerHtml: '',
    keyPoints: [],
  },
  position: index,
  progress: { memory: null, lastEntryId: '' },
  suspended: false,
  flagged: false,
  ownAnswer: null,
})

const start = (count: number, newLeft = count) =>
  sitting.startSession(
    { scope: { kind: 'all' }, newLeft, dayEnd: DAY_END },
    Array.from({ length: count }, (_, index) => card(index)),
    NOW,
  )

describe('a sitting', () => {
  test('shows the next card at once, and ends when all were rated', () => {
    let state = start(3)
    const seen: (string | null)[] = []
    for (let index = 0; index < 3; index += 1) {
      seen.push(state.currentId)
      state = sitting.rate(sitting.reveal(state), `r${index}`, 'good', at(index))
    }
    expect(new Set(seen)).toEqual(new Set(['q_0', 'q_1', 'q_2']))
    expect(state.currentId).toBeNull()
    expect(sitting.cardsLeft(state)).toBe(0)
  })

  test('holds to the number of new questions that the day allows', () => {
    expect(sitting.cardsLeft(start(5, 2))).toBe(2)
  })

  test('brings a card that was rated Again back when its minutes are over, before others', () => {
    const state = sitting.rate(start(3), 'r', 'again', NOW)
    const again = 'q_0'
    expect(state.currentId).not.toBe(again)
    const later = sitting.rate(state, 'r2', 'good', at(11))
    expect(later.currentId).toBe(again)
  })

  test('learns ahead of time only when nothing else is left', () => {
    const state = sitting.rate(start(1), 'r', 'again', NOW)
    expect(state.currentId).toBe('q_0')
    expect(sitting.cardsLeft(state)).toBe(1)
  })

  test('a suspended card is out until that is undone', () => {
    const state = sitting.suspend(start(2), NOW)
    expect(sitting.cardsLeft(state)).toBe(1)
    const undone = sitting.undo(state, 'x')
    expect(undone.currentId).toBe('q_0')
    expect(undone.cards.every(({ suspended }) => !suspended)).toBe(true)
    expect(sitting.cardsLeft(undone)).toBe(2)
  })

  test('a flag is set and cleared on the card on the desk', () => {
    const flagged = sitting.toggleFlag(start(1))
    expect(sitting.currentCard(flagged)?.flagged).toBe(true)
    expect(sitting.currentCard(sitting.toggleFlag(flagged))?.flagged).toBe(false)
  })
})

describe('texts that come while one studies', () => {
  const texts = (ids: string[]) =>
    ids.map((id) => ({ question: { ...awayQuestion(id, 'data'), text: 'Came' }, ownAnswer: null }))
  const begin = () => {
    const state = start(3)
    return { ...state, cards: state.cards.map((each): StudyCard => ({ ...each, isAway: true })) }
  }

  test('change neither the order nor what was rated', () => {
    const ids = ['q_0', 'q_1', 'q_2']
    const rated = sitting.rate(begin(), 'r', 'good', NOW)
    const received = sitting.receive(rated, ids, texts(ids), at(1))
    expect({ ...received, cards: [] }).toEqual({ ...rated, cards: [] })
    expect(received.cards.map(({ progress }) => progress)).toEqual(rated.cards.map(({ progress }) => progress))
    expect(received.cards.map(({ question, isAway }) => [question.text, isAway])).toEqual(
      ids.map(() => ['Came', undefined]),
    )
  })

  test('that don’t come, since the question is gone, make room for the next card', () => {
    const received = sitting.receive(begin(), ['q_0', 'q_1'], texts(['q_1']), NOW)
    expect(received.currentId).toBe('q_1')
    expect(sitting.cardsLeft(received)).toBe(2)
  })
})

type Step = { rating: Rating; minutes: number }
const steps = fc.array(fc.record({ rating: fc.constantFrom(...RATINGS), minutes: fc.nat(30) }), { maxLength: 25 })

function play(state: sitting.StudySessionState, moves: Step[]): sitting.StudySessionState {
  let clock = 0
  return moves.reduce((before, { rating, minutes }, index) => {
    clock += minutes
    return sitting.rate(before, `r${index}`, rating, at(clock))
  }, state)
}

describe('whatever is rated', () => {
  test('undoing all of it gives every memory back, and the first card', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), steps, (count, moves) => {
        const first = start(count)
        let state = play(first, moves)
        const depth = state.history.length
        for (let index = 0; index < depth; index += 1) state = sitting.undo(state, `u${index}`)
        expect(state.history).toEqual([])
        expect(state.currentId).toBe(first.currentId)
        expect(state.cards.map(({ progress }) => progress.memory)).toEqual(first.cards.map(() => null))
      }),
    )
  })

  test('each rating is based on the newest entry of its question’s log', () => {
    fc.assert(
      fc.property(steps, (moves) => {
        const { history } = play(start(3), moves)
        const lastEntry = new Map<string, string>()
        for (const action of history) {
          if (action.kind !== 'rated') continue
          expect(action.before.lastEntryId).toBe(lastEntry.get(action.questionId) ?? '')
          lastEntry.set(action.questionId, action.reviewId)
        }
      }),
    )
  })

  test('no card is due before it was rated, and none is lost from the count', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), steps, (count, moves) => {
        const state = play(start(count), moves)
        for (const action of state.history) {
          if (action.kind === 'rated') expect(action.after.memory?.due.getTime()).toBeGreaterThan(action.at.getTime())
        }
        const rated = sitting.ratedQuestionIds(state)
        const graduated = state.cards.filter(
          ({ question, progress }) => rated.includes(question.id) && progress.memory?.state === 2,
        ).length
        expect(sitting.cardsLeft(state) + graduated).toBe(count)
      }),
    )
  })
})
