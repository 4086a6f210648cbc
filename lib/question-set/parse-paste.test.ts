import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { type ParsedPaste, parsePaste } from './parse-paste'
import { MAX_INPUT_CHARACTERS, MAX_LINES, MAX_QUESTIONS, TOO_MANY_QUESTIONS } from './paste-limits'

const read = (text: string, html?: string) => parsePaste({ text, html })
const asked = ({ sections }: ParsedPaste) => sections.flatMap(({ questions }) => questions.map(({ text }) => text))
const outline = ({ sections }: ParsedPaste) =>
  Object.fromEntries(sections.map(({ title, questions }) => [title, questions.map(({ text }) => text)]))
const bodies = ({ sections }: ParsedPaste) =>
  sections.flatMap(({ questions }) => questions.map(({ lines: _, ...question }) => question))
const unusedTexts = ({ unused }: ParsedPaste) => unused.map(({ text }) => text)

const THREE = ['Why do you want this job?', 'Tell me about a conflict at work.', 'What is your biggest weakness?']

describe('lists as people paste them', () => {
  it.each<[string, string]>([
    ['one a line', THREE.join('\n')],
    ['with empty lines between', THREE.join('\n\n')],
    ['with Windows line ends', THREE.join('\r\n')],
    ['numbered 1.', THREE.map((text, index) => `${index + 1}. ${text}`).join('\n')],
    ['numbered 1) without a blank', THREE.map((text, index) => `${index + 1})${text}`).join('\n')],
    ['numbered (1)', THREE.map((text, index) => `(${index + 1}) ${text}`).join('\n')],
    ['numbered Q1:', THREE.map((text, index) => `Q${index + 1}: ${text}`).join('\n')],
    ['numbered Question 1 -', THREE.map((text, index) => `Question ${index + 1} - ${text}`).join('\n')],
    ['numbered with tabs', THREE.map((text, index) => `${index + 1}.\t${text}`).join('\n')],
    ['numbers on lines of their own', THREE.map((text, index) => `${index + 1}.\n${text}`).join('\n')],
    ['keycaps', THREE.map((text, index) => `${index + 1}\uFE0F\u20E3 ${text}`).join('\n')],
    ...['-', '*', '•', '–', '·', '🔹', '✅', '👉🏽'].map((bullet): [string, string] => [
      `with ${bullet}`,
      THREE.map((text) => `${bullet} ${text}`).join('\n'),
    ]),
    ['checkboxes', THREE.map((text) => `- [ ] ${text}`).join('\n')],
    ['indented by tabs', THREE.map((text) => `\t${text}`).join('\n')],
    ['quoted in a mail', THREE.map((text) => `> ${text}`).join('\n')],
    ['bold', THREE.map((text) => `**${text}**`).join('\n\n')],
    ['as headings', THREE.map((text) => `### ${text}`).join('\n')],
  ])('%s', (_, text) => {
    const paste = read(text)
    expect(outline(paste)).toEqual({ '': THREE })
    expect(paste.unused).toEqual([])
    expect(paste).toMatchObject({ title: null, purpose: null })
  })

  it('reads German with its umlauts, by its sections', () => {
    const text = `Persönliches:
Erzählen Sie etwas über sich
Was ist Ihre größte Schwäche?

Fachliches:
Wie würden Sie eine lange Abfrage beschleunigen?
Zuletzt aktualisiert am 3. März 2026`
    const paste = read(text)
    expect(outline(paste)).toEqual({
      Persönliches: ['Erzählen Sie etwas über sich', 'Was ist Ihre größte Schwäche?'],
      Fachliches: ['Wie würden Sie eine lange Abfrage beschleunigen?'],
    })
    expect(paste.unused).toEqual([
      {
        line: 7,
        text: 'Zuletzt aktualisiert am 3. März 2026',
        why: expect.stringContaining('the page'),
        isPart: false,
      },
    ])
  })

  it('reads markdown: title, purpose, sections, items that ask nothing', () => {
    const text = `# Backend interview
These are the questions that our team asks in its second round.

## Databases
1. Indexes
2. What is a deadlock?

## People
1. A conflict with a colleague`
    const paste = read(text)
    expect(paste.title).toBe('Backend interview')
    expect(paste.purpose).toBe('These are the questions that our team asks in its second round.')
    expect(outline(paste)).toEqual({
      Databases: ['Indexes', 'What is a deadlock?'],
      People: ['A conflict with a colleague'],
    })
  })

  it('takes nested bullets for key points, and those that ask for follow-ups', () => {
    const text = `1. Tell me about a failure.
   - name the cost
   - say what changed
   - What would you do today?
2. Why us?
• the product`
    expect(bodies(read(text))).toEqual([
      {
        text: 'Tell me about a failure.',
        keyPoints: ['name the cost', 'say what changed'],
        followUps: ['What would you do today?'],
      },
      { text: 'Why us?', keyPoints: ['the product'] },
    ])
  })

  it('takes an item above deeper items that ask for a section', () => {
    expect(outline(read('- Behavioural\n  - Why us?\n  - Why now?\n- Technical\n  - What is a mutex?'))).toEqual({
      Behavioural: ['Why us?', 'Why now?'],
      Technical: ['What is a mutex?'],
    })
  })

  it('reads a list that asks nothing, its groups by their names, and numbers below numbers', () => {
    const topics = ['Conflict with a coworker', 'A failure', 'Leadership']
    expect(outline(read(topics.join('\n')))).toEqual({ '': topics })
    expect(outline(read('Team\n\nTell me about a failure.\nWhy us?\n\nCode\n\nWhat is TCP?\nExplain CAP.'))).toEqual({
      Team: ['Tell me about a failure.', 'Why us?'],
      Code: ['What is TCP?', 'Explain CAP.'],
    })
    expect(outline(read('1. Team\n1.1 Why us?\n1.2 Why now?\n2. Code\n2.1 What is TCP?'))).toEqual({
      Team: ['Why us?', 'Why now?'],
      Code: ['What is TCP?'],
    })
  })

  it('joins lines that were wrapped', () => {
    const text = `1. Tell me about a time when you had to
   change your mind in front of the whole team.
2. What would you do if a customer
asked for a refund that the rules forbid?`
    const paste = read(text)
    expect(asked(paste)).toEqual([
      'Tell me about a time when you had to change your mind in front of the whole team.',
      'What would you do if a customer asked for a refund that the rules forbid?',
    ])
    expect(paste.sections[0]?.questions.map(({ lines }) => lines)).toEqual([
      [1, 2],
      [3, 4],
    ])
  })

  it('reads a page with guidance, answers and furniture', () => {
    const text = `Top 2 interview questions for nurses

Share

1. Why did you become a nurse?
Why they ask: They want to hear what drives you.
Sample answer: I cared for my grandmother.

It taught me patience.
Was this helpful?

2. How do you calm a patient?
Key points:
- listen first
- one thing at a time
Follow-up questions:
- And if it fails?
Back to top
Cookie policy`
    const paste = read(text)
    expect(paste.title).toBe('Top 2 interview questions for nurses')
    expect(bodies(paste)).toEqual([
      {
        text: 'Why did you become a nurse?',
        guidance: 'Why they ask: They want to hear what drives you.',
        exampleAnswer: 'I cared for my grandmother.\n\nIt taught me patience.',
      },
      {
        text: 'How do you calm a patient?',
        keyPoints: ['listen first', 'one thing at a time'],
        followUps: ['And if it fails?'],
      },
    ])
    expect(unusedTexts(paste)).toEqual(['Share', 'Was this helpful?', 'Back to top', 'Cookie policy'])
  })

  it('reads Q: and A:', () => {
    expect(bodies(read('Q: What is a mutex?\nA: A lock.\n\nQ: What is a race?\nA: Two at once.'))).toEqual([
      { text: 'What is a mutex?', exampleAnswer: 'A lock.' },
      { text: 'What is a race?', exampleAnswer: 'Two at once.' },
    ])
  })

  it('keeps the double that says more, and tells C from C++', () => {
    const paste = read('1. What is C?\n2. What is C++?\n3. what is c\n\n4. What is C++\nIt is a language with classes.')
    expect(bodies(paste)).toEqual([
      { text: 'What is C?' },
      { text: 'What is C++', guidance: 'It is a language with classes.' },
    ])
    expect(paste.unused.map(({ line, why }) => [line, why])).toEqual([
      [2, 'The same question stands in line 5, with more below it.'],
      [3, 'The same question stands in line 1 already.'],
    ])
  })

  it('reads rows of a spreadsheet and of a markdown table', () => {
    const rows =
      'No.\tCategory\tQuestion\tSample answer\n1\tTeam\tWhy us?\tThe people.\n2\tCode\tWhat is a mutex?\tA lock.'
    const markdown =
      '| Category | Question | Sample answer |\n|---|---|---|\n| Team | Why us? | The people. |\n| Code | What is a mutex? | A lock. |'
    for (const text of [rows, markdown]) {
      expect(outline(read(text))).toEqual({ Team: ['Why us?'], Code: ['What is a mutex?'] })
      expect(bodies(read(text))[0]).toEqual({ text: 'Why us?', exampleAnswer: 'The people.' })
    }
  })
})

