import fc from 'fast-check'
import { expect, it } from 'vitest'
import { LineCounter, parseDocument } from 'yaml'
import { readFrontMatter } from './front-matter'
import { plainFieldsOf } from './plain-fields'
import { problemList } from './problem'

const FIELDS = 'id: q_7f3k2m9a\nkind: behavioural\ntopics: [webhooks, event-handling]\ntimeLimitSeconds: 90\n'

it('reads the fields that files have', () => {
  const fields = plainFieldsOf(FIELDS)
  expect(fields?.values).toEqual({
    id: 'q_7f3k2m9a',
    kind: 'behavioural',
    topics: ['webhooks', 'event-handling'],
    timeLimitSeconds: 90,
  })
  expect(fields?.placeOf(['topics', 1])).toEqual({ line: 4, column: 20 })
})

it.each([
  '',
  'a: b\n\nc: d',
  'a: b\na: c',
  'a:  b',
  'a: b ',
  'a: true',
  'a: [b, null]',
  'a: []',
  'a: 007',
  'a: 1e3',
  'a: -1',
  'a: "b"',
  'a: &b c',
  'a: *b',
  'a: b # c',
  'a: [b,c]',
  '__proto__: b',
  '- a',
])('leaves %j to YAML', (source) => {
  expect(plainFieldsOf(source)).toBeNull()
})

it('never reads anything otherwise than YAML, nor places it elsewhere', () => {
  const odd = fc.tuple(
    fc.constantFrom('a', 'kind', 'b', 'timeLimit', 'null', 'true', 'constructor', 'y', '? a', '- a', 'a b', 'A', '"a"'),
    fc.constantFrom(': ', ': ', ': ', ': ', ':', ':  '),
    fc.constantFrom(
      ...['c', 'd-e', 'f_9', 'on', 'null', 'true', 'no', '0', '12', '007', '1e3', '0x1f', '-1', '.5', '123456789', ''],
      ...['[c]', '[c, d-e]', '[true]', '[1]', '[ c]', '[c,d]', '[]', '[c', 'c]', '"c"', "'c'", '&c d', '*c', '!c', '~'],
      ...['|', '>', 'c: d', 'c #d', 'c#d', '9c', 'c.d', 'é', '2026-11-29', '1_000'],
    ),
    fc.constantFrom('\n', '\n', '\n', '\n', '\n\n', ' \n', ' # e\n', '\n  e\n', '\n---\n', '\n...\n', ''),
  )
  const usual = fc.tuple(
    fc.constantFrom('a', 'kind', 'b', 'timeLimit', 'null', 'constructor', 'y'),
    fc.constant(': '),
    fc.constantFrom('c', 'd-e', 'on', 'true', '12', '[c]', '[c, d-e]', '[c, null]'),
    fc.constant('\n'),
  )
  const line = fc.oneof({ arbitrary: usual, weight: 3 }, { arbitrary: odd, weight: 1 })
  let plain = 0
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 4 }), (written) => {
      const source = written.flat().join('')
      const fields = plainFieldsOf(source)
      if (fields === null) return
      plain += 1
      const lines = new LineCounter()
      const document = parseDocument(source, { lineCounter: lines })
      expect([...document.errors, ...document.warnings]).toEqual([])
      expect(fields.values).toEqual(document.toJS())
      // A comment sends all of it to YAML, one line lower.
      const byYaml = readFrontMatter(`#\n${source}`, problemList('a.md'))
      for (const [name, value] of Object.entries(fields.values))
        for (const path of [[name], [name, 0], [name, 9], ['none'], ...(Array.isArray(value) ? [[name, 1]] : [])]) {
          const { line, column } = fields.placeOf(path)
          if (path[0] !== 'none') expect(byYaml?.placeOf(path)).toEqual({ line: line + 1, column })
          else expect({ line, column }).toEqual({ line: 2, column: 1 })
        }
    }),
    { numRuns: 4_000 },
  )
  expect(plain).toBeGreaterThan(200)
})
