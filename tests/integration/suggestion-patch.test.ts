import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { parseQuestion } from '../../lib/question/parse-question'
import { editFile, partsOfFile, textInFile } from '../../lib/suggestion/file-parts'
import { patchOf } from '../../lib/suggestion/patch'
import { publishedIds } from '../../lib/suggestion/standing-text'
import { plainEnds, type Suggestion, type SuggestionPart } from '../../lib/suggestion/suggestion'

const PATHS = readdirSync('content/questions', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.md'))
  .sort()
  .map((file) => `questions/${file}`)

let repository = ''
beforeEach(() => {
  repository = mkdtempSync(path.join(tmpdir(), 'callback-patch-'))
  execFileSync('git', ['init', '-q'], { cwd: repository })
})
afterEach(() => rmSync(repository, { recursive: true, force: true }))

function accepted(part: SuggestionPart, replacedText: string, acceptedText: string): Suggestion {
  return {
    ...{ id: `${part} ${acceptedText.length}`, userId: null, ownerId: null, questionId: 'q', seenAs: 'q', part },
    ...{ baseText: replacedText, text: acceptedText, replacedText, acceptedText, status: 'accepted', version: 1 },
    // A reader's words may look like a patch themselves.
    ...{ reason: 'Why\n--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n+b', signedAs: 'Eve\n\ndiff --git a/x b/x', answer: '' },
    ...{ createdAt: new Date(0), decidedAt: new Date(0), publishedAt: null },
  }
}

const put = fc.oneof(
  fc.stringMatching(/^[A-Za-z’, ]{2,40}\.$/),
  fc.constantFrom(
    '\n\nA paragraph.',
    '\n- a\n- b',
    ' **bold** `code`',
    '',
    ' "Don\'t."',
    '\n\n> --- a/x',
    '\n--- a/x\n+++ b/x',
  ),
)
const edits = fc.uniqueArray(
  fc.record({
    file: fc.constantFrom(...PATHS),
    end: fc.constantFrom('\n', '\r\n'),
    isCut: fc.boolean(),
    parts: fc.uniqueArray(fc.record({ which: fc.nat({ max: 6 }), place: fc.nat(), length: fc.nat({ max: 80 }), put }), {
      minLength: 1,
      maxLength: 3,
      selector: ({ which }) => which,
    }),
  }),
  { minLength: 1, maxLength: 3, selector: ({ file }) => file },
)

it('what was accepted is, patched by git and imported, exactly what the files say then, and nothing else', () => {
  fc.assert(
    fc.property(edits, (files) => {
      const wanted = files.map(({ file, end, isCut, parts }) => {
        const text = readFileSync(`content/${file}`, 'utf8')
        const source = (isCut ? text.trimEnd() : text).replaceAll('\n', end)
        const question = { path: file, source }
        const names = [...partsOfFile({ path: file, text: source }).keys()]
        const suggestions = parts.flatMap(({ which, place, length, put: words }) => {
          const part = names[which % names.length] ?? 'guidance'
          const before = textInFile({ path: file, text: source }, part) ?? ''
          const from = place % (before.length + 1)
          const after = plainEnds(`${before.slice(0, from)}${words}${before.slice(from + length)}`)
          const isTaken = editFile({ path: file, text: source }, part, after).kind === 'edited'
          return isTaken && after !== before ? [accepted(part, before, after)] : []
        })
        const target = path.join(repository, 'content', file)
        mkdirSync(path.dirname(target), { recursive: true })
        writeFileSync(target, source)
        const once = suggestions.filter(({ part }, index) => suggestions.findIndex((it) => it.part === part) === index)
        return { question, suggestions: once, target }
      })
      const { text, leftOut } = patchOf(wanted, 'content')
      expect(leftOut).toEqual([])
      if (text !== '') {
        writeFileSync(path.join(repository, 'improve.patch'), text)
        execFileSync('git', ['apply', '--check', 'improve.patch'], { cwd: repository, stdio: 'pipe' })
        execFileSync('git', ['apply', 'improve.patch'], { cwd: repository, stdio: 'pipe' })
      }
      for (const { question, suggestions, target } of wanted) {
        const after = { path: question.path, text: readFileSync(target, 'utf8') }
        if (suggestions.length === 0) expect(after.text).toBe(question.source)
        expect(parseQuestion(after).problems.filter(({ severity }) => severity === 'error')).toEqual([])
        for (const [part, { text: before }] of partsOfFile({ path: question.path, text: question.source })) {
          const suggestion = suggestions.find((it) => it.part === part)
          const stands = textInFile(after, part) ?? ''
          expect(stands).toBe(suggestion?.acceptedText ?? before)
          if (suggestion)
            expect(publishedIds(stands, [{ id: 'it', replacedText: before, acceptedText: stands }])).toEqual(['it'])
        }
      }
    }),
    { numRuns: 4 },
  )
})