describe('what only looks like something else', () => {
  it('a lone mark makes no list of the lines around it', () => {
    expect(asked(read(`Why us?\nWhy now?\n-\n${THREE.slice(1).join('\n')}`))).toEqual([
      'Why us?',
      'Why now?',
      ...THREE.slice(1),
    ])
  })

  it('a bullet among lines that ask without one is below one of them', () => {
    expect(bodies(read('Why us?\nWhy now?\n- And why not?\nWhat is TCP?'))).toEqual([
      { text: 'Why us?' },
      { text: 'Why now?', followUps: ['And why not?'] },
      { text: 'What is TCP?' },
    ])
  })

  it('a heading too long for a title is a question, and what stands below it isn’t another section’s', () => {
    const long =
      'Tell me about a time you found a colony that had grown too weak to see the winter through, and how you decided between feeding it, joining it to another and letting it go'
    const two = `${long}. Tell me what you would do today`
    for (const text of [long, two]) {
      const html = `<h2>Hives</h2><h3>${text}</h3><p>Owners like to hear what you saw before you did anything.</p><h3>Why bees?</h3><p>It shows what carries you through a long and cold year.</p>`
      expect(bodies(read('', html))).toEqual([
        { text, guidance: 'Owners like to hear what you saw before you did anything.' },
        { text: 'Why bees?', guidance: 'It shows what carries you through a long and cold year.' },
      ])
      expect(Object.keys(outline(read('', html)))).toEqual(['Hives'])
    }
  })
})

