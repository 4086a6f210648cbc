import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parsePaste } from './parse-paste'
import { proposalOfPaste } from './paste-proposal'
import { SET_LIMITS } from './question-set'
import { documentOfProposal, hasProblems, NO_CHOICES, problemsOf, type SetChoices } from './set-proposal'
import { ownSetDocumentSchema } from './set-schema'

const read = (text: string, added: Iterable<string> = []) => proposalOfPaste(parsePaste({ text }), new Set(added))
const idsFrom = (prefix: string) => {
  let count = 0
  return () => `${prefix}-${++count}`
}
const documentOf = (text: string, choices: Partial<SetChoices> = {}) => {
  const chosen = { ...NO_CHOICES, ...choices }
  return documentOfProposal(read(text, chosen.added).proposal, chosen, idsFrom('new'))
}
const textsOf = (text: string, choices?: Partial<SetChoices>) =>
  documentOf(text, choices).questions.map((question) => question.text)

const PAGE = `Questions for nurses

Share

Team
1. Why did you become a nurse?
Answer: Because of *her*.
2. How do you calm a patient?
Key points:
- listen first
- listen first
- 3 things
Cookie policy`

describe('the set of a paste', () => {
  it('has its title, sections, and what stands below a question', () => {
    const { set, questions } = documentOf(PAGE)
    expect(set).toMatchObject({ title: 'Questions for nurses', sections: [{ title: 'Team' }] })
    expect(questions).toMatchObject([
      { text: 'Why did you become a nurse?', exampleAnswer: 'Because of \\*her\\*.', kind: 'behavioural' },
      {
        keyPoints: [
          { id: 'listen-first', text: 'listen first' },
          { id: 'listen-first-2', text: 'listen first' },
          { id: 'point-3', text: '3 things' },
        ],
      },
    ])
  })

  it('is called something where the paste has no title', () => {
    expect(documentOf('Why us?').set.title).toBe('Imported questions')
    expect(documentOf(PAGE, { title: '  My\nset ' }).set.title).toBe('My set')
  })

  it('leaves out what is not taken, and a section of which nothing is', () => {
    const text = '## Team\n- Why us?\n- Why now?\n## Code\n- What is TCP?'
    const [first, second, third] = read(text).proposal.sections.flatMap(({ questions }) => questions)
    if (!first || !second || !third) throw new Error('three are read')
    expect(textsOf(text, { left: new Set([first.key]) })).toEqual(['Why now?', 'What is TCP?'])
    expect(documentOf(text, { left: new Set([first.key, second.key]) }).set.sections).toMatchObject([{ title: 'Code' }])
    expect(textsOf(text, { texts: new Map([[third.key, ' What is\nUDP? ']]) })).toEqual([
      'Why us?',
      'Why now?',
      'What is UDP?',
    ])
  })

  it('keeps what was chosen where other lines change', () => {
    const [, second] = read('Why us?\nWhy now?').proposal.sections[0]?.questions ?? []
    if (!second) throw new Error('two are read')
    expect(textsOf('What is new?\nWhy us?\nWhy now?', { left: new Set([second.key]) })).toEqual([
      'What is new?',
      'Why us?',
    ])
  })

  it('makes a question of an unused line, where it stands and without its mark', () => {
    const text = '- Sign in\n1. Why us?\nBack to top\n2. Why now?'
    const { unused } = read(text)
    expect(unused.map((line) => line.text)).toEqual(['- Sign in', 'Back to top'])
    const added = new Set(unused.flatMap(({ key }) => key ?? []))
    expect(textsOf(text, { added })).toEqual(['Sign in', 'Why us?', 'Back to top', 'Why now?'])
    expect(read(text, added).unused).toEqual([])
    expect(
      textsOf('Cookie policy', { added: new Set(read('Cookie policy').unused.flatMap(({ key }) => key ?? [])) }),
    ).toEqual(['Cookie policy'])
  })

  it('offers no line without words', () => {
    expect(read('Why us?\n---').unused).toMatchObject([{ text: '---', key: null }])
  })

  it('says which key points, follow-ups and sections there is no room for', () => {
    const points = Array.from({ length: 22 }, (_, index) => `   - point ${index}`)
    expect(read(['1. Why us?', ...points].join('\n')).unused).toMatchObject([
      { line: 1, text: 'point 20', isPart: true },
      { line: 1, text: 'point 21', isPart: true },
    ])
    const followUps = Array.from({ length: 51 }, (_, index) => `   - Why ${index}?`)
    expect(read(['1. Why us?', ...followUps].join('\n')).unused).toMatchObject([{ text: 'Why 50?' }])
    const sections = Array.from({ length: 52 }, (_, index) => `## Part ${index}\n- Why ${index}?`).join('\n')
    expect(read(sections).unused.map(({ text }) => text)).toEqual(['Part 50', 'Part 51'])
    expect(textsOf(sections)).toHaveLength(52)
  })

  it('keeps the rest of a long key point as its detail', () => {
    const point = 'word '.repeat(100).trim()
    const [question] = documentOf(`1. Why us?\n   - ${point}`).questions
    expect(`${question?.keyPoints[0]?.text} ${question?.keyPoints[0]?.detail}`).toBe(point)
  })
})

