import { expect, it } from 'vitest'
import { isAllowed } from './licences'

it.each([
  ['MIT', true],
  ['(MIT OR GPL-3.0)', true],
  ['Apache-2.0 AND MIT', true],
  ['Apache-2.0 AND LGPL-3.0-or-later', false],
  ['GPL-3.0', false],
  ['none', false],
])('%s: %s', (licence, allowed) => {
  expect(isAllowed(licence)).toBe(allowed)
})
