import { expect, it } from 'vitest'
import { describeOnBothDatabases } from '../setup/database'
import { startNode } from '../setup/program'

/** Counts to so many, which takes any database longer than a millisecond, inside a transaction and outside. */
const counting = (parameter: string) => `
  import { db } from './lib/platform/db.ts'
  const count = 'WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t WHERE n < 50000) SELECT count(*) AS n FROM t'
  await db().$queryRawUnsafe(count + " WHERE 'my answer' <> ${parameter}", 'my name')
  await db().$transaction(async (tx) => void (await tx.$queryRawUnsafe(count + ' WHERE 17 < n')))
  await db().$disconnect()
`

describeOnBothDatabases('a query that is slow', (testDatabase) => {
  it('is logged without its values, in a transaction too', async () => {
    const script = counting(testDatabase().provider === 'sqlite' ? '?' : '$1')
    const program = startNode(['--import', 'tsx', '--input-type=module', '-e', script], {
      DATABASE_URL: testDatabase().url,
      SLOW_QUERY_MS: '1',
    })
    expect(await program.ended, program.output()).toBe(0)
    const lines = program.output().trim().split('\n')
    const logged = lines.map((line) => JSON.parse(line)).filter(({ sql }) => sql.includes('count(*)'))
    expect(logged).toHaveLength(2)
    for (const line of logged) expect(line).toMatchObject({ msg: 'a query was slow', ms: expect.any(Number) })
    expect(program.output()).not.toMatch(/my answer|my name|50000|17 /)
  })
})
