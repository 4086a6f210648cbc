import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseQuestionPage, type QuestionPage } from './parse-question-page'

const QUESTIONS = [
  'How do you keep a lighthouse running through a storm?',
  'Tell me about a time you repaired a lamp at night. What broke?',
  'Which records do you keep of passing ships?',
]
const GUIDANCE = [
  'Harbour offices ask this to hear how you plan. In your answer, name the order of your steps.',
  'They ask this to see how you work alone. In your answer, say what you tried first.',
  'This shows how careful you are. Mention who reads the records.',
]
const EXAMPLES = [
  'I fill both tanks the day before. Then I check the spare wick every hour.',
  'I once changed a cracked lens by torchlight. The beam was back within 20 minutes.',
  'I write down name, time and heading. The harbour reads my book each week.',
]

type Shape = {
  head?: string[]
  list?: string[]
  question?: (text: string, index: number) => string
  body?: (index: number) => string[]
  between?: string[]
  end?: string
}

/** A page of the kind, in the shape that a test is about. */
function pageOf(shape: Shape = {}): string {
  const {
    head = ['Lighthouse Keeper Interview Questions'],
    list = [...QUESTIONS, '-'],
    between = ['Rate this answer'],
  } = shape
  const entries = QUESTIONS.flatMap((question, index) => [
    shape.question?.(question, index) ?? question,
    ...(shape.body?.(index) ?? [GUIDANCE[index] ?? '', `Answer Example: "${EXAMPLES[index]}"`]),
    ...between,
  ])
  return [...head, ...list, ...entries].join(shape.end ?? '\n')
}

const WHOLE = QUESTIONS.map((text, index) => ({ text, guidance: [GUIDANCE[index]], example: [EXAMPLES[index]] }))
const entriesOf = (source: string) =>
  parseQuestionPage(source).entries.map(({ text, guidance, example }) => ({ text, guidance, example }))

