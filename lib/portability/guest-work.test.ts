import { expect, it } from 'vitest'
import { isAnyWork, workInWords } from './guest-work'

it('says what a guest has done', () => {
  expect(workInWords({ ratings: 14, answers: 0, marks: 0, sets: 0, stories: 0, suggestions: 0 })).toBe('14 ratings')
  expect(workInWords({ ratings: 1, answers: 2, marks: 0, sets: 0, stories: 0, suggestions: 0 })).toBe(
    '1 rating and 2 answers',
  )
  expect(workInWords({ ratings: 3, answers: 1, marks: 1, sets: 0, stories: 0, suggestions: 0 })).toBe(
    '3 ratings, 1 answer and 1 marked question',
  )
  expect(workInWords({ ratings: 0, answers: 0, marks: 0, sets: 2, stories: 0, suggestions: 0 })).toBe('2 sets')
  expect(workInWords({ ratings: 0, answers: 0, marks: 0, sets: 1, stories: 2, suggestions: 0 })).toBe(
    '1 set and 2 stories',
  )
  expect(workInWords({ ratings: 0, answers: 0, marks: 0, sets: 0, stories: 1, suggestions: 0 })).toBe('1 story')
  expect(workInWords({ ratings: 0, answers: 0, marks: 0, sets: 0, stories: 0, suggestions: 2 })).toBe('2 suggestions')
  expect(isAnyWork({ ratings: 0, answers: 0, marks: 0, sets: 0, stories: 0, suggestions: 0 })).toBe(false)
  expect(isAnyWork({ ratings: 0, answers: 0, marks: 0, sets: 0, stories: 1, suggestions: 0 })).toBe(true)
  expect(isAnyWork({ ratings: 0, answers: 0, marks: 1, sets: 0, stories: 0, suggestions: 0 })).toBe(true)
})
