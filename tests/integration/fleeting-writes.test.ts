import Sqlite from 'better-sqlite3'
import { expect, it, vi } from 'vitest'
import { takePoints } from '../../lib/platform/rate-limit'
import { recordReview } from '../../lib/review/review-repository'
import { insertQuestions, newReview, newWriter } from '../factories/practice'
import { describeOnBothDatabases } from '../setup/database'

const LIMIT = { name: 'fleeting', points: 2, windowSeconds: 60 }

describeOnBothDatabases('a write that only counts', (testDatabase) => {
  it('does not wait for the disk on SQLite, and every other one does', async () => {
    const { database, provider } = testDatabase()
    await insertQuestions(database, ['q_a'])
    const scripts = vi.spyOn(Sqlite.prototype, 'exec')
    const settings = () => scripts.mock.calls.map(([sql]) => sql)
    try {
      expect([await takePoints(LIMIT, 'someone'), await takePoints(LIMIT, 'someone')]).toMatchObject([
        { isAllowed: true },
        { isAllowed: true },
      ])
      expect(await takePoints(LIMIT, 'someone')).toMatchObject({ isAllowed: false })
      if (provider !== 'sqlite') return
      expect(settings().slice(-2)).toEqual(['PRAGMA synchronous = NORMAL', 'PRAGMA synchronous = FULL'])
      const before = settings().length
      await recordReview(newWriter(), newReview('q_a', 'good'))
      expect(settings()).toHaveLength(before)
      expect(await database.$queryRawUnsafe('PRAGMA synchronous')).toEqual([{ synchronous: 2n }])
    } finally {
      scripts.mockRestore()
    }
  })
})
