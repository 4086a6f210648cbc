import { expect, it } from 'vitest'
import { deleteIdleGuests } from '../../lib/session/idle-guests-repository'
import { describeOnBothDatabases } from '../setup/database'

const NOW = new Date('2026-11-24T23:00:00Z')
const daysAgo = (days: number) => new Date(NOW.getTime() - days * 86_400_000)

describeOnBothDatabases('idle guests', (testDatabase) => {
  it('go after 180 days with all that is theirs; recent ones and accounts stay', async () => {
    const { database } = testDatabase()
    const add = (id: string, kind: string, lastSeenAt: Date) => {
      const marks = { create: { questionId: 'q_1', updatedAt: lastSeenAt } }
      return database.user.create({ data: { id, kind, zone: 'UTC', createdAt: lastSeenAt, lastSeenAt, marks } })
    }
    await add('idle-guest', 'guest', daysAgo(181))
    await add('recent-guest', 'guest', daysAgo(179))
    await add('idle-account', 'account', daysAgo(1000))

    expect(await deleteIdleGuests(NOW)).toBe(1)
    const left = await database.questionMark.findMany({ select: { userId: true }, orderBy: { userId: 'asc' } })
    expect(left).toEqual([{ userId: 'idle-account' }, { userId: 'recent-guest' }])
    expect(await deleteIdleGuests(NOW)).toBe(0)
  })
})
