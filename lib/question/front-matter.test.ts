import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { openContentFile } from './content-file'
import { checkFields, readFrontMatter } from './front-matter'
import { formatProblem, problemList } from './problem'

const schema = z.strictObject({
  kind: z.enum(['hard', 'easy'], 'must be hard or easy'),
  topics: z.array(z.string('must be a text')).optional(),
})

/** The fields of a front matter, which begins on a file's second line, and what is wrong with it. */
function read(source: string) {
  const list = problemList('a.md')
  const frontMatter = readFrontMatter(source, list)
  const fields = frontMatter && checkFields(frontMatter, schema, list)
  return { fields, said: list.problems.map(formatProblem) }
}

test('sound fields are given as the schema has them', () => {
  expect(read('# a comment\nkind: hard\ntopics:\n  - a\n  - "b: c"\n')).toEqual({
    fields: { kind: 'hard', topics: ['a', 'b: c'] },
    said: [],
  })
})

describe('what is wrong is told at its place', () => {
  test.each([
    ['a key twice', 'kind: hard\nkind: easy', 'a.md:3:1: Map keys must be unique. Mend the YAML.'],
    ['an open bracket', 'topics: [a\nkind: hard', 'a.md:3:1: '],
    ['brackets without end', `kind: ${'['.repeat(3_000)}\n`, 'a.md:'],
    ['an anchor', 'topics: &a [b]\nkind: hard', 'a.md:2:12: Anchors and aliases aren’t allowed. Write the value out.'],
    ['an alias', 'kind: *a', 'a.md:2:7: '],
    ['a tag', 'kind: !kind hard', 'a.md:2:7: Unresolved tag: !kind. Mend the YAML.'],
    ['a second document', 'kind: hard\n...\nkind: easy', 'a.md:'],
    [
      'an unknown key',
      'kind: hard\ncolour: red',
      'a.md:3:1: There is no field “colour”. Take it out, or mend its name.',
    ],
    ['a key of the language', '__proto__: {}\nkind: hard', 'a.md:2:1: There is no field “__proto__”.'],
    ['a wrong value', 'topics: []\nkind: red', 'a.md:3:1: kind: must be hard or easy. See content/README.md.'],
    ['a wrong value in a list', 'kind: hard\ntopics: [a, 1]', 'a.md:3:13: topics.1: must be a text.'],
    ['a missing field', 'topics: []', 'a.md:2:1: kind: must be hard or easy.'],
    ['no fields at all', '- a', 'a.md:2:1: The front matter: '],
    ['nothing', '', 'a.md:2:1: kind: must be hard or easy.'],
  ])('%s', (_, source, expected) => {
    const { fields, said } = read(source)
    expect(said.join('\n')).toContain(expected)
    expect(fields).toBeNull()
  })
})

test('one bracket that stays open is told once, not once for each before it', () => {
  expect(read(`kind: ${'['.repeat(500)}\nlevel: mid`).said).toHaveLength(1)
})

test('a bomb of aliases costs nothing', () => {
  const line = (name: string, of: string) => `${name}: &${name} [${Array.from({ length: 9 }, () => of).join(',')}]\n`
  const bomb = ['b', 'c', 'd', 'e', 'f', 'g', 'h'].reduce(
    (text, name, index) => text + line(name, `*${'abcdefg'[index]}`),
    line('a', 'x'),
  )
  expect(read(bomb).said.join('\n')).toContain('Anchors and aliases aren’t allowed.')
})

test('a novel as front matter is refused before YAML reads it', () => {
  const list = problemList('a.md')
  expect(openContentFile({ path: 'a.md', text: `---\nkind: >\n${'  novel\n'.repeat(600)}---\n` }, list)).toBeNull()
  expect(list.problems.map(formatProblem)[0]).toContain('a.md:1:1: The front matter has 4808 characters.')
})
