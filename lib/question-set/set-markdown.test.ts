import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyOwnSetDocument } from '@/tests/fixtures/own-set'
import { parseQuestion } from '../question/parse-question'
import { formatProblem } from '../question/problem'
import { parseSetMarkdown } from './parse-set-markdown'
import type { OwnSetDocument } from './question-set'
import { setMarkdown } from './set-markdown'
import { ownSetDocumentSchema } from './set-schema'

const sayings = (text: string) => parseSetMarkdown(text).problems.map(formatProblem)

const ORDINARY: OwnSetDocument = ownSetDocumentSchema.parse({
  set: {
    id: 'set_1',
    title: 'Keepers: "night" shift',
    purpose: 'Who keeps the lamp.',
    plannedMinutes: 45,
    sections: [{ title: 'Lamps', entries: [{ questionId: 'q_abcd1234', isMustAsk: true, minutes: 5 }] }],
  },
  questions: [
    {
      id: 'q_abcd1234',
      text: 'How do you keep a lamp?',
      topics: ['lamps'],
      guidance: 'Say *how*.\n\n```sh\n# fill\n```',
      keyPoints: ['a', 'b', 'c'].map((id) => ({ id, text: `Point ${id}`, detail: 'Because.' })),
      exampleAnswer: 'I fill it.',
      followUps: ['And then?'],
    },
  ],
})

describe('a set as markdown', () => {
  it('reads as the content format does', () => {
    const text = setMarkdown(ORDINARY)
    expect(text).toContain('title: "Keepers: \\"night\\" shift"\n')
    expect(text).toContain('## Lamps\n\n1. q_abcd1234 (must ask, 5 minutes) – How do you keep a lamp?\n')
    const [, file = ''] = text.split('<!-- file: questions/q_abcd1234.md -->\n')
    const { question, problems } = parseQuestion({ path: 'questions/lamps/keep-a-lamp.md', text: file })
    expect(problems).toEqual([])
    expect(question).toMatchObject({ guidance: ORDINARY.questions[0]?.guidance, followUps: ['And then?'] })
  })

  it('comes back exactly, whatever stands in it', () => {
    fc.assert(
      fc.property(anyOwnSetDocument, fc.constantFrom('\n', '\r\n', '\r'), (own, end) => {
        const { document, problems } = parseSetMarkdown(setMarkdown(own).replaceAll('\n', end))
        expect(problems).toEqual([])
        expect(document).toEqual(own)
      }),
      { numRuns: 600 },
    )
  })
})

describe('a document that somebody wrote', () => {
  it('needs nothing but questions', () => {
    const { document, problems } = parseSetMarkdown(
      '# Why us?\n\n# What is *RAII*?\n## Key points\n- Owns it\n- Frees it\n',
    )
    expect(problems).toEqual([])
    expect(document?.set.sections.map(({ entries }) => entries.map(({ questionId }) => questionId))).toEqual([
      ['question-1', 'question-2'],
    ])
    expect(document?.questions.map(({ text }) => text)).toEqual(['Why us?', 'What is *RAII*?'])
    expect(document?.questions[1]?.keyPoints.map(({ id, text }) => [id, text])).toEqual([
      ['point-1', 'Owns it'],
      ['point-2', 'Frees it'],
    ])
  })

  it('takes no comment in code for a question', () => {
    const text = '# Why?\n\n## Guidance\n\n```sh\n# not a question\n## nor a section\n```\n'
    expect(parseSetMarkdown(text).document?.questions.map(({ guidance }) => guidance)).toEqual([
      '```sh\n# not a question\n## nor a section\n```',
    ])
  })

  it.each([
    ['', 'set.md:1:1: There is no question in it. Write each as a line that begins with “# ”.'],
    [
      'hello',
      'set.md:1:1: This is neither a section nor a question of it. Write “## Section” or “1. id-of-the-question”.',
    ],
    ['---\ntitle: a', 'set.md:1:1: The front matter doesn’t end. Put a line of --- below its fields.'],
    [
      '---\ntitle: a\ncolour: red\n---\n# Why?',
      'set.md:3:1: There is no field “colour”. The fields are id, title, purpose, plannedMinutes.',
    ],
    [
      '\n# Why?\n## Thoughts\n',
      'set.md:3:1: There is no section “Thoughts”. The sections are Guidance, Key points, Example answer, Follow-ups, Listen for, Notes, Rubric.',
    ],
    [
      '<!-- file: a.md -->\n---\nkind: odd\n---\n# Why?',
      'set.md:3:1: questions.1.kind: must be one of behavioural, situational, technical, motivation, background. Mend it in the file and import it again.',
    ],
    [
      '1. q_a\n',
      'set.md:1:1: questions: must be those that the set names, each once. Mend it in the file and import it again.',
    ],
    [
      '# Why?\nBecause.',
      'set.md:2:1: This stands before the first section. Put it below a heading such as “## Guidance”.',
    ],
  ])('%j is refused with its place and the way out', (text, said) => {
    expect(sayings(text)).toContain(said)
    expect(parseSetMarkdown(text).document).toBeNull()
  })

  it('never throws, and gives a document or says why not', () => {
    const piece = fc.constantFrom(
      '---\n',
      'title: ',
      '# ',
      '## ',
      '### ',
      '- ',
      '```\n',
      '\n',
      'a',
      '1. ',
      '<!-- file: a -->\n',
      '&x *x {[',
      '"',
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(piece).map((pieces) => pieces.join('')),
          fc.string({ unit: 'binary' }),
        ),
        (text) => {
          const { document, problems } = parseSetMarkdown(text)
          expect(document !== null || problems.length > 0).toBe(true)
        },
      ),
      { numRuns: 500 },
    )
  })

  it.each([
    '# a\n',
    '## \n',
    '1. a\n',
    '```` x `\n',
    '`',
    '\\',
    '&#38;',
    '- ',
    '---\na: [\n',
    '<!-- file: a -->\n',
    '# a\n- ',
  ])('of half a million characters is read: %j again and again', (repeated) => {
    // A quadratic step would run into the test's own limit of time.
    const text = repeated.repeat(500_000 / repeated.length)
    expect(parseSetMarkdown(`# Why?\n## Notes\n${text}`).document).toBeNull()
  })

  it('comes back where a text is as long as it may be', () => {
    for (const piece of ['`', '```` `\n', '\\', '&#38;', '\r', ' ', '\n', '# ', '```\n', '---\n']) {
      const notes = piece.repeat(20_000 / piece.length)
      const own = { ...ORDINARY, questions: ORDINARY.questions.map((question) => ({ ...question, notes })) }
      expect(parseSetMarkdown(setMarkdown(own)).document).toEqual(own)
    }
  })
})
