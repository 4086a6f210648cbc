import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseQuestion } from './parse-question'
import { formatProblem } from './problem'

const PATH = 'questions/webhooks/trusted.md'

const GOOD = `---
id: q_abcd1234
kind: technical
level: mid
topics: [webhooks, security]
timeLimitSeconds: 120
---

# How do you trust it?

## Guidance

Say *how*.

## Key points

### sign: The sender is proved
By a signature.

### ack: It is stored first
Then worked on.

### twice: A repeat changes nothing
By its id.

## Example answer

I check the signature.

Then I store it.

## Follow-ups

- And if there is no id?
- And if the secret
  leaks?

## Rubric

### sign
cues: hmac, raw body
good:
- I check it
vague:
- It is secure
misconception:
- Nobody knows the address
`

const read = (text: string, path = PATH) => parseQuestion({ path, text })
const said = (text: string, path = PATH) => read(text, path).problems.map(formatProblem)
/** The good file with one piece of it replaced. */
const but = (piece: string, other: string) => {
  expect(GOOD).toContain(piece)
  return GOOD.replace(piece, other)
}

describe('a good file', () => {
  test('gives the question that it says', () => {
    const { question, isDraft, problems } = read(GOOD)
    expect(problems).toEqual([])
    expect(isDraft).toBe(false)
    expect(question).toEqual({
      id: 'q_abcd1234',
      slug: 'trusted',
      topic: 'webhooks',
      topics: ['webhooks', 'security'],
      kind: 'technical',
      level: 'mid',
      timeLimitSeconds: 120,
      text: 'How do you trust it?',
      guidance: 'Say *how*.',
      keyPoints: [
        { id: 'sign', text: 'The sender is proved', detail: 'By a signature.' },
        { id: 'ack', text: 'It is stored first', detail: 'Then worked on.' },
        { id: 'twice', text: 'A repeat changes nothing', detail: 'By its id.' },
      ],
      exampleAnswer: 'I check the signature.\n\nThen I store it.',
      followUps: ['And if there is no id?', 'And if the secret leaks?'],
      listenFor: [],
      notes: '',
      rubric: [
        {
          keyPointId: 'sign',
          cues: ['hmac', 'raw body'],
          good: ['I check it'],
          vague: ['It is secure'],
          misconception: ['Nobody knows the address'],
        },
      ],
    })
  })

  test('reads alike with Windows line ends and a byte order mark', () => {
    expect(read(`\uFEFF${GOOD.replaceAll('\n', '\r\n')}`)).toEqual(read(GOOD))
  })

  test.each(['trustworthy-webhook-consumer'])('the published %s is one', (slug) => {
    const path = `questions/webhooks/${slug}.md`
    expect(said(readFileSync(`content/${path}`, 'utf8'), path)).toEqual([])
  })
})

