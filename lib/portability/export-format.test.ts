import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { exportSchema } from './export-format'

it('is the format that docs/export-format.json says', () => {
  expect(JSON.parse(readFileSync('docs/export-format.json', 'utf8'))).toEqual(exportSchema())
})
