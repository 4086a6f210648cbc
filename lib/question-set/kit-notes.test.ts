import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anchorsOf, KIT_SCORES, type KitQuestion, type KitSheet } from './kit'
import { type KitMarks, NO_MARKS, withMark } from './kit-marks'
import { kitNotesJson, kitNotesMarkdown, kitNotesName } from './kit-notes'

const question = (key: string, number: number): KitQuestion => ({
  ...{ key, number, text: `What is ${key}?`, kind: 'technical', isMustAsk: number === 1, minutes: 5 },
  ...{ listenFor: [], followUps: [] },
})
const sheetOf = (...keys: string[]): KitSheet => ({
  title: 'Engineer, *second*',
  purpose: 'To find out.',
  plannedMinutes: 45,
  neededMinutes: 10,
  updatedAt: new Date('2026-11-24T10:00:00Z'),
  sections: [{ title: 'Basics', questions: keys.map((key, index) => question(key, index + 1)) }],
  anchors: anchorsOf({}),
})
const marksOf = (...keys: string[]) =>
  keys.reduce(
    (marks, key, index) =>
      withMark(marks, key, { question: `What is ${key}?`, score: 3, anchor: 'Enough', notes: `${index}` }),
    NO_MARKS,
  )

test('the notes as markdown: who, the scores one by one, then each question', () => {
  const marks = { ...marksOf('a', 'gone'), candidate: 'Jane Doe' }
  expect(kitNotesMarkdown(sheetOf('a', 'b'), marks)).toBe(`# Engineer, \\*second\\*: notes

- Candidate: Jane Doe
- Interviewer: not filled in
- Date: not filled in

## Scores, 1 to 4

1. 3, Enough
2. not scored

## Basics

### 1. What is a?

Score: 3, Enough

> 0

### 2. What is b?

Score: not scored

## No longer in the set

### What is gone?

Score: 3, Enough

> 1
`)
})

test('nothing in the notes becomes a part of the document', () => {
  const notes = '## Not a heading\n```\n\n- <b>x</b>\n> y'
  const written = kitNotesMarkdown(sheetOf('a'), withMark(NO_MARKS, 'a', { notes }))
  expect(written.split('\n').slice(-6)).toEqual([
    '> \\## Not a heading\\',
    '> \\`\\`\\`\\',
    '>',
    '> \\- \\<b>x\\</b>\\',
    '> \\> y',
    '',
  ])
})

test('a score stays with its question, wherever an edit puts it, and none is lost or doubled', () => {
  const keys = ['a', 'b', 'c', 'd', 'constructor']
  const subset = fc.shuffledSubarray(keys)
  fc.assert(
    fc.property(
      subset,
      fc.array(fc.tuple(fc.constantFrom(...keys), fc.constantFrom(...KIT_SCORES))),
      (asked, given) => {
        const scores = new Map(given)
        const marks = given.reduce<KitMarks>(
          (made, [key, score]) => withMark(made, key, { question: `What is ${key}?`, score }),
          NO_MARKS,
        )
        const { questions, noLongerInSet } = JSON.parse(kitNotesJson(sheetOf(...asked), marks))
        type Row = { question: string; score: number | null }
        const row = (key: string) => ({ question: `What is ${key}?`, score: scores.get(key) ?? null })
        const bare = (rows: Row[]) => rows.map(({ question: text, score }) => ({ question: text, score }))
        expect(bare(questions)).toEqual(asked.map(row))
        const gone = [...scores.keys()].filter((key) => !asked.includes(key))
        expect(bare(noLongerInSet)).toHaveLength(gone.length)
        expect(bare(noLongerInSet)).toEqual(expect.arrayContaining(gone.map(row)))
      },
    ),
  )
})

test('the file is named after the set and the candidate', () => {
  expect(kitNotesName({ title: 'Engineer, 2nd' }, { candidate: 'Zoë / ../Ö' })).toBe('engineer-2nd-notes-zoë-ö')
  expect(kitNotesName({ title: '???' }, { candidate: '' })).toBe('notes')
})
