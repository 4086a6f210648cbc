import { describe, expect, test } from 'vitest'
import { openContentFile } from './content-file'
import { formatProblem, problemList } from './problem'

const PATH = 'questions/webhooks/trusted.md'

/** What is wrong with a file whose body, which begins on its fourth line, is this. */
function problemsOf(body: string) {
  const list = problemList(PATH)
  openContentFile({ path: PATH, text: `---\nid: a\n---\n${body}` }, list)
  return list.problems
}

test('prose may be marked up, linked and listed', () => {
  const body = [
    'A *word*, a **strong** one, `code` and [a link](https://example.org), [one](/questions/a), <mail@example.org>.',
    '- a\n  - b\n    1. c\n\n> quoted',
    '```json\n{ "a": ["b"] }\n```',
    '| a | b |\n| --- | --- |\n| c | d |',
  ].join('\n\n')
  expect(problemsOf(body)).toEqual([])
})

describe('what has no place in a file is refused where it stands', () => {
  test.each([
    ['raw HTML', 'Say <b>how</b>.', '4:5: Raw HTML isn’t allowed. Write it as markdown.'],
    ['a picture', 'Say ![how](https://example.org/a.png).', '4:5: Pictures aren’t allowed. Say it in words.'],
    ['a footnote', 'Say[^1].\n\n[^1]: How.', '6:1: Footnotes aren’t allowed. Put it in the text.'],
    [
      'a link defined elsewhere',
      'Say [how][1].\n\n[1]: https://example.org',
      '6:1: Link definitions aren’t allowed. Write the address behind its text: [text](https://…).',
    ],
    ['a checkbox', '- [ ] how', '4:1: Checkboxes aren’t allowed. Write a plain list.'],
    [
      'a script for a link',
      'Say [how](javascript:alert(1)).',
      '4:5: The link “javascript:alert(1)” isn’t allowed. Use http, https, mailto, or a path that begins with /.',
    ],
    [
      'a script spelled with an entity',
      'Say [how](java&#115;cript:alert(1)).',
      '4:5: The link “javascript:alert(1)” isn’t allowed.',
    ],
    ['a link off our site', 'Say [how](//evil.example).', '4:5: The link “//evil.example” isn’t allowed.'],
    [
      'a link off our site, by a backslash',
      'Say [how](</\\evil.example>).',
      '4:5: The link “/\\evil.example” isn’t allowed.',
    ],
    [
      'a link off our site, by a tab',
      'Say [how](/&#9;/evil.example).',
      '4:5: The link “/\t/evil.example” isn’t allowed.',
    ],
    ['a relative link', 'Say [how](other-question).', '4:5: The link “other-question” isn’t allowed.'],
    ['a NUL', 'Say \0how.', '4:5: There is a control character or half of a character here. Delete it.'],
    ['half a character', 'Say \uD800how.', '4:5: There is a control character or half of a character here.'],
    ['bytes that are no UTF-8', 'Say how\uFFFD.', '4:8: What stands here isn’t UTF-8. Type it anew and save'],
    ['a huge file', 'a'.repeat(300_000), '1:1: The file has 300014 characters. Keep it under 256000.'],
    ['quotes nested without end', `${'> '.repeat(500)}a`, '4:1: Quotes or lists are nested too deep.'],
  ])('%s', (_, body, expected) => {
    expect(problemsOf(body).map(formatProblem).join('\n')).toContain(`${PATH}:${expected}`)
  })
})

test('a thousand problems are not printed', () => {
  const problems = problemsOf('<b>\n\n'.repeat(500))
  expect(problems.length).toBeLessThan(60)
  expect(problems.at(-1)?.message).toBe('There is more that is wrong, from here on.')
})

describe('hostile markdown is refused before a parser spends minutes on it', () => {
  const wide = (unit: string) => `${unit.repeat(Math.floor(3_900 / unit.length))}\n`.repeat(60)
  const stairs = (rung: string) => Array.from({ length: 400 }, (_, depth) => `${' '.repeat(depth)}${rung}\n`).join('')
  test.each([
    ['brackets', wide('[')],
    ['links that never end', wide('[a](')],
    ['links to nowhere', wide('[a]')],
    ['emphasis in emphasis', '*_'.repeat(2_000) + '_*'.repeat(2_000)],
    ['emphasis that never ends', wide('**a')],
    ['code marks', wide('`a ``')],
    ['addresses', wide('a@a.a')],
    ['half a tag', wide('<a ')],
    ['lists in lists', stairs('- a')],
    ['lists in lists, with room between', stairs('- a\n')],
    ['quotes, line by line', '> a\n'.repeat(50_000)],
    ['quotes in quotes', `${'>'.repeat(12)} a\n\n`.repeat(2_000)],
    ['a table of ten thousand cells', `|a|b|\n|-|-|\n${'|a|b|\n'.repeat(5_000)}`],
    ['one line of everything', 'x'.repeat(200_000)],
    ['paragraphs', 'a\n\n'.repeat(60_000)],
    ['fences', '```\n'.repeat(50_000)],
  ])('%s', { timeout: 60_000 }, (_, markdown) => {
    expect(problemsOf(markdown)[0]?.message).toMatch(/too much markup|too long|too deep|too far|lines\.|characters\./)
  })
})