describe('HTML from the clipboard', () => {
  it('reads Google Docs', () => {
    const html = `<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1"><h2 dir="ltr"><span style="font-weight:400">Team</span></h2><ol style="margin-top:0"><li dir="ltr" aria-level="1"><p dir="ltr" role="presentation"><span style="font-size:11pt">Why us?</span></p></li><ul><li dir="ltr" aria-level="2"><p dir="ltr"><span>the product</span></p></li></ul><li dir="ltr"><p><span>Tell me about a </span><span style="font-weight:700">conflict</span><span>.</span></p></li></ol></b><br class="Apple-interchange-newline">`
    const paste = read('Team\nWhy us?\nthe product\nTell me about a conflict.', html)
    expect(outline(paste)).toEqual({ Team: ['Why us?', 'Tell me about a conflict.'] })
    expect(bodies(paste)[0]).toEqual({ text: 'Why us?', keyPoints: ['the product'] })
  })

  it('reads Notion', () => {
    const html = `<meta charset='utf-8'><h3>Team</h3>\n<ul>\n<li>Why us?\n<ul>\n<li>the product</li>\n</ul>\n</li>\n<li>How do you &ldquo;disagree&rdquo;?</li>\n</ul>\n<!-- notionvc: 1 -->`
    const paste = read('', html)
    expect(outline(paste)).toEqual({ Team: ['Why us?', 'How do you “disagree”?'] })
    expect(bodies(paste)[0]).toEqual({ text: 'Why us?', keyPoints: ['the product'] })
  })

  it('reads Word', () => {
    const item = (level: number, mark: string, text: string) =>
      `<p class=MsoListParagraph style='text-indent:-18.0pt;mso-list:l0 level${level} lfo1'><![if !supportLists]><span style='mso-list:Ignore'>${mark}<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span><![endif]><span lang=DE>${text}<o:p></o:p></span></p>`
    const html = `<html xmlns:o="urn:x"><head><style><!-- p {color:red} --></style></head><body><!--StartFragment--><p class=MsoTitle>Interview am Montag<o:p></o:p></p>${item(1, '1.', 'Was ist Ihre gr&ouml;&szlig;te\r\nSt&auml;rke?')}${item(2, '·', 'ein Beispiel')}${item(1, '2.', 'Warum wir?')}<!--EndFragment--></body></html>`
    const paste = read('', html)
    expect(paste.title).toBe('Interview am Montag')
    expect(bodies(paste)).toEqual([
      { text: 'Was ist Ihre größte Stärke?', keyPoints: ['ein Beispiel'] },
      { text: 'Warum wir?' },
    ])
  })

  it('reads a table with a question a row', () => {
    const html =
      '<table><thead><tr><th>#</th><th>Question</th><th>Notes</th></tr></thead><tbody><tr><td>1</td><td><b>Why us?</b></td><td><p>Short.</p><p>Honest.</p></td></tr><tr><td>2</td><td>Why now?</td><td></td></tr></tbody></table>'
    expect(bodies(read('', html))).toEqual([{ text: 'Why us?', guidance: 'Short. Honest.' }, { text: 'Why now?' }])
    expect(asked(read('', '<table><tr><td>Why us?</td></tr><tr><td>Why now?</td></tr></table>'))).toEqual([
      'Why us?',
      'Why now?',
    ])
  })

  it.each([
    ['divs', '<div>Why us?</div><div><br></div><div>Why now?</div>'],
    ['<br>', 'Why us?<br>Why now?'],
    ['pre', '<pre>Why us?\nWhy now?</pre>'],
    ['spans', '<p><span style="color:red">Why </span><span>us?</span></p><p>Why&nbsp;now?</p>'],
    ['open tags', '<ul><li>Why us?<li>Why now?'],
  ])('reads %s', (_, html) => {
    expect(asked(read('', html))).toEqual(['Why us?', 'Why now?'])
  })

  it('keeps no markup, runs nothing, and reports menus', () => {
    const html =
      '<nav><a href="/">Jobs</a></nav><script>alert("<p>Why?</p>")</script><p onclick="x(\'>\')">What is &lt;b&gt; in HTML?</p><img src=x onerror=alert(1)><style>p{}</style>'
    const paste = read('', html)
    expect(asked(paste)).toEqual(['What is <b> in HTML?'])
    expect(unusedTexts(paste)).toEqual(['Jobs'])
  })

  it('takes the text where the HTML says less', () => {
    expect(asked(read('Why us?\nWhy now?', '<img src="x.png">'))).toEqual(['Why us?', 'Why now?'])
  })
})

