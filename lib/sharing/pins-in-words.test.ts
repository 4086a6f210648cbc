import { expect, it } from 'vitest'
import { pinsInWords } from './pins-in-words'
import type { PracticePins } from './share-link'

const PINS: PracticePins = {
  ...{ activity: 'mock', mode: 'typed', pace: 1, order: 'set' },
  ...{ thinkingSeconds: 0, asksFollowUps: false, isExampleHidden: false },
}
const words = (pins: Partial<PracticePins>) => pinsInWords({ face: 'practice', pins: { ...PINS, ...pins } }).join('; ')

it('says what is pinned, and nothing of what isn’t', () => {
  expect(words({})).toBe('A mock interview, typed; Each question has its time; Example answers are shown afterwards')
  expect(
    words({
      ...{ mode: 'spoken', pace: 0.75, order: 'shuffled' },
      ...{ thinkingSeconds: 20, asksFollowUps: true, isExampleHidden: true },
    }),
  ).toBe(
    'A mock interview, spoken, and recorded in the browser alone; 0.75 times each question’s own time; 20 seconds to think before each answer; Follow-up questions are asked; In shuffled order; Example answers stay hidden',
  )
  expect(words({ pace: null })).toContain('No time limits')
})

it('says of study cards only what they know', () => {
  expect(words({ activity: 'study', order: 'shuffled', pace: 2 })).toBe(
    'Study cards, one question after another; Example answers are shown afterwards',
  )
})

it('says whether an interviewer sees what to listen for', () => {
  expect(pinsInWords({ face: 'kit', pins: { isListenForShown: true } })).toEqual([
    'With what to listen for, and follow-ups',
  ])
  expect(pinsInWords({ face: 'kit', pins: { isListenForShown: false } })).toEqual(['Questions alone'])
})
