import { describe, expect, test } from 'vitest'
import { parseQuestionSet } from './parse-question-set'
import { formatProblem } from './problem'

const PATH = 'sets/engineer.md'

const GOOD = `---
title: The "good" engineer
purpose: What gets asked.
---

## First things

1. q_aaaaaaaa how-to-begin
2. q_bbbbbbbb

## Later

3. q_cccccccc — with a dash
`

const read = (text: string, path = PATH) => parseQuestionSet({ path, text })
/** The good file with one piece of it replaced. */
const but = (piece: string, other: string) => {
  expect(GOOD).toContain(piece)
  return GOOD.replace(piece, other)
}

test('a good file gives the set that it says, and where each id stands', () => {
  const { set, places, problems } = read(GOOD)
  expect(problems).toEqual([])
  expect(set).toEqual({
    slug: 'engineer',
    title: 'The “good” engineer',
    purpose: 'What gets asked.',
    sections: [
      { title: 'First things', questionIds: ['q_aaaaaaaa', 'q_bbbbbbbb'] },
      { title: 'Later', questionIds: ['q_cccccccc'] },
    ],
  })
  expect([...places]).toEqual([
    ['q_aaaaaaaa', { line: 8, column: 1 }],
    ['q_bbbbbbbb', { line: 9, column: 1 }],
    ['q_cccccccc', { line: 13, column: 1 }],
  ])
})

test('sections may be left out', () => {
  expect(read('---\ntitle: A\npurpose: B\n---\n1. q_aaaaaaaa\n').set?.sections).toEqual([
    { title: '', questionIds: ['q_aaaaaaaa'] },
  ])
})

describe('a bad file says where and what to do', () => {
  test.each([
    ['no front matter', '1. q_aaaaaaaa', `${PATH}:1:1: The file has no front matter.`],
    [
      'an unknown field',
      but('purpose:', 'goal:'),
      `${PATH}:3:1: There is no field “goal”. Take it out, or mend its name.`,
    ],
    ['no title', but('title: The "good" engineer\n', ''), `${PATH}:2:1: title: must be a text. See content/README.md.`],
    ['an empty purpose', but('What gets asked.', '"  "'), `${PATH}:3:1: purpose: must not be empty.`],
    ['a title that is no text', but('The "good" engineer', '[1]'), `${PATH}:2:1: title: must be a text.`],
    [
      'what is no id',
      but('q_bbbbbbbb', 'how-to-go-on'),
      `${PATH}:9:1: “how-to-go-on” isn’t a question’s id. Write “1. q_…”, with the id of the question’s file.`,
    ],
    [
      'an id twice',
      but('q_bbbbbbbb', 'q_aaaaaaaa'),
      `${PATH}:9:1: The question q_aaaaaaaa stands here twice. Take one out.`,
    ],
    ['a list without numbers', but('3. q_cccccccc', '- q_cccccccc'), `${PATH}:13:1: A set holds “## Section” headings`],
    [
      'prose',
      but('## Later', 'Well.'),
      `${PATH}:11:1: A set holds “## Section” headings and numbered lists of question ids.`,
    ],
    ['another heading', but('## Later', '### Later'), `${PATH}:11:1: A set holds “## Section” headings`],
    [
      'a list in a list',
      but('2. q_bbbbbbbb', '   1. q_bbbbbbbb'),
      `${PATH}:8:1: Only an id and a word on it stand at a number.`,
    ],
    [
      'a section twice',
      but('## Later', '## First things'),
      `${PATH}:11:1: The section “First things” stands here twice.`,
    ],
    ['an empty section', but('3. q_cccccccc — with a dash\n', ''), `${PATH}:11:1: The section “Later” is empty.`],
    ['a section without title', but('## Later', '##'), `${PATH}:11:1: A section needs a short title.`],
    [
      'questions before the first section',
      but('## First things\n\n', ''),
      `${PATH}:9:1: Questions stand before the first section. Put all below sections, or none.`,
    ],
    ['nothing', '---\ntitle: A\npurpose: B\n---\n', `${PATH}:1:1: The set has no questions.`],
    [
      'far too many',
      `---\ntitle: A\npurpose: B\n---\n${Array.from({ length: 201 }, (_, index) => `1. q_${String(index).padStart(8, '0')}\n`).join('')}`,
      `${PATH}:1:1: The set has 201 questions. A set holds at most 200.`,
    ],
    [
      'a name that is no address',
      GOOD,
      'sets/The Engineer.md:1:1: The file’s name isn’t fit for an address.',
      'sets/The Engineer.md',
    ],
  ])('%s', (_, text, expected, path = PATH) => {
    const { set, problems } = read(text, path)
    expect(problems.map(formatProblem).join('\n')).toContain(expected)
    expect(set).toBeNull()
  })
})