describe('limits', () => {
  it('reports each question beyond those a set holds', () => {
    const paste = read(Array.from({ length: MAX_QUESTIONS + 2 }, (_, index) => `What is ${index}?`).join('\n'))
    expect(asked(paste)).toHaveLength(MAX_QUESTIONS)
    expect(paste.unused.map(({ line, why }) => [line, why])).toEqual([
      [201, TOO_MANY_QUESTIONS],
      [202, TOO_MANY_QUESTIONS],
    ])
  })

  it('reports what is left of a long question, and of a long text', () => {
    const question = `1. ${'word '.repeat(100).trim()}?`
    const paste = read(`${question}\n${'Say it. '.repeat(3000)}`)
    const [only] = paste.sections[0]?.questions ?? []
    expect(only?.text.length).toBeLessThanOrEqual(300)
    expect(only?.guidance?.length).toBeLessThanOrEqual(20_000)
    expect(paste.unused.map(({ line, isPart }) => [line, isPart])).toEqual([
      [1, true],
      [2, true],
    ])
    expect(`${only?.text} ${paste.unused[0]?.text}`).toBe(question.slice(3))
  })

  it('reports the lines beyond what is read', () => {
    const paste = read(`Why us?\n${'x'.repeat(MAX_INPUT_CHARACTERS)}\nWhy now?`)
    expect(asked(paste)).toEqual(['Why us?'])
    expect(paste.unused.map(({ line }) => line)).toEqual([2, 3])
    const tall = read(`${'\n'.repeat(MAX_LINES - 1)}Why us?\nWhy now?`)
    expect(asked(tall)).toEqual(['Why us?'])
    expect(unusedTexts(tall)).toEqual(['Why now?'])
  })
})

