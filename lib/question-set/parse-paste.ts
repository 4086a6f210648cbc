import { htmlLines, type SourceLine } from './html-lines'
import { joinLines } from './paste-blocks'
import * as limits from './paste-limits'
import { readLines } from './paste-lines'
import { readPage, readsMore } from './paste-page'
import { readBlocks, type UnusedLine } from './paste-reading'
import { sameWords } from './paste-wording'
import { hasBody, type QuestionDraft } from './question-draft'

/** A question of a paste. Texts are plain; paragraphs are parted by an empty line. `lines`: its first and its last. */
export type PastedQuestion = {
  text: string
  guidance?: string
  keyPoints?: string[]
  exampleAnswer?: string
  followUps?: string[]
  lines: [from: number, to: number]
}

/** Of a set without sections, the title is ''. */
export type PastedSection = { title: string; questions: PastedQuestion[] }

/** What became of a line. Lines of furniture may stand between a question’s first and last. */
export type LineUse = 'blank' | 'title' | 'purpose' | 'section' | 'question' | 'unused'

/** A paste as it was understood. Each of `lines` that isn’t blank was used, or is in `unused`. */
export type ParsedPaste = {
  title: string | null
  purpose: string | null
  sections: PastedSection[]
  unused: UnusedLine[]
  /** What was read: the text’s lines, or what the HTML reads as. Numbers of lines are those of this list, from 1. */
  lines: { text: string; use: LineUse }[]
}

const LINE_END = /\r\n|[\r\n\v\f\u0085\u2028\u2029]/
const IS_HTML = /^\s{0,200}<(?:!doctype html|html|body|main|article|section|div|p|h[1-6]|ul|ol|table)[\s>]/i

/**
 * Reads what somebody pasted to make a set of: a list of questions, or a page with guidance and answers below them.
 * `html` is what the clipboard gives beside the text. Never throws; takes time in proportion to the paste.
 */
export function parsePaste({ text, html }: { text: string; html?: string | null }): ParsedPaste {
  const { source, beyond } = withinLimit(sourceOf(text, html ?? ''))
  const asList = readBlocks(joinLines(readLines(source)))
  const asPage = readPage(source)
  const reading = asPage && readsMore(asPage, asList) ? asPage : asList
  const uses = source.map(({ text: line }): LineUse => (line.trim() === '' ? 'blank' : 'unused'))
  const use = (numbers: readonly number[], as: LineUse) => {
    for (const number of numbers) uses[number - 1] = as
  }
  use(reading.titleLines, 'title')
  use(reading.purposeLines, 'purpose')
  const whys = new Map<number, string>(reading.whys)
  const parts: UnusedLine[] = [...reading.parts]
  const kept = keepQuestions(reading.drafts, whys)
  const sections = reading.sections.map(({ title }): PastedSection => ({ title, questions: [] }))
  for (const draft of kept) {
    use(draft.lines, 'question')
    sections[draft.section]?.questions.push(questionOf(draft, parts))
  }
  reading.sections.forEach(({ lines, title }, index) => {
    if (sections[index]?.questions.length) use(lines, 'section')
    else for (const line of lines) whys.set(line, `“${title}” names a section, and no question stands below it.`)
  })
  const lines = [...source, ...beyond].map(({ text: line }, index) => ({
    text: line,
    use: uses[index] ?? (line.trim() === '' ? 'blank' : 'unused'),
  }))
  const unused = lines.flatMap(({ text: line, use: as }, index): UnusedLine[] => {
    if (as !== 'unused') return []
    const why = index >= source.length ? limits.INPUT_TOO_LONG : (whys.get(index + 1) ?? NO_WORDS)
    return [{ line: index + 1, text: line.trim(), why, isPart: false }]
  })
  const usedParts = parts.filter(({ line }) => lines[line - 1]?.use !== 'unused')
  return {
    title: reading.title,
    purpose: reading.purpose,
    sections: sections.filter(({ questions }) => questions.length > 0),
    unused: [...unused, ...usedParts].sort((a, b) => a.line - b.line),
    lines,
  }
}

