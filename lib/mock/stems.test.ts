import { expect, it } from 'vitest'
import { stemsOf } from './stems'

it('knows a word by its stem, whatever its ending, and passes over what says nothing', () => {
  expect([...stemsOf('It was measured, and she measures prices')]).toEqual(['measur', 'price'])
  expect(stemsOf('Stopping')).toEqual(stemsOf('stopped'))
  expect(stemsOf('the customer’s price')).toEqual(stemsOf('Customers and prices'))
  for (const nothing of ['', 'What would you do about it?', '…!?', '12 34']) expect(stemsOf(nothing).size).toBe(0)
})
