import { expect, test } from 'vitest'
import { type LogEnds, withEntry, withPendingEntries, withSettledEntry } from './log-ends'

const START: LogEnds = { lastEntryIds: { q: 'r0' }, waiting: [], storedIds: {} }
const rating = (id: string) => ({ id: `c-${id}`, name: 'rateQuestion', payload: { id, questionId: 'q' } })
const stored = (id: string, as = id) => ({
  command: rating(id),
  result: { ok: true as const, value: { reviewId: as, duplicate: as !== id, progress: null } },
})

test('the next rating is based on what waits from a tab that was closed', () => {
  expect(withPendingEntries(START, [rating('r1'), { id: 'x', name: 'saveAnswer', payload: {} }])).toMatchObject({
    lastEntryIds: { q: 'r1' },
  })
})

test('what another tab rated is the end of the log, unless something newer waits here', () => {
  expect(withSettledEntry(START, stored('other')).lastEntryIds).toEqual({ q: 'other' })
  const rated = withEntry(START, 'q', 'r1')
  expect(withSettledEntry(rated, stored('other')).lastEntryIds).toEqual({ q: 'r1' })
  expect(withSettledEntry(withSettledEntry(rated, stored('r1')), stored('other')).lastEntryIds).toEqual({ q: 'other' })
})

test('an entry that is one with another goes by that one’s id, for the next rating and for its undo', () => {
  const ends = withSettledEntry(withEntry(START, 'q', 'r1'), stored('r1', 'twin'))
  expect(ends).toMatchObject({ lastEntryIds: { q: 'twin' }, storedIds: { r1: 'twin' }, waiting: [] })
})

test('what was refused no longer waits', () => {
  const refused = {
    command: rating('r1'),
    result: { ok: false as const, error: { code: 'conflict' as const, message: '' } },
  }
  expect(withSettledEntry(withEntry(START, 'q', 'r1'), refused).waiting).toEqual([])
})
