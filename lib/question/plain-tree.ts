import type { Heading, List, ListItem, Paragraph, PhrasingContent, Root, RootContent } from 'mdast'

/** What may mean more than itself within a line: markup, an address, a character by its name, a cell's edge. */
const MARKUP = /[\\`*_[\]<&~|@\t]|https?:|www\./i
// With s, since U+2028 parts no lines here: a closing # behind one still is one.
const HEADING = /^(#{1,6}) (?=[^\s#])(?!.*#$)/s
/** What begins a line of prose, and no list, quote, rule or code. */
const PROSE = /^[\p{L}"'“‘(]/u
const ITEM = /^- (?=[\p{L}"'“‘(])/u

type Point = { line: number; column: number; offset: number }

/**
 * The syntax tree of markdown that is plain prose, exactly as the parser gives it, in a fiftieth of its time: headings,
 * paragraphs, and lists of one line an item, parted by empty lines, without any markup in their lines.
 * @returns null for whatever might be more: that is the parser's
 */
export function plainTreeOf(text: string): Root | null {
  if (MARKUP.test(text)) return null
  const lines = text.split('\n')
  const children: RootContent[] = []
  let offset = 0
  /** Of the block that the line before belongs to; none behind an empty line and behind a heading. */
  let open: Paragraph | List | null = null
  for (const [index, line] of lines.entries()) {
    const start = { line: index + 1, column: 1, offset }
    const end = { line: index + 1, column: line.length + 1, offset: offset + line.length }
    offset += line.length + 1
    if (line.trim() === '') {
      // Some spaces that are no empty line's, such as an ideographic one.
      if (/[^ ]/.test(line)) return null
      open = null
      continue
    }
    if (/[^\S\u00A0\u202F]$/u.test(line)) return null
    const marks = HEADING.exec(line)?.[1]
    if (marks !== undefined) {
      if (open) return null
      children.push(headingOf(line, marks.length, start, end))
    } else if (ITEM.test(line)) {
      if (open?.type === 'paragraph') return null
      // Two lists with an empty line between them are one.
      if (!open && children.at(-1)?.type === 'list') return null
      const list: List = open ?? listFrom(start)
      if (!open) children.push(list)
      list.children.push(itemOf(line, start, end))
      list.position = { start: list.position?.start ?? start, end }
      open = list
    } else if (PROSE.test(line)) {
      if (open?.type === 'list') return null
      const paragraph: Paragraph = open ?? { type: 'paragraph', children: [], position: { start, end } }
      if (!open) children.push(paragraph)
      extend(paragraph, line, start, end)
      open = paragraph
    } else return null
  }
  const last = lines.at(-1) ?? ''
  const end = { line: lines.length, column: last.length + 1, offset: text.length }
  return { type: 'root', children, position: { start: { line: 1, column: 1, offset: 0 }, end } }
}

function headingOf(line: string, depth: number, start: Point, end: Point): Heading {
  if (!isDepth(depth)) throw new Error(`There is no heading of depth ${depth}.`)
  return { type: 'heading', depth, children: [textFrom(line, depth + 1, start, end)], position: { start, end } }
}

function isDepth(depth: number): depth is Heading['depth'] {
  return depth >= 1 && depth <= 6
}

function listFrom(start: Point): List {
  return { type: 'list', ordered: false, start: null, spread: false, children: [], position: { start, end: start } }
}

function itemOf(line: string, start: Point, end: Point): ListItem {
  const text = textFrom(line, 2, start, end)
  const paragraph: Paragraph = { type: 'paragraph', children: [text], position: text.position }
  return { type: 'listItem', spread: false, checked: null, children: [paragraph], position: { start, end } }
}

function extend(paragraph: Paragraph, line: string, start: Point, end: Point): void {
  const [text] = paragraph.children
  const before = text?.type === 'text' ? `${text.value}\n` : ''
  const from = paragraph.position?.start ?? start
  paragraph.children = [{ type: 'text', value: before + line, position: { start: from, end } }]
  paragraph.position = { start: from, end }
}

function textFrom(line: string, mark: number, start: Point, end: Point): PhrasingContent {
  const from = { line: start.line, column: start.column + mark, offset: start.offset + mark }
  return { type: 'text', value: line.slice(mark), position: { start: from, end } }
}
