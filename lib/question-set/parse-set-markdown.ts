import { FILE_START, type ProblemList, problemList } from '../question/problem'
import { type DocumentPart, openPart } from './document-part'
import { checkedImport, type ImportedSet } from './imported-set'
import { decodeLine, type FenceState, FILE_MARK, isFenced } from './markdown-codec'
import { parseQuestionPart } from './parse-question-part'
import { NEUTRAL_TITLE, type OwnSection, type SetEntry } from './question-set'

const SET_FIELDS = ['id', 'title', 'purpose', 'plannedMinutes']
const ENTRY = /^ {0,3}\d{1,9}[.)][ \t]+(\S+)(?:[ \t]+\(([^)]*)\))?/

/**
 * Reads a set with its questions out of one markdown document, as `setMarkdown` writes it, or by hand: front matter,
 * ids, sections and lists may all be missing. `# Question` begins a question where no file mark does, and what no list
 * names comes last. Never throws; takes time in proportion to the document, whose size is the caller's to bound.
 * @param path how problems call the file
 */
export function parseSetMarkdown(text: string, path = 'set.md'): ImportedSet {
  const list = problemList(path)
  const [head = { lines: [], firstLine: 1 }, ...parts] = partsOf(text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n'))
  const { fields, body } = openPart(head, SET_FIELDS, list)
  const sections = readSections(body, list)
  const questions = parts.map((part, index) => parseQuestionPart(part, `question-${index + 1}`, list))
  const named = new Set(sections.flatMap(({ entries }) => entries.map(({ questionId }) => questionId)))
  const others = questions.flatMap(({ question: { id } }) =>
    named.has(String(id)) ? [] : [{ questionId: String(id), isMustAsk: false, minutes: null }],
  )
  if (others.length > 0) {
    const last = sections.at(-1)
    // Not by push: a hostile file has more of them than a call takes arguments.
    if (last) last.entries = [...last.entries, ...others]
    else sections.push({ title: '', entries: others })
  }
  if (questions.length === 0 && sections.length === 0 && Object.keys(fields.values).length === 0)
    list.error(FILE_START, 'There is no question in it.', 'Write each as a line that begins with “# ”.')
  const value = {
    set: { id: 'set', title: NEUTRAL_TITLE, ...fields.values, sections },
    questions: questions.map(({ question }) => question),
  }
  return checkedImport(value, list, ([top, second, ...rest]) => {
    if (top === 'questions' && typeof second === 'number') return questions[second]?.placeOf(rest) ?? FILE_START
    return fields.placeOf(second === undefined ? [] : [second])
  })
}

/** The set's part, then one for each question: cut at file marks, and at `# ` headings where there is none. */
function partsOf(text: string): DocumentPart[] {
  const parts: DocumentPart[] = [{ lines: [], firstLine: 1 }]
  let state: FenceState = { fence: null }
  let hasQuestion = true
  text.split('\n').forEach((line, index) => {
    const isMark = FILE_MARK.test(line)
    if (isMark) state = { fence: null }
    const isQuestion = !isMark && !isFenced(state, line) && /^ {0,3}#[ \t]/.test(line)
    if (isMark || (isQuestion && hasQuestion)) parts.push({ lines: [], firstLine: index + (isMark ? 2 : 1) })
    if (isMark) hasQuestion = false
    else parts.at(-1)?.lines.push(line)
    if (isQuestion) hasQuestion = true
  })
  return parts
}

function readSections({ lines, firstLine }: DocumentPart, list: ProblemList): OwnSection[] {
  const sections: OwnSection[] = []
  lines.forEach((line, index) => {
    const at = { line: firstLine + index, column: 1 }
    const entry = ENTRY.exec(line)
    const heading = /^ {0,3}##(?:[ \t]+(.*))?$/.exec(line)
    if (line.trim() === '') return
    if (heading) sections.push({ title: decodeLine(heading[1] ?? ''), entries: [] })
    else if (entry) {
      if (sections.length === 0) sections.push({ title: '', entries: [] })
      sections.at(-1)?.entries.push(readEntry(entry[1] ?? '', entry[2] ?? ''))
    } else
      list.error(
        at,
        'This is neither a section nor a question of it.',
        'Write “## Section” or “1. id-of-the-question”.',
      )
  })
  return sections
}

function readEntry(questionId: string, said: string): SetEntry {
  const words = said.split(',').map((word) => word.trim())
  const minutes = words.map((word) => /^(\d{1,4}) min(?:utes?)?$/.exec(word)?.[1]).find((found) => found !== undefined)
  return { questionId, isMustAsk: words.includes('must ask'), minutes: minutes === undefined ? null : Number(minutes) }
}
