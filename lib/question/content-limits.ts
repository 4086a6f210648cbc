import type { Nodes, Root } from 'mdast'
import { FILE_START, type Place, type ProblemList } from './problem'

/** A file on the disk that is larger can't be within MAX_CHARACTERS, whatever its characters: it isn't even read. */
export const MAX_FILE_BYTES = 1_024_000
const MAX_CHARACTERS = 256_000
const MAX_LINES = 5_000
const MAX_LINE_CHARACTERS = 4_000
// Markdown parsers take quadratic time over paragraphs, lists and quotes: without these bounds, which prose stays far
// below, 256,000 characters of “[a]” cost a minute, and as many of “>>>> a” too.
const MAX_BLOCK_CHARACTERS = 8_000
const MAX_BLOCK_MARKS = 500
const MAX_MARKS = 5_000
const MARKS = /[[\]*_~`<&!|:@\\]/g
/** Lists and quotes in each other, as their markers stand on one line; and all such markers of a file. */
const MAX_NESTING = 6
const MAX_MARKERS = 1_000
/** Deepest indentation, in columns: lists can also be nested line by line. */
const MAX_INDENT = 40
/** Of the syntax tree: six lists (two nodes each), a paragraph, and text in text. */
const MAX_TREE_DEPTH = 30

/** Refuses what would take a parser long, or isn't text. False if anything was. */
export function checkText(text: string, list: ProblemList): boolean {
  if (text.length > MAX_CHARACTERS) {
    list.error(FILE_START, `The file has ${text.length} characters.`, `Keep it under ${MAX_CHARACTERS}.`)
    return false
  }
  const lines = text.split('\n')
  if (lines.length > MAX_LINES) {
    list.error(FILE_START, `The file has ${lines.length} lines.`, `Keep it under ${MAX_LINES}.`)
    return false
  }
  const before = list.problems.length
  let block = { line: 1, characters: 0, marks: 0, isTooLong: false }
  let marks = 0
  let markers = 0
  lines.forEach((content, index) => {
    const line = index + 1
    checkLine(content, line, list)
    const ownMarkers = countMarkers(content)
    if (ownMarkers > MAX_NESTING)
      list.error({ line, column: 1 }, 'Quotes or lists are nested too deep.', `Use at most ${MAX_NESTING} levels.`)
    markers += ownMarkers
    if (content.trim() === '') {
      block = { line: line + 1, characters: 0, marks: 0, isTooLong: false }
      return
    }
    const ownMarks = content.match(MARKS)?.length ?? 0
    marks += ownMarks
    block.characters += content.length
    block.marks += ownMarks
    if (block.isTooLong || (block.characters <= MAX_BLOCK_CHARACTERS && block.marks <= MAX_BLOCK_MARKS)) return
    block.isTooLong = true
    const size = block.characters > MAX_BLOCK_CHARACTERS ? 'is too long' : 'has too much markup'
    list.error({ line: block.line, column: 1 }, `The paragraph ${size}.`, 'Break it up with empty lines.')
  })
  if (marks > MAX_MARKS || markers > MAX_MARKERS)
    list.error(FILE_START, 'The file has too much markup to be prose.', 'Write plainer, or less.')
  return list.problems.length === before
}

/** How many lists and quotes a line opens or goes on with. */
function countMarkers(content: string): number {
  const markers = /^(?:[ \t]*(?:>|[-*+]|\d{1,9}[.)])(?=[ \t>]|$))*/.exec(content)?.[0] ?? ''
  return markers.replace(/[\s\d]/g, '').length
}

function checkLine(content: string, line: number, list: ProblemList): void {
  const at = (index: number): Place => ({ line, column: index + 1 })
  const control = content.search(/(?!\t)\p{Cc}|\p{Cs}/u)
  if (control >= 0) list.error(at(control), 'There is a control character or half of a character here.', 'Delete it.')
  // What a decoder puts where bytes are no UTF-8, half of a character among them.
  const broken = content.indexOf('\uFFFD')
  if (broken >= 0) list.error(at(broken), 'What stands here isn’t UTF-8.', 'Type it anew and save the file as UTF-8.')
  if (content.length > MAX_LINE_CHARACTERS)
    list.error(at(MAX_LINE_CHARACTERS), 'The line is too long to be prose.', 'Break it.')
  if (content.search(/[^ \t]/) > MAX_INDENT)
    list.error(at(MAX_INDENT), 'The line is indented too far.', `Use at most ${MAX_INDENT} columns.`)
}

/** What has no place in a content file, with what to say. */
const REFUSED: Partial<Record<Nodes['type'], [message: string, hint: string]>> = {
  html: ['Raw HTML isn’t allowed.', 'Write it as markdown.'],
  image: ['Pictures aren’t allowed.', 'Say it in words.'],
  imageReference: ['Pictures aren’t allowed.', 'Say it in words.'],
  // A section is cut out and rendered alone: what it refers to would stay behind.
  definition: ['Link definitions aren’t allowed.', 'Write the address behind its text: [text](https://…).'],
  footnoteDefinition: ['Footnotes aren’t allowed.', 'Put it in the text.'],
}

/**
 * Refuses raw HTML, pictures, references, checkboxes, unsafe links, and a tree so deep that walking it would run out of
 * call stack. False where it is that deep: nothing else may look at it.
 */
export function checkTree(tree: Root, list: ProblemList): boolean {
  // With a stack of our own, as a hostile file's depth would exhaust the call stack.
  const open: { node: Nodes; depth: number }[] = [{ node: tree, depth: 0 }]
  for (let next = open.pop(); next; next = open.pop()) {
    const { node, depth } = next
    const at = placeOf(node)
    if (depth > MAX_TREE_DEPTH) {
      list.error(at, 'This is nested too deep.', `Use at most ${MAX_NESTING} levels.`)
      return false
    }
    const refusal = REFUSED[node.type]
    if (refusal) list.error(at, ...refusal)
    else if ('url' in node && !isSafeLink(node.url))
      list.error(
        at,
        `The link “${node.url.slice(0, 60)}” isn’t allowed.`,
        'Use http, https, mailto, or a path that begins with /.',
      )
    if (node.type === 'listItem' && typeof node.checked === 'boolean')
      list.error(at, 'Checkboxes aren’t allowed.', 'Write a plain list.')
    // Backwards, so that problems come in the order of the file.
    if ('children' in node)
      for (let index = node.children.length - 1; index >= 0; index -= 1) {
        const child = node.children[index]
        if (child) open.push({ node: child, depth: depth + 1 })
      }
  }
  return true
}

/** Browsers drop tabs and line ends from an address and take \ for /: `/\evil.example` would leave our site. */
function isSafeLink(url: string): boolean {
  return /^(?:https?:\/\/|mailto:|\/(?!\/)|#)/i.test(url) && !/[\s\\\p{Cc}]/u.test(url)
}

/** Where a node begins. */
export function placeOf(node: { position?: Nodes['position'] }): Place {
  const start = node.position?.start
  return start ? { line: start.line, column: start.column } : FILE_START
}
