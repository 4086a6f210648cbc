import { type HtmlToken, htmlTokens } from './html-token'

/** A line of what was pasted. `isAside`: it stands in a page’s menu, foot or on a button. */
export type SourceLine = { text: string; isAside: boolean }

const ASIDE = /^(?:nav|footer|button|select|dialog)$/
const INLINE =
  /^(?:a|abbr|b|bdi|bdo|cite|code|data|del|em|font|i|img|ins|kbd|label|mark|meta|link|q|s|samp|small|span|strong|sub|sup|time|u|var|wbr)$/
/** Between these and what stands around them is an empty line. */
const PARAGRAPH = /^(?:p|h[1-6]|ul|ol|dl|table|blockquote|pre|section|article|header|main|hr)$/
const BOLD = /font-weight:\s*(?:bold|[6-9]00)/
const NOT_BOLD = /font-weight:\s*(?:normal|[1-5]00)/
/** What Word puts where a browser has <li>: its level, and the mark itself in a span that is to be ignored. */
const WORD_LEVEL = /mso-list:[^;]{0,40}level(\d)/
const WORD_MARK = /mso-list:\s*ignore/
const LIST_MARK = /^\s*(?:- |\d+\. |#{1,6} |\*\*)/

type Inline = { isBold: boolean | null; isMark: boolean }
type Item = { depth: number; mark: string }

/**
 * HTML from a clipboard as lines of plain text in the way of markdown: “# ” before a heading, “- ” and “1. ” before a
 * list’s items, by their depth indented, “**” around a paragraph that is bold as a whole, tabs between a row’s cells.
 * Takes time in proportion to the HTML’s length.
 */
export function htmlLines(html: string): SourceLine[] {
  const reader = makeReader()
  for (const token of htmlTokens(html)) read(reader, token)
  flush(reader)
  return reader.lines
}

type Reader = {
  lines: SourceLine[]
  /** What is read and not yet a line: its text, and how many of its characters are bold. */
  text: string
  boldCharacters: number
  allCharacters: number
  heading: number
  lists: { isOrdered: boolean; count: number }[]
  /** The item that is open; `mark` is '' once it has been written. */
  item: Item | null
  wordMark: string
  inline: Map<string, Inline[]>
  boldOpen: number
  plainOpen: number
  marksOpen: number
  asidesOpen: number
  preOpen: number
  tablesOpen: number
  /** The row that is open in an outermost table: lines by its cells. */
  row: SourceLine[][] | null
  endsParagraph: boolean
}

function makeReader(): Reader {
  return {
    lines: [],
    text: '',
    boldCharacters: 0,
    allCharacters: 0,
    heading: 0,
    lists: [],
    item: null,
    wordMark: '',
    inline: new Map(),
    boldOpen: 0,
    plainOpen: 0,
    marksOpen: 0,
    asidesOpen: 0,
    preOpen: 0,
    tablesOpen: 0,
    row: null,
    endsParagraph: false,
  }
}

function read(reader: Reader, token: HtmlToken): void {
  if (token.kind === 'text') readText(reader, token.text)
  else if (INLINE.test(token.name)) readInline(reader, token)
  else if (token.kind === 'open') openBlock(reader, token.name, token.style)
  else closeBlock(reader, token.name)
}

function readText(reader: Reader, text: string): void {
  if (reader.marksOpen > 0) {
    reader.wordMark += text
    return
  }
  const pieces = reader.preOpen > 0 ? text.split(/\r\n|\r|\n/) : [text.replace(/[\r\n\t]+/g, ' ')]
  pieces.forEach((piece, index) => {
    if (index > 0) breakLine(reader)
    reader.text += piece
    const characters = piece.trim().length
    reader.allCharacters += characters
    if (reader.boldOpen > 0 && reader.plainOpen === 0) reader.boldCharacters += characters
  })
}

/** Kept by name, as clipboards close what they didn't open, and in another order. */
function readInline(reader: Reader, token: Exclude<HtmlToken, { kind: 'text' }>): void {
  const { name } = token
  const open = reader.inline.get(name) ?? []
  if (token.kind === 'close') {
    const ended = open.pop()
    if (ended) count(reader, ended, -1)
    return
  }
  if (/^(?:img|meta|link|wbr)$/.test(name)) return
  const { style } = token
  const isBold = BOLD.test(style)
    ? true
    : NOT_BOLD.test(style)
      ? false
      : name === 'b' || name === 'strong'
        ? true
        : null
  const begun: Inline = { isBold: isBold === false && name !== 'span' ? null : isBold, isMark: WORD_MARK.test(style) }
  open.push(begun)
  reader.inline.set(name, open)
  count(reader, begun, 1)
}

function count(reader: Reader, { isBold, isMark }: Inline, by: number): void {
  if (isBold === true) reader.boldOpen += by
  if (isBold === false) reader.plainOpen += by
  if (isMark) reader.marksOpen += by
}

function openBlock(reader: Reader, name: string, style: string): void {
  if (name === 'br') {
    breakLine(reader)
    return
  }
  flush(reader)
  if (ASIDE.test(name)) reader.asidesOpen += 1
  if (PARAGRAPH.test(name) && reader.lists.length === 0) reader.endsParagraph = true
  if (/^h[1-6]$/.test(name)) reader.heading = Number(name.charAt(1))
  else if (name === 'p' && /\bmsotitle\b/.test(style)) reader.heading = 1
  else if (name === 'pre') reader.preOpen += 1
  else if (name === 'ul' || name === 'ol') reader.lists.push({ isOrdered: name === 'ol', count: 0 })
  else if (name === 'li') openItem(reader)
  else if (name === 'table') reader.tablesOpen += 1
  else if (name === 'tr' && reader.tablesOpen <= 1) {
    endRow(reader)
    reader.row = []
  } else if ((name === 'td' || name === 'th') && reader.tablesOpen <= 1) reader.row?.push([])
  const level = name === 'p' ? Number(WORD_LEVEL.exec(style)?.[1] ?? 0) : 0
  if (level > 0) reader.item = { depth: level, mark: '- ' }
  else if (name === 'p' && reader.lists.length === 0) reader.item = null
}

function openItem(reader: Reader): void {
  const list = reader.lists.at(-1)
  if (list) list.count += 1
  reader.item = { depth: Math.max(1, reader.lists.length), mark: list?.isOrdered ? `${list.count}. ` : '- ' }
}

function closeBlock(reader: Reader, name: string): void {
  flush(reader)
  if (ASIDE.test(name)) reader.asidesOpen = Math.max(0, reader.asidesOpen - 1)
  if (PARAGRAPH.test(name) && reader.lists.length <= 1) reader.endsParagraph = true
  if (/^(?:h[1-6]|p)$/.test(name)) reader.heading = 0
  if (name === 'p' && reader.lists.length === 0) reader.item = null
  else if (name === 'pre') reader.preOpen = Math.max(0, reader.preOpen - 1)
  else if (name === 'ul' || name === 'ol') {
    reader.lists.pop()
    reader.item = reader.lists.length > 0 ? { depth: reader.lists.length, mark: '' } : null
  } else if (name === 'li') reader.item = null
  else if (name === 'tr' && reader.tablesOpen <= 1) endRow(reader)
  else if (name === 'table') {
    if (reader.tablesOpen <= 1) endRow(reader)
    reader.tablesOpen = Math.max(0, reader.tablesOpen - 1)
  }
}

function breakLine(reader: Reader): void {
  if (reader.text.trim() === '') reader.endsParagraph = true
  flush(reader)
}

function flush(reader: Reader): void {
  const text = reader.text.replace(/\s+/g, ' ').trim()
  const isBold = reader.boldCharacters > 0 && reader.boldCharacters === reader.allCharacters
  reader.text = ''
  reader.boldCharacters = 0
  reader.allCharacters = 0
  if (text === '') return
  add(reader, lineOf(reader, text, isBold))
}

function lineOf(reader: Reader, text: string, isBold: boolean): string {
  const { item, heading } = reader
  const wordMark = reader.wordMark.trim()
  reader.wordMark = ''
  if (heading > 0) return `${'#'.repeat(heading)} ${text}`
  if (!item) return isBold && !text.includes('*') ? `**${text}**` : text
  // Deeper than anybody indents, the indentation alone would be as long as the square of the input.
  const depth = Math.min(item.depth, 20)
  if (item.mark === '') return `${'  '.repeat(depth)}${text}`
  const mark = /^\(?\d{1,3}[.)]/.test(wordMark) ? `${wordMark} ` : item.mark
  reader.item = { ...item, mark: '' }
  return `${'  '.repeat(depth - 1)}${mark}${text}`
}

function add(reader: Reader, text: string): void {
  const line = { text, isAside: reader.asidesOpen > 0 }
  const cell = reader.row?.at(-1)
  if (cell) {
    cell.push(line)
    return
  }
  addAll(reader, [line])
}

function addAll(reader: Reader, lines: readonly SourceLine[]): void {
  if (reader.endsParagraph && reader.lines.length > 0) reader.lines.push({ text: '', isAside: false })
  reader.endsParagraph = false
  for (const line of lines) reader.lines.push(line)
}

/** A row is a line, with tabs between its cells; where one alone has words, that cell’s lines: pages are laid out so. */
function endRow(reader: Reader): void {
  const { row } = reader
  reader.row = null
  const filled = row?.filter((cell) => cell.length > 0) ?? []
  if (!row || filled.length === 0) return
  const [only] = filled
  if (filled.length === 1 && only) {
    addAll(reader, only)
    return
  }
  const isAside = filled.flat().every((line) => line.isAside)
  addAll(reader, [{ text: row.map(cellText).join('\t'), isAside }])
}

function cellText(cell: readonly SourceLine[]): string {
  const isList = cell.length > 1 && cell.every(({ text }) => LIST_MARK.test(text))
  return cell.map(({ text }) => text.replace(LIST_MARK, '').replace(/\*\*$/, '').trim()).join(isList ? '; ' : ' ')
}