describe('a bad file says where and what to do', () => {
  test.each([
    [
      'no front matter',
      '# Why?',
      `${PATH}:1:1: The file has no front matter. Begin it with a line of ---, the fields, and another line of ---.`,
    ],
    [
      'an unknown key',
      but('level: mid', 'level: mid\ncolour: red'),
      `${PATH}:5:1: There is no field “colour”. Take it out, or mend its name.`,
    ],
    ['a wrong kind', but('kind: technical', 'kind: hard'), `${PATH}:3:1: kind: must be one of behavioural`],
    [
      'a missing field',
      but('timeLimitSeconds: 120\n', ''),
      `${PATH}:2:1: timeLimitSeconds: must be a number of seconds. See content/README.md.`,
    ],
    [
      'a wrong id',
      but('q_abcd1234', 'abcd'),
      `${PATH}:2:1: id: must be q_ and eight small letters or digits. See content/README.md.`,
    ],
    [
      'a topic that is no name',
      but('[webhooks, security]', '[webhooks, "Se curity"]'),
      `${PATH}:5:20: topics.1: must be small letters`,
    ],
    [
      'another folder',
      GOOD,
      'questions/limits/trusted.md:5:10: The file lies in limits/, but its first topic is webhooks. Move the file, or change the order of its topics.',
      'questions/limits/trusted.md',
    ],
    [
      'a name that is no address',
      GOOD,
      'questions/webhooks/Trusted One.md:1:1: The file’s folder or name isn’t fit for an address.',
      'questions/webhooks/Trusted One.md',
    ],
    [
      'no question',
      but('# How do you trust it?\n', ''),
      `${PATH}:10:1: The question is missing. Begin the text with “# ” and the question.`,
    ],
    [
      'two questions',
      but('Say *how*.', '# Another?'),
      `${PATH}:13:1: There is a second question. Give it a file of its own.`,
    ],
    ['an unknown section', but('## Guidance', '## Advice'), `${PATH}:11:1: There is no section “Advice”.`],
    [
      'a section twice',
      but('## Follow-ups', '## Guidance'),
      `${PATH}:32:1: The section Guidance stands here twice. Join the two.`,
    ],
    [
      'sections out of order',
      but('## Follow-ups', '## Notes').replace('## Rubric', '## Listen for'),
      `${PATH}:38:1: The section Listen for stands after Notes.`,
    ],
    [
      'a missing section',
      but('## Example answer\n\nI check the signature.\n\nThen I store it.\n', ''),
      `${PATH}:1:1: The section Example answer is missing. Add “## Example answer”, or set status: draft.`,
    ],
    ['an empty section', but('Say *how*.\n', ''), `${PATH}:11:1: The section Guidance is empty.`],
    [
      'a key point without an id',
      but('### ack: It', '### It'),
      `${PATH}:20:1: This isn’t a key point. Write “### id: What a good answer names”.`,
    ],
    [
      'a key point twice',
      but('### ack:', '### sign:'),
      `${PATH}:20:1: There are two key points “sign”. Give one of them another id.`,
    ],
    ['a key point without detail', but('Then worked on.\n', ''), `${PATH}:15:1: The key point “ack” has no detail.`],
    [
      'too few key points',
      but('### twice: A repeat changes nothing\nBy its id.\n', ''),
      `${PATH}:15:1: There are 2 key points. Name 3 to 6.`,
    ],
    [
      'follow-ups that are no list',
      but('- And if there is no id?\n- And if the secret\n  leaks?', 'And if?'),
      `${PATH}:32:1: Follow-ups must be one list. Write each as a line that begins with “- ”.`,
    ],
    [
      'a rubric for no key point',
      but('### sign\ncues', '### signed\ncues'),
      `${PATH}:40:1: The rubric speaks of “signed”, which is no key point here. Use the id of one.`,
    ],
    ['a line that is no rubric', but('cues: hmac', 'clues: hmac'), `${PATH}:41:1: This isn’t a line of a rubric.`],
    [
      'a topic twice',
      but('[webhooks, security]', '[webhooks, webhooks]'),
      `${PATH}:5:1: topics: must name each topic once. See content/README.md.`,
    ],
    [
      'front matter without end',
      but('timeLimitSeconds: 120\n---', 'timeLimitSeconds: 120 ---'),
      `${PATH}:1:1: The file has no front matter.`,
    ],
    ['front matter that is no fields', '---\n- a\n---\n# Why?', `${PATH}:2:1: The front matter: `],
    [
      'a rubric below an underlined heading',
      but('## Rubric', 'Rubric\n------'),
      `${PATH}:38:1: The heading of the rubric isn’t one, or isn’t plain.`,
    ],
  ])('%s', (_, text, expected, path = PATH) => {
    expect(said(text, path).join('\n')).toContain(expected)
    expect(read(text, path).question).toBeNull()
  })
})

test('a draft needs only its question, is never published, and says what it lacks', () => {
  const { question, isDraft, problems } = read('---\nstatus: draft\n---\n\n# Why?\n')
  expect(question).toBeNull()
  expect(isDraft).toBe(true)
  expect(problems.every(({ severity }) => severity === 'warning')).toBe(true)
  expect(problems.map(({ message }) => message)).toContain('The draft lacks the section Guidance.')
})

test.each(['"status": draft', 'status : draft', "'status': 'draft'", 'status: "draft" # not yet'])(
  'a draft is one however it is written: %s',
  (line) => {
    expect(read(but('level: mid', `level: mid\n${line}`))).toMatchObject({
      question: null,
      isDraft: true,
      problems: [],
    })
  },
)

test('a rubric’s heading in a code block is no heading, and one behind an open code block is told', () => {
  expect(said(but('Say *how*.', '```\n## Rubric\n```'))).toEqual([])
  expect(said(but('Say *how*.', '- ```\n  how')).join('\n')).toBe('')
  expect(said(but('Say *how*.', '```\nhow')).join('\n')).toContain(`${PATH}:1:1: The section Key points is missing.`)
})

test('an empty rubric is none, also at the very end of a file', () => {
  const [head = ''] = GOOD.split('### sign\ncues')
  expect(read(head.trimEnd())).toMatchObject({ question: { rubric: [] }, problems: [] })
})

test('three dashes in a value are no end of the front matter', () => {
  expect(said(but('level: mid', 'level: mid # ---'))).toEqual([])
})

test('no text whatever makes it throw, and what it publishes has no problems', { timeout: 120_000 }, () => {
  const pieces = fc.constantFrom(
    '---\n',
    'id: q_abcd1234\n',
    '# ',
    '## Guidance\n',
    '### a: b\n',
    '- ',
    '> ',
    '[x](y)',
    '\n',
    '`',
    '<b>',
    '&a',
    '*a',
    ': ',
    '\0',
  )
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(fc.oneof(pieces, fc.string()), { maxLength: 40 }).map((parts) => parts.join('')),
  )
  fc.assert(
    fc.property(text, fc.nat(GOOD.length), (noise, at) => {
      for (const source of [noise, GOOD.slice(0, at) + noise + GOOD.slice(at)]) {
        const { question, problems } = read(source)
        if (question) expect(problems.filter(({ severity }) => severity === 'error')).toEqual([])
        for (const problem of problems) expect(problem.line).toBeLessThanOrEqual(source.split(/\r\n?|\n/).length)
      }
    }),
  )
})
