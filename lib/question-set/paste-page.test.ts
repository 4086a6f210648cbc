import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ParsedPaste, parsePaste } from './parse-paste'

const read = (text: string, html?: string) => parsePaste({ text, html })
const asked = ({ sections }: ParsedPaste) => sections.flatMap(({ questions }) => questions.map(({ text }) => text))
const outline = ({ sections }: ParsedPaste) =>
  Object.fromEntries(sections.map(({ title, questions }) => [title, questions.map(({ text }) => text)]))
const bodies = ({ sections }: ParsedPaste) =>
  sections.flatMap(({ questions }) => questions.map(({ lines: _, ...question }) => question))

const HIVES: [question: string, guidance: string, example: string][] = [
  [
    'Tell me about a time you found a colony that had grown too weak to see the winter through, and how you decided between feeding it, joining it to another and letting it go',
    'Owners ask this question to see how you weigh a loss. In your answer, name what you looked at first. Describe the choice.',
    'In October I found four frames of bees where ten should be. What could I do? I joined them to a strong hive.',
  ],
  [
    'Suppose a neighbour is stung twice in a week. How would you talk to them?',
    'Owners ask this to hear how you deal with people. In your answer, begin with their worry.',
    "I'd go over the same day and listen. Then I'd turn the hives so that they fly the other way.",
  ],
  [
    'Describe the records you keep of each hive so that others can read them.',
    'Owners ask this to know whether your work outlives your memory. Say who reads them.',
    'I write a card for each hive. My helper reads it before she opens the lid.',
  ],
  [
    'Which tools (e.g. smoker, hive tool) would you never lend?',
    'Owners ask this to see what you care about. Give one, and why.',
    'My hive tool. Foulbrood travels on it.',
  ],
]
const HIVE_BODIES = HIVES.map(([text, guidance, exampleAnswer]) => ({ text, guidance, exampleAnswer }))
const HIVE_LIST = HIVES.map(([text]) => text)
/** A long page as it is copied: its list of questions, a rule, then each with what stands below it, and a button. */
const hivePage = (list: string[], end = '\n') =>
  [
    ...list,
    ...HIVES.flatMap(([text, guidance, example]) => [
      text,
      guidance,
      `Answer Example: "${example}"`,
      'Help us improve this answer. / -',
    ]),
  ].join(end)

describe('a long page of questions with an example answer each', () => {
  const HEAD = ['Beekeeper Interview Questions', 'Prepare for your talk with the owner: questions and sample answers.']

  it.each<[string, string[], string]>([
    ['its list and a lone “-”', [...HIVE_LIST, '-'], '\n'],
    ['its list, numbered, and a lone “-”', [...HIVE_LIST.map((text, index) => `${index + 1}. ${text}`), '-'], '\n'],
    ['empty lines between', [...HIVE_LIST, '-'], '\n\n'],
    ['no list', [], '\n'],
  ])('is read with %s', (_, list, end) => {
    const paste = read(hivePage([...HEAD, ...list], end))
    expect(paste).toMatchObject({ title: HEAD[0], purpose: HEAD[1] })
    expect(bodies(paste)).toEqual(HIVE_BODIES)
    const whys = paste.unused.map(({ text, why }) => [text, why])
    expect(whys.filter(([text]) => text === 'Help us improve this answer. / -')).toHaveLength(HIVES.length)
    expect(whys.slice(0, list.length)).toEqual(
      list.map((text) => [
        text,
        text === '-' ? 'There are no words in it.' : expect.stringMatching(/^The same question/),
      ]),
    )
    expect(paste.unused).toHaveLength(list.length + HIVES.length)
  })

  it('is read where only its second half was copied', () => {
    const [, second = ''] = hivePage([]).split(`${HIVE_LIST[1]}\n`)
    expect(bodies(read(`${HIVE_LIST[1]}\n${second}`))).toEqual(HIVE_BODIES.slice(1))
  })

  it.each<[string, string, string]>([
    ['headings', 'h3', ''],
    ['paragraphs', 'p', ''],
    ['bold paragraphs', 'p', 'strong'],
  ])('is read from HTML with questions as %s', (_, tag, inner) => {
    const [open, close] = inner ? [`<${tag}><${inner}>`, `</${inner}></${tag}>`] : [`<${tag}>`, `</${tag}>`]
    const items = HIVE_LIST.map((text) => `<li>${text}</li>`).join('')
    const entries = HIVES.map(
      ([text, guidance, example]) =>
        `${open}${text}${close}<p>${guidance}</p><p><em>Answer Example:</em> "${example}"</p><p>Help us improve this answer. / -</p>`,
    )
    const html = `<nav>Jobs</nav><h1>${HEAD[0]}</h1><p>${HEAD[1]}</p><p>Interview Questions for Beekeepers</p><ul>${items}</ul><p>-</p>${entries.join('')}`
    const paste = read('', html)
    expect(bodies(paste)).toEqual(HIVE_BODIES)
    expect(paste.title).toBe(HEAD[0])
    expect(paste.unused[0]).toMatchObject({ text: 'Jobs', why: expect.stringContaining('menu') })
  })

  it('keeps its sections where reading it line by line loses little', () => {
    const sections = ['## Hives', '## People']
    const entries = HIVES.map(([text, guidance, example], index) =>
      [...(index % 2 === 0 ? [sections[index / 2]] : []), `### ${text}`, guidance, `Answer Example: "${example}"`].join(
        '\n',
      ),
    )
    const paste = read(entries.join('\n\n'))
    expect(Object.keys(outline(paste))).toEqual(['Hives', 'People'])
    expect(asked(paste)).toEqual(HIVE_LIST)
  })

  it('says what it left of a title', () => {
    const { title, unused } = read(hivePage(['Beekeeper Interview Questions | Some Site']))
    expect(title).toBe('Beekeeper Interview Questions')
    expect(unused[0]).toMatchObject({ line: 1, text: '| Some Site', isPart: true })
  })

  it('loses no word, whatever stands on it: each is in what was made of it, or unused', () => {
    const words = fc
      .array(fc.string({ unit: fc.constantFrom(...'bcdfgh'), minLength: 3, maxLength: 8 }), {
        minLength: 1,
        maxLength: 9,
      })
      .map((all) => all.join(' '))
    const asks = fc.constantFrom('What is bcd fgh?', 'Tell me about a time bcd', '1. What is bcd fgh?', '### Why bbb?')
    const around = fc.constantFrom<(said: string) => string>(
      (said) => `Answer Example: "${said}."`,
      (said) => `Answer Example: "${said}`,
      (said) => `${said}."`,
      (said) => `Owners ask this question to ${said}. Answer Example: "${said}."`,
      (said) => `${said} questions | ${said}`,
      (said) => said,
    )
    const line = fc.oneof(
      asks,
      fc.tuple(around, words).map(([make, said]) => make(said)),
      fc.constantFrom('', '-', 'Share', '"'),
    )
    fc.assert(
      fc.property(fc.array(line, { maxLength: 25 }), (all) => {
        const { lines, unused, ...made } = read(all.join('\n'))
        expect(unused.filter(({ isPart }) => !isPart).map(({ line: number }) => number)).toEqual(
          lines.flatMap(({ use }, index) => (use === 'unused' ? [index + 1] : [])),
        )
        const said = JSON.stringify([unused, made])
        for (const each of all.join(' ').match(/\b[b-h]{3,}\b/g) ?? []) expect(said).toContain(each)
      }),
      { numRuns: 300 },
    )
  })
})