const NO_WORDS = 'There are no words in it.'

/** The HTML says more than the text (levels, headings), unless it says less: then it is only a part of it. */
function sourceOf(text: string, html: string): SourceLine[] {
  const plain = () => text.split(LINE_END).map((line): SourceLine => ({ text: line, isAside: false }))
  if (html.trim() !== '' && html.length <= limits.MAX_HTML_CHARACTERS) {
    const lines = htmlLines(html)
    if (2 * lettersOf(lines) >= text.replace(/\s+/g, '').length && lettersOf(lines) > 0) return lines
  }
  if (text.length <= limits.MAX_HTML_CHARACTERS && IS_HTML.test(text)) {
    const lines = htmlLines(text)
    if (lettersOf(lines) > 0) return lines
  }
  if (text.trim() !== '' || html.trim() === '') return plain()
  const end = limits.MAX_HTML_CHARACTERS
  const lines = htmlLines(html.slice(0, end))
  return html.length <= end ? lines : [...lines, { text: html.slice(end).replace(/\s+/g, ' '), isAside: false }]
}

function lettersOf(lines: readonly SourceLine[]): number {
  return lines.reduce((sum, { text }) => sum + text.replace(/\s+/g, '').length, 0)
}

/** A line that crosses the limit is beyond it as a whole: half a question is none. */
function withinLimit(all: readonly SourceLine[]): { source: SourceLine[]; beyond: SourceLine[] } {
  let characters = 0
  const end = all.findIndex(({ text }, index) => {
    characters += text.length + 1
    return index >= limits.MAX_LINES || characters > limits.MAX_INPUT_CHARACTERS + 1
  })
  return end < 0 ? { source: [...all], beyond: [] } : { source: all.slice(0, end), beyond: all.slice(end) }
}

/** Without those that stand there already, and those that a set has no room for. */
function keepQuestions(drafts: readonly QuestionDraft[], whys: Map<number, string>): QuestionDraft[] {
  const drop = (draft: QuestionDraft, why: string) => {
    for (const line of draft.lines) whys.set(line, why)
  }
  const byWords = new Map<string, QuestionDraft>()
  for (const draft of drafts) {
    const words = sameWords(draft.text)
    const known = byWords.get(words)
    if (!known) byWords.set(words, draft)
    else if (hasBody(draft) && !hasBody(known)) {
      // Pages list their questions first, and say more of each below.
      drop(known, `The same question stands in line ${draft.lines[0]}, with more below it.`)
      byWords.set(words, draft)
    } else drop(draft, `The same question stands in line ${known.lines[0]} already.`)
  }
  const single = new Set(byWords.values())
  let count = 0
  return drafts.filter((draft) => {
    if (!single.has(draft)) return false
    count += 1
    if (count > limits.MAX_QUESTIONS) drop(draft, limits.TOO_MANY_QUESTIONS)
    return count <= limits.MAX_QUESTIONS
  })
}

function questionOf(draft: QuestionDraft, parts: UnusedLine[]): PastedQuestion {
  const { guidance, exampleAnswer, keyPoints, followUps, lines } = draft
  const [from = 0] = lines
  const { kept, rest } = limits.cutAt(draft.text, limits.MAX_QUESTION_CHARACTERS)
  if (rest !== '') parts.push({ line: from, text: rest, why: limits.QUESTION_TOO_LONG, isPart: true })
  return {
    text: kept,
    ...(guidance.length > 0 && { guidance: guidance.join('\n\n') }),
    ...(keyPoints.length > 0 && { keyPoints }),
    ...(exampleAnswer.length > 0 && { exampleAnswer: exampleAnswer.join('\n\n') }),
    ...(followUps.length > 0 && { followUps }),
    lines: [from, lines.at(-1) ?? from],
  }
}
