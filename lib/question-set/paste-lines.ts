import type { SourceLine } from './html-lines'

/** How a line is marked: with a number (“3.”, “Q3:”), a bullet, a letter (“a)”), or not at all. */
export type LineMark = 'number' | 'bullet' | 'letter' | 'none'

/** A line with what its beginning says taken apart. */
export type PasteLine = {
  /** From 1. */
  number: number
  /** Without mark and markup. */
  text: string
  /** Columns before the mark. */
  indent: number
  mark: LineMark
  /** A markdown heading’s level, 0 for any other line. */
  heading: number
  /** Bold as a whole. */
  isBold: boolean
  /** Of a row of a table; null elsewhere. */
  cells: string[] | null
  isAside: boolean
}

const TAB_COLUMNS = 4
const MAX_MARK_CHARACTERS = 40
const NUMBER =
  /^(?:\(\d{1,3}\)|(?:(?:q|question|frage)\s{0,2})?#?\d{1,3}(?:\.\d{1,3}){0,2}(?:[.):](?![\d.])|(?<=\.\d{1,3})\s|\s[–—-](?=\s))|(?:q|question|frage)\s{0,2}#?\d{1,3}(?=\s|$)\s?[–—-]?|q[.:)](?=\s|$)|#\d{1,3}(?=\s)|\d\uFE0F?\u20E3)\s*/iu
const LETTER = /^(?:\([a-z]\)|[a-z][.)]|[ivx]{1,4}[.)])(?:\s+|$)/
const BULLET =
  /^(?:[-*+–—·‣⁃»§](?:\s+|$)|o\t\s*|[•●▪◦○■□➢➤►▶✓✔☐☑→]\uFE0F?\s*|(?![©®™\d#*])\p{Extended_Pictographic}(?:\uFE0F|\p{Emoji_Modifier}|\u200D\p{Extended_Pictographic}){0,6}\s*)(?:\[[ xX]?\]\s+)?/u
const HEADING = /^(#{1,6})\s+/
const QUOTED = /^(?:>\s?){1,6}/
const BOLD = /^(\*\*|__)(?=\S)(.{1,500}?)\1(:?)$/
const RULE_OF_TABLE = /^\|?[\s:|-]{3,400}$/

/** Takes each line’s beginning apart. Every test looks at a bounded piece of it. */
export function readLines(source: readonly SourceLine[]): PasteLine[] {
  // One tab alone is a blank that somebody typed; a table has rows.
  const isTable = source.filter(({ text }) => cellsOf(text) !== null).length > 1
  const lines = source.map(({ text, isAside }, index) => readLine(text, index + 1, isAside, isTable))
  const alone = lines.filter(({ text, mark, heading }) => text === '' && mark === 'bullet' && heading === 0)
  // A list that is copied with its marks on lines of their own has several: one is a rule between a page’s parts.
  const [rule] = alone
  if (rule && alone.length === 1) rule.mark = 'none'
  return lines
}

function readLine(raw: string, number: number, isAside: boolean, isTable: boolean): PasteLine {
  const cells = isTable ? cellsOf(raw) : null
  const space = /^[\s\u200B\uFEFF]*/.exec(raw.slice(0, 200))?.[0] ?? ''
  const indent = [...space].reduce((columns, character) => columns + (character === '\t' ? TAB_COLUMNS : 1), 0)
  const line: PasteLine = { number, text: '', indent, mark: 'none', heading: 0, isBold: false, cells, isAside }
  if (cells) return { ...line, text: cells.filter((cell) => cell !== '').join(' · ') }
  let rest = raw.trim().replace(QUOTED, '')
  const heading = HEADING.exec(rest)
  if (heading) {
    line.heading = heading[1]?.length ?? 0
    rest = rest.slice(heading[0].length).replace(/\s#{1,6}$/, '')
  }
  const unbolded = withoutBold(rest)
  line.isBold = unbolded !== null
  rest = unbolded ?? rest
  const head = rest.slice(0, MAX_MARK_CHARACTERS)
  for (const [mark, pattern] of [
    ['number', NUMBER],
    ['bullet', BULLET],
    ['letter', LETTER],
  ] as const) {
    const found = pattern.exec(head)
    if (!found) continue
    line.mark = mark
    // “2.1” stands below “2.”.
    if (mark === 'number') line.indent += 2 * (found[0].match(/\d\.\d/g)?.length ?? 0)
    rest = rest.slice(found[0].length)
    // “• 1. What…”, as lists are copied twice.
    if (mark === 'bullet') {
      const inner = NUMBER.exec(rest.slice(0, MAX_MARK_CHARACTERS))
      if (inner) rest = rest.slice(inner[0].length)
    }
    break
  }
  line.text = plain(withoutBold(rest.trim()) ?? rest)
  return line
}

function withoutBold(text: string): string | null {
  const found = text.length < 520 ? BOLD.exec(text) : null
  return found?.[2] !== undefined && !found[2].includes('**') ? found[2] + (found[3] ?? '') : null
}

/** A line of prose as it reads: without a mail’s “>”, a heading’s “#” and what {@link plain} takes off. */
export function plainLine(raw: string): string {
  return plain(raw.trim().replace(QUOTED, '').replace(HEADING, ''))
}

/** On one line, without control characters, what nobody sees, and markdown’s bold and links. */
function plain(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cs}\uFFFD]/gu, ' ')
    .replace(/[\u00AD\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g, '')
    .replace(/\*\*([^*\n]{1,300})\*\*/g, '$1')
    .replace(/\[([^\][\n]{1,300})\]\(https?:[^()\s]{1,500}\)/g, '$1')
    .replace(/\s+/g, ' ')
    .trim()
}

/** The cells of a row: of a spreadsheet’s, parted by tabs, or of a markdown table’s. Null for any other line. */
function cellsOf(raw: string): string[] | null {
  const trimmed = raw.trim()
  if (trimmed.startsWith('|') && trimmed.endsWith('|') && trimmed.length > 2) {
    if (RULE_OF_TABLE.test(trimmed)) return null
    return trimmed.slice(1, -1).split('|').map(plain)
  }
  if (!trimmed.includes('\t')) return null
  const cells = raw.split('\t').map(plain)
  const filled = cells.filter((cell) => cell !== '')
  // “1.⇥What…” and “•⇥What…” are an item, as word processors write it.
  return filled.length < 2 || (filled.length === 2 && isMarkAlone(trimmed)) ? null : cells
}

function isMarkAlone(trimmed: string): boolean {
  const first = trimmed.slice(0, Math.min(trimmed.indexOf('\t'), MAX_MARK_CHARACTERS))
  return /^\(?\d{1,3}[.)]$|^[a-z][.)]$|^[^\p{L}\p{N}\s]{1,3}$|^o$/u.test(first)
}