const PIECES = [
  ...THREE,
  ...[
    '# Team',
    '## 1. Why?',
    'Team:',
    'Share',
    '---',
    '',
    ' ',
    '1.',
    '-',
    '•',
    '  - a point',
    '\tWhy?',
    'a\tb\tWhy us?',
  ],
  ...['Answer Example: "I did so."', 'Sample answer: no.', 'Tell me about a failure', 'Questions | Site'],
  ...['Question\tAnswer', 'Answer: yes.', 'Key points:', 'It is said so in the long run, and that is why.', '**Bold**'],
  ...[
    '<p>',
    '</p>',
    '<li>',
    '<ul>',
    '</ul>',
    '<!--',
    '-->',
    '<table>',
    '<tr>',
    '<td>',
    '<b>',
    '<a "',
    '&auml;',
    '\uD800',
  ],
]
const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(fc.oneof(fc.constantFrom(...PIECES), fc.string()), { maxLength: 40 }).map((all) => all.join('\n')),
  fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((all) => all.join('')),
)

describe('any paste', () => {
  it('has each line that isn’t blank in one place, and none in two', () => {
    fc.assert(
      fc.property(anyText, fc.option(anyText), (text, html) => {
        const { lines, unused, sections, title, purpose } = parsePaste({ text, html })
        const numbersOf = (use: string) => lines.flatMap((line, index) => (line.use === use ? [index + 1] : []))
        const whole = unused.filter(({ isPart }) => !isPart)
        expect(whole.map(({ line }) => line)).toEqual(numbersOf('unused'))
        for (const { line, text: said, why } of whole) {
          expect(said).toBe(lines[line - 1]?.text.trim())
          expect(why).toMatch(/\.$/)
        }
        expect(lines.every(({ text: line, use }) => (use === 'blank') === (line.trim() === ''))).toBe(true)
        const ranges = sections.flatMap(({ questions }) => questions.map((question) => question.lines))
        for (const number of numbersOf('question'))
          expect(ranges.filter(([from, to]) => from <= number && number <= to)).toHaveLength(1)
        for (const [from, to] of ranges) {
          expect(lines[from - 1]?.use).toBe('question')
          expect(lines[to - 1]?.use).toBe('question')
        }
        expect(numbersOf('title').length > 0).toBe(title !== null)
        expect(numbersOf('purpose').length > 0).toBe(purpose !== null)
      }),
      { numRuns: 500 },
    )
  })

  it('loses no word of a text: each is in what was made of it, or unused', () => {
    const word = fc.string({ unit: fc.constantFrom(...'bcdfgh'), minLength: 3, maxLength: 8 })
    const line = fc
      .tuple(
        fc.constantFrom('', '1. ', '- ', '  - ', '# ', '## ', 'Answer: ', 'Key points: ', '\t'),
        fc.array(word, { minLength: 1, maxLength: 12 }),
        fc.constantFrom('?', '.', '', ':'),
      )
      .map(([mark, words, end]) => mark + words.join(' ') + end)
    fc.assert(
      fc.property(fc.array(fc.oneof(line, fc.constant('')), { maxLength: 25 }), (all) => {
        const { lines, ...paste } = read(all.join('\n'))
        const said = JSON.stringify(paste)
        for (const each of all.join(' ').match(/\b[b-h]{3,}\b/g) ?? []) expect(said).toContain(each)
      }),
    )
  })

  it('gives a rendered list back', () => {
    const word = fc.string({ unit: fc.constantFrom(...'abcdefghijäöüß'), minLength: 1, maxLength: 9 })
    const question = fc
      .tuple(fc.constantFrom('What', 'How', 'Why', 'Warum'), fc.array(word, { minLength: 2, maxLength: 20 }))
      .map(([first, words]) => `${first} ${words.join(' ')}?`)
    const marks = fc.constantFrom<(index: number) => string>(
      () => '',
      () => '- ',
      () => '• ',
      (index) => `${index + 1}. `,
      (index) => `Q${index + 1}: `,
    )
    const end = fc.constantFrom('\n', '\r\n', '\n\n')
    fc.assert(
      fc.property(fc.uniqueArray(question, { maxLength: 30 }), marks, end, (questions, mark, lineEnd) => {
        const paste = read(questions.map((text, index) => mark(index) + text).join(lineEnd))
        expect(asked(paste)).toEqual(questions)
        expect(paste.unused).toEqual([])
      }),
    )
  })

  it('takes steps in proportion to its length', () => {
    const units = [
      ...PIECES,
      'a ',
      '**',
      '[',
      '](https:',
      '((',
      '1.1.',
      '| ',
      '<a b="',
      '&#',
      ', ',
      '🔹',
      '<div>',
      '</div>',
    ]
    for (const unit of units)
      for (const end of ['', '\n']) {
        const few = stepsOf((unit + end).repeat(150))
        const many = stepsOf((unit + end).repeat(600))
        expect(many, JSON.stringify(unit + end)).toBeLessThan(6 * few + 2000)
      }
  })
})

