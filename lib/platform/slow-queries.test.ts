import { expect, it } from 'vitest'
import { withoutValues } from './slow-queries'

it.each([
  [`SELECT "id" FROM "User" WHERE "email" = $12 LIMIT $2`, `SELECT "id" FROM "User" WHERE "email" = $12 LIMIT $2`],
  [`SELECT ?1 FROM t1 WHERE a = 'it''s mine' AND b = 42.5`, `SELECT ?1 FROM t1 WHERE a = '…' AND b = 0`],
])('%s tells no value', (sql, told) => {
  expect(withoutValues(sql)).toBe(told)
})
