import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { awayIds, awayQuestion, packCards, unpackCards, withTexts } from './card-texts'
import type { MemoryState } from './review'
import type { CardText, StudyCard } from './study-card'

const away = (id: string, more: Partial<StudyCard> = {}): StudyCard => ({
  question: awayQuestion(id, 'data'),
  position: 0,
  progress: { memory: null, lastEntryId: '' },
  suspended: false,
  flagged: false,
  ownAnswer: null,
  isAway: true,
  ...more,
})
const text = (id: string): CardText => ({
  question: { ...awayQuestion(id, 'data'), text: `${id}?`, keyPoints: [{ id: 'k', text: 'Named' }] },
  ownAnswer: `Mine of ${id}`,
})

describe('cards that came without their texts', () => {
  test('have them once they were asked for, and stand where they stood', () => {
    const card = away('q_1', { flagged: true, progress: { memory: null, lastEntryId: 'r1' } })
    const [laid, other] = withTexts([card, away('q_2')], ['q_1'], [text('q_1')])
    expect(laid).toEqual({ ...text('q_1'), position: 0, progress: card.progress, suspended: false, flagged: true })
    expect(other).toEqual(away('q_2'))
  })

  test('are left out of the sitting where there is no such question any more', () => {
    const cards = withTexts([away('q_1'), away('q_2')], ['q_1', 'q_2'], [text('q_2')])
    expect(cards.map(({ suspended }) => suspended)).toEqual([true, false])
    expect(awayIds(cards)).toEqual([])
  })

  test('keep the texts that they have: what comes a second time changes nothing', () => {
    const once = withTexts([away('q_1')], ['q_1'], [text('q_1')])
    expect(withTexts(once, ['q_1'], [])).toEqual(once)
  })
})

test('cards are the same packed and unpacked', () => {
  const instants = fc.date({ noInvalidDate: true })
  const memories = fc.record<MemoryState>({
    due: instants,
    lastReview: instants,
    stability: fc.double({ noNaN: true, noDefaultInfinity: true, min: 0 }),
    difficulty: fc.integer(),
    state: fc.constantFrom(0, 1, 2, 3),
    reps: fc.nat(),
    lapses: fc.nat(),
    learningSteps: fc.nat(),
    scheduledDays: fc.nat(),
  })
  const cards = fc.array(
    fc.record({ memory: fc.option(memories), lastEntryId: fc.string({ unit: 'binary' }), said: fc.string() }),
  )
  fc.assert(
    fc.property(cards, (made) => {
      const some = made.map(({ said, ...progress }, index) => away(`q_${index}`, { progress, ownAnswer: said }))
      expect(unpackCards(packCards(some))).toEqual(some)
    }),
  )
})