/** Patterns tried, the characters they were given (those that go on in one text aside), and texts joined or split. */
function stepsOf(text: string): number {
  let steps = 0
  const exec = RegExp.prototype.exec
  const spies = [
    vi.spyOn(RegExp.prototype, 'exec').mockImplementation(function (this: RegExp, given: string) {
      steps += 1 + (this.global || this.sticky ? 0 : given.length)
      return exec.call(this, given)
    }),
  ]
  const { charAt, slice, indexOf } = String.prototype
  spies.push(
    vi.spyOn(String.prototype, 'charAt').mockImplementation(function (this: string, at: number) {
      steps += 1
      return charAt.call(this, at)
    }) as never,
    vi.spyOn(String.prototype, 'slice').mockImplementation(function (this: string, from?: number, to?: number) {
      const piece = slice.call(this, from, to)
      steps += piece.length
      return piece
    }) as never,
    vi.spyOn(String.prototype, 'indexOf').mockImplementation(function (this: string, sought: string, from?: number) {
      const at = indexOf.call(this, sought, from)
      steps += (at < 0 ? this.length : at) - (from ?? 0)
      return at
    }) as never,
  )
  try {
    parsePaste({ text, html: text })
  } finally {
    for (const spy of spies) spy.mockRestore()
  }
  return steps
}
