import { expect, it } from 'vitest'
import { ownTexts } from './answers-to-send'

const at = (day: number) => new Date(Date.UTC(2026, 10, day))
const answer = (questionId: string, more = {}) => ({
  ...{ questionId, isDefault: true, text: 'drafted', keptText: null, updatedAt: at(2) },
  ...more,
})

it('takes the newest of what was written and said, and what was kept before its draft', () => {
  const answers = [
    answer('drafted'),
    answer('kept', { keptText: 'kept' }),
    answer('older'),
    answer('newer', { updatedAt: at(4) }),
    answer('blank', { text: '  ' }),
    answer('for somebody', { isDefault: false }),
  ]
  const said = ['older', 'newer', 'blank', 'said'].map((questionId) => ({ questionId, text: ' said ', at: at(3) }))
  const silent = { questionId: 'silent', text: ' ', at: at(3) }
  const texts = ownTexts(answers, [...said, silent])
  expect(Object.fromEntries([...texts].map(([id, { text }]) => [id, text]))).toEqual({
    ...{ drafted: 'drafted', kept: 'kept', older: 'said', newer: 'drafted', blank: 'said', said: 'said' },
  })
  expect([texts.get('older'), texts.get('newer')]).toMatchObject([{ isSaid: true }, { isSaid: false }])
})