describe('a question page', () => {
  it('gives its title, its introduction and each question with guidance and example, and none of the furniture', () => {
    const introduction = 'Get ready for your talk with the harbour office: questions and sample answers.'
    const page = parseQuestionPage(
      pageOf({
        head: [
          'We use cookies to light your way.',
          'Accept all',
          'Lighthouse Keeper Interview Questions',
          introduction,
        ],
        between: ['Help us improve this answer. / -'],
      }),
    )
    expect(page.title).toEqual({ text: 'Lighthouse Keeper Interview Questions', lines: [3] })
    expect(page.introduction).toEqual({ text: introduction, lines: [4] })
    expect(page.entries).toEqual(
      WHOLE.map((entry, index) => ({ ...entry, lines: [5 + index, ...[9, 10, 11].map((line) => line + 4 * index)] })),
    )
    expect(page.dropped.map(({ line }) => line)).toEqual([1, 2, 8, 12, 16, 20])
  })

  it.each<[string, Shape]>([
    ['with CRLF', { end: '\r\n' }],
    ['with blank lines between paragraphs', { end: '\n\n' }],
    ['without a list in front', { list: [] }],
    ['with a numbered list', { list: QUESTIONS.map((text, index) => `${index + 1}. ${text}`) }],
    [
      'with numbers everywhere',
      {
        list: QUESTIONS.map((text, index) => `${index + 1}) ${text}`),
        question: (text, index) => `Question ${index + 1}: ${text}`,
      },
    ],
    [
      'whose list is in other case and punctuation',
      { list: QUESTIONS.map((text) => text.toUpperCase().replace(/[?.]/g, '')) },
    ],
    ['with smart quotes', { body: (index) => [GUIDANCE[index] ?? '', `Answer Example: “${EXAMPLES[index]}”`] }],
    ['without closing quotes', { body: (index) => [GUIDANCE[index] ?? '', `Answer Example: "${EXAMPLES[index]}`] }],
    ['without any quotes', { body: (index) => [GUIDANCE[index] ?? '', `Answer Example: ${EXAMPLES[index]}`] }],
    ['with “Sample answer:”', { body: (index) => [GUIDANCE[index] ?? '', `Sample answer: ${EXAMPLES[index]}`] }],
    [
      'with “Example answer:” in bold',
      { body: (index) => [GUIDANCE[index] ?? '', `**Example answer:** ${EXAMPLES[index]}`] },
    ],
    [
      'with the mark on a line of its own',
      { body: (index) => [GUIDANCE[index] ?? '', 'Sample Answer', `"${EXAMPLES[index]}"`] },
    ],
    ['with “Answer:” alone', { body: (index) => [GUIDANCE[index] ?? '', `Answer: ${EXAMPLES[index]}`] }],
    [
      'whose guidance and example share a line',
      { body: (index) => [`${GUIDANCE[index]} Answer Example: "${EXAMPLES[index]}"`] },
    ],
    ['with unknown furniture between', { between: ['Gulls know more about it: Gull Plus, the app for keepers.'] }],
    ['with furniture that asks', { list: [], between: ['Ready to climb the tower?'] }],
    ['with a box of furniture', { between: ['Was this answer helpful?', 'Yes', 'No', 'Sign up for our newsletter'] }],
    [
      'with furniture below the question',
      { body: (index) => ['Advertisement', GUIDANCE[index] ?? '', `Answer Example: "${EXAMPLES[index]}"`] },
    ],
    ['with nothing between', { between: [] }],
  ])('is read %s', (_, shape) => {
    expect(entriesOf(pageOf(shape))).toEqual(WHOLE)
  })

  it.each([
    ['with its list', QUESTIONS],
    ['without one', []],
  ])('is read without question marks, %s', (_, list) => {
    const bare = (text: string) => text.replace(/\?$/, '')
    const source = pageOf({ list: list.map(bare), question: bare })
    expect(entriesOf(source)).toEqual(WHOLE.map((entry) => ({ ...entry, text: bare(entry.text) })))
  })

  it.each([
    ['in one quotation', '"', '', '', '"'],
    ['in one each', '"', '"', '"', '"'],
    ['in one that is never closed', '“', '', '', ''],
    ['in none', '', '', '', ''],
  ])('keeps the paragraphs of an answer %s', (_, open, close, reopen, end) => {
    const paragraphs = (index: number) => (EXAMPLES[index] ?? '').split(/(?<=\.) /)
    const source = pageOf({
      body: (index) => {
        const [first, second] = paragraphs(index)
        return [GUIDANCE[index] ?? '', `Answer Example: ${open}${first}${close}`, `${reopen}${second}${end}`]
      },
    })
    expect(entriesOf(source)).toEqual(WHOLE.map((entry, index) => ({ ...entry, example: paragraphs(index) })))
  })

  it.each([
    ['with its list', QUESTIONS],
    ['without one', []],
  ])('gives an entry without example, %s', (_, list) => {
    for (const lacking of [0, 1, 2]) {
      const body = (index: number) => [
        GUIDANCE[index] ?? '',
        ...(index === lacking ? [] : [`Answer Example: "${EXAMPLES[index]}"`]),
      ]
      const expected = WHOLE.map((entry, index) => (index === lacking ? { ...entry, example: null } : entry))
      expect(entriesOf(pageOf({ list, body }))).toEqual(expected)
    }
  })

  it('keeps questions apart that differ in a number alone', () => {
    const numbered = (_: string, index: number) => `What does flag ${index} mean?`
    expect(entriesOf(pageOf({ list: [], question: numbered }))).toEqual(
      WHOLE.map((entry, index) => ({ ...entry, text: numbered('', index) })),
    )
  })

  it('joins a question that comes twice', () => {
    const again = [QUESTIONS[0]?.toLowerCase().replace('?', ' ?') ?? '', GUIDANCE[1] ?? '', 'Answer Example: "Anew."']
    const page = parseQuestionPage(`${pageOf({ list: [] })}\n${again.join('\n')}`)
    expect(page.entries).toMatchObject(WHOLE)
    expect(page.dropped.map(({ text }) => text)).toEqual(expect.arrayContaining(again.slice(1)))
  })

  it('that is a list alone gives its questions', () => {
    expect(entriesOf(pageOf({ body: () => [], between: [], list: [] }))).toEqual(
      QUESTIONS.map((text) => ({ text, guidance: [], example: null })),
    )
  })

  it('saved as HTML is read as its text, and a line that was used in part is told', () => {
    const lines = ['Lighthouse Keeper Interview Questions', ...pageOf({ head: [], between: ['Share'] }).split('\n')]
    const source = `<!doctype html><html><head><style>p { color: red }</style><script>let a = "<p>"</script></head>
<body>${lines.map((line) => `<p class="x">${line.replaceAll('"', '&quot;').replace(' the ', '\n<b>the</b> ')}</p>`).join('')}</body></html>`
    expect(entriesOf(source)).toEqual(WHOLE)
    expect(parseQuestionPage(source).dropped).toContainEqual(expect.objectContaining({ text: 'Share', isPart: true }))
  })
})