describe('problems', () => {
  it('says what a person has to put right', () => {
    const { proposal } = read('Why us?\nWhy now?')
    const [first, second] = proposal.sections[0]?.questions ?? []
    const texts = new Map([
      [first?.key ?? '', ' '],
      [second?.key ?? '', 'x'.repeat(SET_LIMITS.questionCharacters + 1)],
    ])
    const problems = problemsOf(proposal, { ...NO_CHOICES, texts, title: 'x'.repeat(81) })
    expect([...problems.questions.values()]).toEqual([
      'Write the question, or take its tick out.',
      'A question has at most 300 characters, and this has 301.',
    ])
    expect(problems).toMatchObject({ title: 'A title has at most 80 characters, and this has 81.', set: null })
    const none = { ...NO_CHOICES, left: new Set([first?.key ?? '', second?.key ?? '']) }
    expect(problemsOf(proposal, none)).toMatchObject({ set: 'Tick at least one question.', questions: new Map() })
  })
})

const PIECES = [
  ...['Why us?', '1. Why now?', '- Tell me about a failure.', '# Title', '## Part', 'Share', '', '---', '  - a point'],
  ...['  - And then?', 'Answer: *yes* & no', 'a\tWhy?\tb', 'Key points:', 'x'.repeat(400), 'word '.repeat(300), '<b>'],
  ...['_'.repeat(19_000), '\uD800', '1. Why now?', 'http:\\\\a@b', '- '.repeat(30)],
]
const paste = fc.array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: 'binary' })), { maxLength: 60 })

describe('any paste', () => {
  it('makes a document that the schema takes as it is, or says why not', () => {
    fc.assert(
      fc.property(paste, fc.boolean(), fc.infiniteStream(fc.boolean()), (lines, isAdded, ticks) => {
        const parsed = parsePaste({ text: lines.join('\n') })
        const offered = proposalOfPaste(parsed).unused.flatMap(({ key }) => key ?? [])
        const added = new Set(isAdded ? offered : [])
        const { proposal } = proposalOfPaste(parsed, added)
        const keys = proposal.sections.flatMap(({ questions }) => questions.map(({ key }) => key))
        expect(new Set(keys).size).toBe(keys.length)
        const left = new Set(keys.filter(() => ticks.next().value === true))
        const choices = { ...NO_CHOICES, added, left }
        if (hasProblems(problemsOf(proposal, choices))) expect(keys.length - left.size).toBe(0)
        else {
          const document = documentOfProposal(proposal, choices, idsFrom('id'))
          expect(ownSetDocumentSchema.parse(document)).toEqual(document)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('has each letter of what was understood in the document, or reports it', () => {
    fc.assert(
      fc.property(paste, (lines) => {
        const parsed = parsePaste({ text: lines.join('\n') })
        const { proposal, unused } = proposalOfPaste(parsed)
        const { set, questions } = documentOfProposal(proposal, NO_CHOICES, idsFrom('id'))
        const asked = parsed.sections.flatMap((section) => section.questions)
        expect(questions.map(({ text }) => text)).toEqual(asked.map(({ text }) => text))
        for (const line of parsed.unused) expect(unused).toContainEqual(expect.objectContaining(line))
        const understood = [
          ...parsed.sections.map(({ title }) => title),
          ...parsed.unused.map(({ text }) => text),
          ...asked.flatMap(({ guidance = '', exampleAnswer = '', keyPoints = [], followUps = [] }) => [
            guidance,
            exampleAnswer,
            ...keyPoints,
            ...followUps,
          ]),
        ]
        const kept = [
          ...set.sections.map(({ title }) => title),
          ...unused.map(({ text }) => text),
          ...questions.flatMap(({ guidance, exampleAnswer, keyPoints, followUps }) => [
            guidance,
            exampleAnswer,
            ...keyPoints.map(({ text, detail }) => text + detail),
            ...followUps,
          ]),
        ]
        expect(lettersOf(kept)).toBe(lettersOf(understood))
      }),
      { numRuns: 100 },
    )
  })
})

/** In the order of the alphabet: what was cut stands elsewhere than before. */
function lettersOf(texts: readonly string[]): string {
  return [...texts.join('').replace(/[^\p{L}\p{N}]/gu, '')].sort().join('')
}
