import { expect, it } from 'vitest'
import { dailyName, outdated } from './rotation'

const day = (number: number) => dailyName(new Date(Date.UTC(2026, 1, number)))

it('keeps the newest days, over the end of a month, and whatever is named otherwise', () => {
  const days = Array.from({ length: 10 }, (_, index) => day(24 + index))
  const others = ['callback-2026-02-01.db.json', 'before-the-move.db', 'callback-2026-02-01.db.part', 'callback.db']
  expect(outdated([...days.toReversed(), ...others], 7)).toEqual(days.slice(0, 3))
  expect(days.at(-1)).toBe('callback-2026-03-05.db')
})

it('deletes none where there are no more than are kept', () => {
  expect(outdated([day(1), day(2)], 7)).toEqual([])
  expect(outdated([], 7)).toEqual([])
})