describe('any text', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      ...QUESTIONS,
      ...GUIDANCE,
      'Answer Example: "I did.',
      'Sample answer:',
      '"',
      '-',
      '1. ',
      '<p>',
      '</p>',
      '<html>',
      '&amp;',
      'Sign up',
      ' ',
      '',
    ),
    fc.string({ unit: 'binary', maxLength: 40 }),
  )
  const source = fc
    .array(fc.tuple(fc.array(piece, { maxLength: 3 }), fc.constantFrom('\n', '\r\n', '\r', '\n\n')), { maxLength: 40 })
    .map((lines) => lines.map(([pieces, end]) => pieces.join('') + end).join(''))

  const usedLines = ({ title, introduction, entries }: QuestionPage) =>
    new Set([...(title?.lines ?? []), ...(introduction?.lines ?? []), ...entries.flatMap(({ lines }) => lines)])

  it('has each of its lines used or dropped, never both and never neither', () => {
    fc.assert(
      fc.property(source, (text) => {
        const page = parseQuestionPage(text)
        const lines = text.split(/\r\n|\r|\n/)
        const used = [...usedLines(page)].map((line) => ({ line, text: lines[line - 1] }))
        const dropped = page.dropped.filter(({ isPart }) => !isPart).map(({ line, text }) => ({ line, text }))
        expect([...used, ...dropped].sort((a, b) => a.line - b.line)).toEqual(
          lines.map((text, index) => ({ line: index + 1, text })),
        )
      }),
      { numRuns: 500 },
    )
  })

  it('gives questions that are one, none twice', () => {
    fc.assert(
      fc.property(source, (text) => {
        const { entries } = parseQuestionPage(text)
        for (const entry of entries) expect(entry.text.normalize('NFKC')).toMatch(/[\p{L}\p{N}]/u)
        expect(new Set(entries.map((entry) => entry.text)).size).toBe(entries.length)
      }),
      { numRuns: 300 },
    )
  })

  it('takes no lone mark for a question', () => {
    const { entries } = parseQuestionPage('Sample answer:\n\u07eb\nAnswer Example: "I did.\n')
    expect(entries).toEqual([])
  })

  const REPEATED = [
    '\n',
    'What is it?\n',
    '"\n',
    'Answer Example: "a\n',
    '<p',
    '<html><nav></nav>x ',
    'a b "c" ',
    '<p>Who?</p>\n',
  ]
  it.each(REPEATED)('of half a million characters is read: %j again and again', (repeated) => {
    // A quadratic step would run into the test's own limit of time.
    const text = repeated.repeat(500_000 / repeated.length)
    expect(parseQuestionPage(text).dropped.length).toBeGreaterThan(0)
  })
})
