import fc from 'fast-check'
import { toString as plainText } from 'mdast-util-to-string'
import { describe, expect, it } from 'vitest'
import { checkFiles } from './check-library'
import { openContentFile } from './content-file'
import { draftFilesOf } from './draft-file'
import { escapeMarkdown } from './markdown-text'
import { parseQuestion } from './parse-question'
import type { PageEntry, QuestionPage } from './parse-question-page'
import { parseQuestionSet } from './parse-question-set'
import { hasErrors, problemList } from './problem'

const entry = (text: string, rest: Partial<PageEntry> = {}): PageEntry => ({
  text,
  guidance: ['Say how you plan.'],
  example: ['I plan first.', 'Then I act.'],
  lines: [],
  ...rest,
})
const pageOf = (entries: PageEntry[], rest: Partial<QuestionPage> = {}): QuestionPage => ({
  title: { text: 'Questions for keepers', lines: [] },
  introduction: { text: 'What keepers are asked: "all" of it.', lines: [] },
  entries,
  dropped: [],
  ...rest,
})

/** The set that its draft becomes when the status is taken out. */
const publish = (file = { path: '', text: '' }) =>
  parseQuestionSet({ ...file, text: file.text.replace('status: draft\n', '') }).set

describe('the draft files of a page', () => {
  const page = pageOf([entry('How do you keep a lamp?'), entry('Tell me about a time you climbed.', { example: null })])

  it('are a draft for each question, without a section that the page doesn’t give', () => {
    const { questions } = draftFilesOf(page)
    expect(questions.map(({ path }) => path)).toEqual([
      'questions/imported/how-do-you-keep-a-lamp.md',
      'questions/imported/tell-me-about-a-time-you-climbed.md',
    ])
    expect(questions.map(({ hasExample }) => hasExample)).toEqual([true, false])
    expect(questions[0]?.text).toContain('## Example answer\n\nI plan first.\n\nThen I act.\n')
    expect(questions[1]?.text).toContain('kind: behavioural')
    expect(questions[1]?.text).not.toContain('## Example answer')
    const { isDraft, problems } = parseQuestion(questions[0] ?? { path: '', text: '' })
    expect(isDraft).toBe(true)
    expect(problems.map(({ message }) => message)).toEqual(['The draft lacks the section Key points.'])
  })

  it('are the same each time, and the id the same in other case and punctuation', () => {
    expect(draftFilesOf(page)).toEqual(draftFilesOf(page))
    const [first] = draftFilesOf(page).questions
    const [other] = draftFilesOf(pageOf([entry('How do YOU keep a lamp')])).questions
    expect(other?.id).toBe(first?.id)
  })

  it('hold a set with title, purpose and the questions in order', () => {
    const { questions, sets } = draftFilesOf(page)
    const [file] = sets
    expect(file?.path).toBe('sets/questions-for-keepers.md')
    expect(parseQuestionSet(file ?? { path: '', text: '' })).toMatchObject({ set: null, isDraft: true })
    expect(publish(file)).toMatchObject({
      title: 'Questions for keepers',
      purpose: 'What keepers are asked: “all” of it.',
      sections: [{ title: '', questionIds: questions.map(({ id }) => id) }],
    })
  })

  it('hold a set without title or introduction, more than one for more than 200 questions, and none for none', () => {
    const many = Array.from({ length: 201 }, (_, index) => entry(`What is lamp number ${index}?`))
    const { sets } = draftFilesOf(pageOf(many, { title: null, introduction: null }))
    expect(sets.map(({ path }) => path)).toEqual(['sets/imported-questions.md', 'sets/imported-questions-2.md'])
    expect(sets.map((file) => publish(file)?.sections[0]?.questionIds.length)).toEqual([200, 1])
    expect(draftFilesOf(pageOf([]))).toEqual({ questions: [], sets: [] })
  })

  it('have names and ids of their own, whatever the questions are', () => {
    const { questions } = draftFilesOf(pageOf(['Why?', 'Why', 'Q', '何ですか？', 'なぜ？'].map((text) => entry(text))))
    expect(new Set(questions.map(({ path }) => path)).size).toBe(5)
    expect(new Set(questions.map(({ id }) => id)).size).toBe(5)
  })

  const text = fc
    .array(
      fc.oneof(
        fc.constantFrom(
          '# ',
          '- ',
          '> ',
          '1. ',
          '<b>',
          '&amp;',
          '[a](javascript:b)',
          '![a](b)',
          '[a]: /b',
          '[^1]',
          '---',
          '```',
          '~~',
          '**',
          '__',
          '_',
          '*',
          '\\',
          '|',
          '[ ] ',
          'http://a/\\b',
          'www.a.b',
          'a@b.c',
          ' ',
          'word',
          '#',
          '"',
          '$',
          ':',
          '=',
        ),
        fc.string({ maxLength: 8 }),
      ),
      { minLength: 1, maxLength: 12 },
    )
    .map((pieces) =>
      pieces
        .join('')
        .replace(/\p{Cc}/gu, ' ')
        .replace(/\s+/g, ' ')
        .trim(),
    )
    .filter((line) => line !== '')

  it('hold no error of the checker, whatever the texts', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            text,
            guidance: fc.array(text, { maxLength: 3 }),
            example: fc.option(fc.array(text, { maxLength: 3 })),
          }),
          { maxLength: 5 },
        ),
        text,
        (entries, title) => {
          const { questions, sets } = draftFilesOf(
            pageOf(
              entries.map((each) => entry(each.text, each)),
              { title: { text: title, lines: [] }, introduction: { text: title, lines: [] } },
            ),
          )
          const { problems, drafts } = checkFiles(questions)
          expect(problems.filter(({ severity }) => severity === 'error')).toEqual([])
          expect(drafts).toBe(entries.length)
          for (const set of sets) expect(hasErrors(parseQuestionSet(set).problems)).toBe(false)
        },
      ),
      { numRuns: 100 },
    )
  })

  it('hold no error of the checker where a paragraph is a book, which is cut', () => {
    for (const long of ['a', 'word ', '[*_`<b>', '\\', '😀', '"'].map((piece) =>
      piece.repeat(150_000 / piece.length),
    )) {
      const { questions } = draftFilesOf(pageOf([entry('How long?', { guidance: [long], example: [long] })]))
      expect(checkFiles(questions).problems.filter(({ severity }) => severity === 'error')).toEqual([])
      expect(questions[0]?.isCut).toBe(true)
    }
  })

  it('read as the text does: nothing of it becomes markup', () => {
    fc.assert(
      fc.property(
        // An address with a backslash is the one thing that is changed: the checker refuses such a link.
        text.filter((line) => !line.includes('\\') || !/[@:.]/.test(line)),
        (line) => {
          const list = problemList('a.md')
          const tree = openContentFile(
            { path: 'a.md', text: `---\nid: a\n---\n\n${escapeMarkdown(line)}\n` },
            list,
          )?.tree
          expect(list.problems).toEqual([])
          expect(tree?.children.map(({ type }) => type)).toEqual(['paragraph'])
          expect(tree && plainText(tree)).toBe(line)
        },
      ),
      { numRuns: 1_000 },
    )
  })
})
