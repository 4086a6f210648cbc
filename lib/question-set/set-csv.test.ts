import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyOwnSetDocument } from '@/tests/fixtures/own-set'
import { formatProblem } from '../question/problem'
import { NEUTRAL_TITLE, type OwnSection, type OwnSetDocument } from './question-set'
import { parseSetCsv, setCsv } from './set-csv'

/** What of a set is in its CSV: without the rest, with ids as they are made up, and sections as rows show them. */
function asCsvHasIt({ set, questions }: OwnSetDocument): OwnSetDocument {
  const ids = new Map(questions.map(({ id }, index) => [id, `question-${index + 1}`]))
  const sections: OwnSection[] = []
  for (const { title, entries } of set.sections) {
    if (entries.length === 0) continue
    const renamed = entries.map((entry) => ({ ...entry, questionId: ids.get(entry.questionId) ?? '' }))
    const last = sections.at(-1)
    if (last?.title === title) last.entries.push(...renamed)
    else sections.push({ title, entries: renamed })
  }
  return {
    set: { id: 'set', title: NEUTRAL_TITLE, purpose: '', plannedMinutes: null, sections },
    questions: questions.map(({ topics: _, ...question }) => ({
      ...question,
      id: ids.get(question.id) ?? '',
      timeLimitSeconds: 120,
      notes: '',
      keyPoints: question.keyPoints.map((point, index) => ({ ...point, id: `point-${index + 1}` })),
    })),
  }
}

const textsOf = (csv: string) => parseSetCsv(csv).document?.questions.map(({ text }) => text)

describe('a set as CSV', () => {
  it('comes back exactly in what it has columns for', () => {
    fc.assert(
      fc.property(anyOwnSetDocument, (own) => {
        const { document, problems } = parseSetCsv(setCsv(own))
        expect(problems).toEqual([])
        expect(document).toEqual(asCsvHasIt(own))
      }),
      { numRuns: 400 },
    )
  })

  it('is read as Excel writes it elsewhere: with semicolons, columns in any order, and American spelling', () => {
    const { document, problems } = parseSetCsv('Must ask;Kind;Question;Level\r\nx;Behavioral;Why, us?;mid\r\n')
    expect(problems).toEqual([])
    expect(document?.questions).toMatchObject([{ text: 'Why, us?', kind: 'behavioural' }])
    expect(document?.set.sections[0]?.entries[0]?.isMustAsk).toBe(true)
  })

  it('warns of columns that it doesn’t read and that say something, and reads the rest', () => {
    const { document, problems } = parseSetCsv('question,Remark,,owner,question\nWhy us?,for Ann,,,Why?\nHow?,,,,,x')
    expect(document?.questions.map(({ text }) => text)).toEqual(['Why us?', 'How?'])
    expect(problems.map(({ severity, message }) => [severity, message])).toEqual([
      ['warning', 'The column “Remark” isn’t read.'],
      ['warning', 'The column “question” isn’t read.'],
      ['warning', 'Column 6, which has no name, isn’t read.'],
    ])
    const wide = parseSetCsv(`question${',x'.repeat(2000)}\nWhy?${',y'.repeat(2000)}`)
    expect(wide.document).not.toBeNull()
    expect(wide.problems).toHaveLength(11)
    expect(wide.problems.at(-1)?.message).toBe('Columns that aren’t read: 1990 more.')
  })

  it.each([
    ['Why, us?\n"And then, what?"\n\n', ['Why, us?', 'And then, what?']],
    ['question\nWhy, us?\n', ['Why, us?']],
    ["'=1+1\n", ['=1+1']],
  ])('may be a list of questions: %j', (csv, expected) => {
    expect(textsOf(csv)).toEqual(expected)
  })

  it.each([
    ['', 'set.csv:1:1: There is no question in it. Write one a line.'],
    [
      'question,minutes\nWhy?,long',
      'set.csv:2:1: minutes: “long” isn’t a number of minutes. Write 1 to 240, or nothing.',
    ],
    ['question,must ask\nWhy?,maybe', 'set.csv:2:1: must ask: “maybe” is neither yes nor no. Write “yes”, or nothing.'],
    [
      'question,kind\n"Why\nus?",\nHow?,odd',
      'set.csv:4:1: questions.2.kind: must be one of behavioural, situational, technical, motivation, background. Mend it in the file and import it again.',
    ],
    [
      'question,level\n,mid',
      'set.csv:2:1: questions.1.text: must not be empty. Mend it in the file and import it again.',
    ],
    ['question,level\n"Why?,mid', 'set.csv:2:1: A quote begins here that nothing ends. Close it, or double it.'],
  ])('%j is refused with its line and the way out', (csv, said) => {
    const { document, problems } = parseSetCsv(csv)
    expect(document).toBeNull()
    expect(problems.map(formatProblem)).toContain(said)
  })

  it('of any text gives a set or says why not', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.constantFrom('', 'question\n', 'question,level\n'),
        (text, head) => {
          const { document, problems } = parseSetCsv(head + text)
          expect(document !== null || problems.length > 0).toBe(true)
        },
      ),
    )
  })
})
