import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { parseQuestion } from '../question/parse-question'
import { editFile, partsOfFile, textInFile } from './file-parts'
import { plainEnds, pointIdOf, pointOfText } from './suggestion'

const FILES = readdirSync('content/questions', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.md'))
  .sort()
  .map((file) => {
    const path = `questions/${file.replaceAll('\\', '/')}`
    return { path, text: readFileSync(`content/${path}`, 'utf8') }
  })

/** A file, with its lines ended as some editors end them. */
const files = fc
  .tuple(fc.constantFrom(...FILES), fc.constantFrom('\n', '\r\n'), fc.constantFrom('', '\uFEFF'), fc.boolean())
  .map(([{ path, text }, end, mark, isCut]) => ({
    path,
    text: `${mark}${(isCut ? text.trimEnd() : text).replaceAll('\n', end)}`,
  }))
const parted = files.chain((file) =>
  fc.tuple(fc.constant(file), fc.constantFrom(...partsOfFile(file).keys()), fc.nat(), fc.nat({ max: 200 })),
)
const words = fc.stringMatching(/^[A-Za-z’,]{2,9}(?: [A-Za-z’,]{2,9}){0,6}\.$/)
/** What means something in markdown, or in a file of ours. */
const marks = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '\n',
        '\n\n',
        '# ',
        '## Guidance',
        '## Rubric\n',
        '### ',
        '---',
        '- ',
        '> ',
        '1. ',
        '    ',
        '```',
      ),
      fc.constantFrom(
        '*',
        '**',
        '`',
        '[a](https://example.org)',
        '<b>',
        '| a |',
        '\\',
        '&amp;',
        '“',
        '"',
        "don't",
        '\t',
      ),
      fc.string({ unit: 'grapheme', maxLength: 6 }),
    ),
    { maxLength: 8 },
  )
  .map((pieces) => pieces.join(''))

it('finds the texts of every file as an import reads them', () => {
  for (const file of FILES) {
    const { question } = parseQuestion(file)
    const parts = partsOfFile(file)
    expect(parts.get('guidance')?.text).toBe(question?.guidance)
    expect(parts.get('example')?.text).toBe(question?.exampleAnswer)
    const ids = [...parts.keys()].flatMap((part) => pointIdOf(part) ?? [])
    expect(ids).toEqual(question?.keyPoints.map(({ id }) => id))
  }
  expect(FILES.length).toBeGreaterThan(20)
})

/** The lines of a text without those of another, as often as they stand there: with their line ends. */
function linesBeyond(text: string, other: string): string[] {
  const left = other.split(/(?<=\n)/)
  return text.split(/(?<=\n)/).filter((line) => {
    const at = left.indexOf(line)
    if (at >= 0) left.splice(at, 1)
    return at < 0
  })
}

it('writes any edit of any text so that an import gives exactly it, and every other line stays byte for byte', () => {
  fc.assert(
    fc.property(parted, fc.oneof(words, marks), ([file, part, place, length], put) => {
      const text = textInFile(file, part) ?? ''
      const from = place % (text.length + 1)
      const edited = plainEnds(`${text.slice(0, from)}${put}${text.slice(from + length)}`)
      const written = editFile(file, part, edited)
      if (written.kind === 'refused') {
        expect(written.problem).toMatch(/\.$/)
        return
      }
      const after = { path: file.path, text: written.text }
      const [was, is] = [parseQuestion(file).question, parseQuestion(after).question]
      expect(textInFile(after, part)).toBe(edited)
      if (part === 'guidance') expect(is).toEqual({ ...was, guidance: edited })
      else if (part === 'example') expect(is).toEqual({ ...was, exampleAnswer: edited })
      else expect(textInFile(after, 'example')).toBe(was?.exampleAnswer)
      // What is new, or gone, are lines of this text alone.
      const bare = (line: string) => line.replace(/^\uFEFF/, '').trim()
      const isOf = (said: string) => (line: string) =>
        bare(line) === '' || said.includes(bare(line).replace(/^### [a-z0-9-]+: +/, ''))
      expect(linesBeyond(written.text, file.text).filter((line) => !isOf(edited)(line))).toEqual([])
      expect(linesBeyond(file.text, written.text).filter((line) => !isOf(text)(line))).toEqual([])
      // It is one file still: with one kind of line ends, and taken back it is what it was.
      expect(editFile(after, part, text)).toEqual({ kind: 'edited', text: file.text })
    }),
    { numRuns: 15 },
  )
})

it('refuses no plain words, wherever they are put', () => {
  fc.assert(
    fc.property(parted, words, ([file, part], put) => {
      const text = textInFile(file, part) ?? ''
      const { text: claim, detail } = pointOfText(text)
      const edited = pointIdOf(part) === null ? `${text}\n\n${put}` : `${claim} ${put}\n\n${put} ${detail}`
      expect(editFile(file, part, edited).kind).toBe('edited')
    }),
    { numRuns: 10 },
  )
})

it('refuses what would be something else in the file, and says it', () => {
  const [file] = FILES
  if (!file) throw new Error('There is no content.')
  const problemOf = (text: string) => {
    const written = editFile(file, 'guidance', text)
    return written.kind === 'refused' ? written.problem : null
  }
  expect(problemOf('Say it.\n\n<script>alert(1)</script>')).toContain('Raw HTML')
  expect(problemOf('Say it.\n\n## Example answer\n\nMine.')).toContain('stands after')
  expect(problemOf('')).toContain('empty')
  expect(problemOf('Say it.\n\n## Rubric\n')).not.toBeNull()
  expect(problemOf('[Here](javascript:alert(1))')).toContain('isn’t allowed')
  expect(editFile(file, 'point:nowhere', 'Hm').kind).toBe('refused')
})
