import { type ProblemList, problemList } from '../question/problem'
import type { KeyPoint } from '../question/question'
import { type CsvRecord, csvText, defused, fused, parseCsv } from './csv'
import { checkedImport, type ImportedSet } from './imported-set'
import { NEUTRAL_TITLE, type OwnSection, type OwnSetDocument, onOneLine } from './question-set'

const COLUMNS = [
  'question',
  'section',
  'kind',
  'level',
  'minutes',
  'must ask',
  'guidance',
  'key points',
  'example answer',
  'follow-ups',
  'listen for',
] as const
type Column = (typeof COLUMNS)[number]
const KNOWN_COLUMNS = `Those that are read, each once: ${COLUMNS.join(', ')}.`
/** Each is warned of by its name up to here: a broken file may have thousands. */
const MAX_UNREAD = 10

/**
 * A set's questions as CSV, a row each, in their order: what a spreadsheet is good for. The set's title, purpose and
 * planned time aren't in it, nor a question's id, topics, time limit and notes, nor a section without questions. In a
 * cell of several, each begins a line with “• ”; a key point's detail stands below it, indented by two spaces.
 */
export function setCsv({ set, questions }: OwnSetDocument): string {
  const byId = new Map(questions.map((question) => [question.id, question]))
  const rows = set.sections.flatMap(({ title, entries }) =>
    entries.flatMap(({ questionId, isMustAsk, minutes }) => {
      const question = byId.get(questionId)
      if (!question) return []
      const row: Record<Column, string> = {
        question: question.text,
        section: title,
        kind: question.kind,
        level: question.level,
        minutes: minutes === null ? '' : String(minutes),
        'must ask': isMustAsk ? 'yes' : '',
        guidance: question.guidance,
        'key points': question.keyPoints.map(keyPointLines).join('\n'),
        'example answer': question.exampleAnswer,
        'follow-ups': question.followUps.map((item) => `• ${item}`).join('\n'),
        'listen for': question.listenFor.map((item) => `• ${item}`).join('\n'),
      }
      return [COLUMNS.map((column) => defused(row[column]))]
    }),
  )
  return csvText([COLUMNS, ...rows])
}

/**
 * Reads such a CSV, columns in any order and all but the question optional, split by comma, semicolon or tab; or a list
 * of questions, one a line, with or without the heading “question”. Rows of one section that follow each other make it.
 * A column that isn’t read is warned of. Ids are made up: see {@link checkedImport}. Never throws.
 * @param path how problems call the file
 */
export function parseSetCsv(text: string, path = 'set.csv'): ImportedSet {
  const list = problemList(path)
  const { columns, rows } = tableOf(text.replace(/^\uFEFF/, ''), list)
  const sections: OwnSection[] = []
  const questions: Record<string, unknown>[] = []
  for (const { cells, line } of rows) {
    const cellOf = (column: Column) => {
      const index = columns.indexOf(column)
      return index < 0 ? '' : fused(cells[index] ?? '')
    }
    if (cells.every((cell) => cell.trim() === '')) continue
    const id = `question-${questions.length + 1}`
    const title = onOneLine(cellOf('section'))
    const kind = wordOf(cellOf('kind')).replace('behavioral', 'behavioural')
    const level = wordOf(cellOf('level'))
    questions.push({
      id,
      text: cellOf('question'),
      ...(kind && { kind }),
      ...(level && { level }),
      guidance: cellOf('guidance'),
      keyPoints: keyPointsOf(cellOf('key points')),
      exampleAnswer: cellOf('example answer'),
      followUps: itemsOf(cellOf('follow-ups')),
      listenFor: itemsOf(cellOf('listen for')),
    })
    if (sections.at(-1)?.title !== title || sections.length === 0) sections.push({ title, entries: [] })
    sections.at(-1)?.entries.push({
      questionId: id,
      isMustAsk: isYes(cellOf('must ask'), line, list),
      minutes: minutesOf(cellOf('minutes'), line, list),
    })
  }
  if (questions.length === 0 && columns.length < COLUMNS.length)
    list.error({ line: 1, column: 1 }, 'There is no question in it.', 'Write one a line.')
  const lines = rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== '')).map(({ line }) => line)
  const value = { set: { id: 'set', title: NEUTRAL_TITLE, sections }, questions }
  return checkedImport(value, list, ([top, index]) => ({
    line: (top === 'questions' && typeof index === 'number' && lines[index]) || 1,
    column: 1,
  }))
}

