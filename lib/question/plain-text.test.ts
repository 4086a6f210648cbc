import { expect, test } from 'vitest'
import { plainTextOf } from './plain-text'

test.each([
  ['# Head\n\nSay *it* **now** and `run_it()`.', 'Head Say it now and run_it().'],
  ['- one\n- two\n\n3. three\n> said', 'one two three said'],
  ['See [the docs](https://example.org/a_b) and ![a picture](x.png).', 'See the docs and a picture.'],
  ['```ts\nconst a = 1\n```', 'const a = 1'],
  ['_so_ snake_case \\*not\\* ~~gone~~', 'so snake_case *not* gone'],
  ['', ''],
])('%j reads %j', (markdown, text) => {
  expect(plainTextOf(markdown)).toBe(text)
})

test.each(['[', '![', '*', '_', '`', '\\', '[a](', '> ', '# ', '\n'])(
  '100,000 characters of %j take no time',
  (mark) => {
    expect(plainTextOf(mark.repeat(100_000 / mark.length)).length).toBeLessThanOrEqual(100_000)
  },
)
