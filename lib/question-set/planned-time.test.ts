import { describe, expect, it } from 'vitest'
import { fits } from './planned-time'

const setOf = (plannedMinutes: number | null, ...minutes: (number | null)[]) => ({
  plannedMinutes,
  sections: [
    { title: '', entries: [] },
    {
      title: 'a',
      entries: minutes.map((each, index) => ({ questionId: `q${index}`, isMustAsk: false, minutes: each })),
    },
  ],
})

describe('a set’s planned time', () => {
  it.each<[string, boolean | null, number | null, (number | null)[]]>([
    ['7 questions, 45 min: fits', true, 45, [10, 10, 5, 5, 5, 5, 5]],
    ['7 questions need 52 min: 7 too many', false, 45, [10, 10, 12, 5, 5, 5, null]],
    ['1 question, 5 min: fits', true, 5, [null]],
    ['1 question needs 6 min: 1 too many', false, 5, [6]],
    ['2 questions need 7 min', null, null, [2, null]],
    ['0 questions, 30 min: fits', true, 30, []],
  ])('%s', (sentence, isFit, planned, minutes) => {
    expect(fits(setOf(planned, ...minutes))).toMatchObject({ sentence, isFit, questions: minutes.length })
  })
})