function tableOf(text: string, list: ProblemList): { columns: string[]; rows: CsvRecord[] } {
  for (const delimiter of [',', ';', '\t', null] as const) {
    const { records, unclosedAt } = parseCsv(text, delimiter)
    const [head, ...rows] = records
    const columns = head?.cells.map(wordOf) ?? []
    const isTable = columns.includes('question') && (columns.length > 1 || delimiter === null)
    if (!isTable && delimiter !== null) continue
    if (unclosedAt !== null)
      list.error({ line: unclosedAt, column: 1 }, 'A quote begins here that nothing ends.', 'Close it, or double it.')
    if (!isTable) return { columns: ['question'], rows: records }
    sayUnread(columns, head?.cells ?? [], rows, list)
    return { columns, rows }
  }
  return { columns: [], rows: [] }
}

/** Warns of the columns that have something in them and aren’t read, so that nothing is lost without a word. */
function sayUnread(columns: readonly string[], head: readonly string[], rows: CsvRecord[], list: ProblemList): void {
  const filled = new Set<number>()
  for (const { cells } of rows)
    cells.forEach((cell, index) => {
      if (cell.trim() !== '') filled.add(index)
    })
  const read = new Set<number>(COLUMNS.map((column) => columns.indexOf(column)))
  const unread = [...filled].filter((index) => !read.has(index)).sort((a, b) => a - b)
  for (const index of unread.slice(0, MAX_UNREAD)) {
    const name = onOneLine(head[index] ?? '').slice(0, 80)
    const what = name ? `The column “${name}”` : `Column ${index + 1}, which has no name,`
    list.warning({ line: 1, column: 1 }, `${what} isn’t read.`, KNOWN_COLUMNS)
  }
  const more = unread.length - MAX_UNREAD
  if (more > 0) list.warning({ line: 1, column: 1 }, `Columns that aren’t read: ${more} more.`, KNOWN_COLUMNS)
}

function keyPointLines({ text, detail }: KeyPoint): string {
  return [`• ${text}`, ...(detail ? detail.split('\n').map((line) => `  ${line}`) : [])].join('\n')
}

function keyPointsOf(cell: string): KeyPoint[] {
  const points: { text: string; lines: string[] }[] = []
  for (const line of cell.split('\n')) {
    const point = points.at(-1)
    if (point && line.startsWith('  ')) point.lines.push(line.slice(2))
    else if (line.trim() !== '') points.push({ text: itemOf(line), lines: [] })
  }
  return points.map(({ text, lines }, index) => ({ id: `point-${index + 1}`, text, detail: lines.join('\n') }))
}

function itemsOf(cell: string): string[] {
  return cell
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map(itemOf)
}

function itemOf(line: string): string {
  return line.trim().replace(/^[•*-]\s+/, '')
}

function wordOf(cell: string): string {
  return onOneLine(cell).toLowerCase()
}

function isYes(cell: string, line: number, list: ProblemList): boolean {
  const word = wordOf(cell)
  if (['yes', 'y', 'true', '1', 'x'].includes(word)) return true
  if (!['', 'no', 'n', 'false', '0'].includes(word))
    list.error(
      { line, column: 1 },
      `must ask: “${word.slice(0, 40)}” is neither yes nor no.`,
      'Write “yes”, or nothing.',
    )
  return false
}

function minutesOf(cell: string, line: number, list: ProblemList): number | null {
  const word = wordOf(cell)
  if (word === '') return null
  const minutes = Number(/^\d{1,3}$/.exec(word)?.[0])
  if (minutes >= 1 && minutes <= 240) return minutes
  list.error(
    { line, column: 1 },
    `minutes: “${word.slice(0, 40)}” isn’t a number of minutes.`,
    'Write 1 to 240, or nothing.',
  )
  return null
}
