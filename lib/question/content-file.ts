import type { Root, RootContent } from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { isAlias, isNode, LineCounter, parseDocument, visit } from 'yaml'
import type { z } from 'zod'
import type { Problem } from './problem'

/** A file of content/, as read from the disk: `path` is relative to the content folder, with forward slashes. */
export type SourceFile = { path: string; text: string }

const MAX_CHARACTERS = 256_000
const MAX_LINE_CHARACTERS = 10_000
/** Deeper quotes or lists are not prose; parsers take quadratic time over them. */
const MAX_NESTING = 12

export type Place = { line: number; column: number }

/** Collects the problems of one file. */
export type ProblemList = {
  problems: Problem[]
  error(at: Place, message: string, hint: string): void
  warning(at: Place, message: string, hint: string): void
}

/** An empty list for the file at a path. */
export function problemList(path: string): ProblemList {
  const problems: Problem[] = []
  const add = (severity: Problem['severity']) => (at: Place, message: string, hint: string) => {
    problems.push({ path, ...at, message, hint, severity })
  }
  return { problems, error: add('error'), warning: add('warning') }
}

export const FILE_START = { line: 1, column: 1 }

/** Front matter and markdown of a file; null where the file can't be read at all (its problems say why). */
export type ContentFile = {
  /** The front matter's own lines, without the fences. */
  frontMatter: string
  /** The body as syntax tree; its positions are those in the file. */
  tree: Root
  /** The whole file with \n line ends, to cut from by position. */
  text: string
}

/** Opens a content file: bounds, forbidden characters, fences, and the markdown's syntax tree. */
export function openContentFile(file: SourceFile, list: ProblemList): ContentFile | null {
  const text = file.text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')
  if (text.length > MAX_CHARACTERS) {
    list.error(FILE_START, `The file has ${text.length} characters.`, `Keep it under ${MAX_CHARACTERS}.`)
    return null
  }
  if (!checkLines(text, list)) return null
  const fences = /^---\n([\s\S]*?)\n?---[ \t]*(?:\n|$)/.exec(text)
  if (!fences) {
    list.error(
      FILE_START,
      'The file has no front matter.',
      'Begin it with a line of ---, the fields, and another line of ---.',
    )
    return null
  }
  const [head, frontMatter = ''] = fences
  // Blank lines in place of the front matter keep every position true.
  const body = head.replace(/[^\n]/g, ' ') + text.slice(head.length)
  const tree = unified().use(remarkParse).use(remarkGfm).parse(body)
  checkNodes(tree.children, list)
  return { frontMatter, tree, text }
}

function checkLines(text: string, list: ProblemList): boolean {
  const before = list.problems.length
  text.split('\n').forEach((content, index) => {
    const at = (column: number) => ({ line: index + 1, column: column + 1 })
    const bad = content.search(/(?!\t)\p{Cc}|\p{Cs}/u)
    if (bad >= 0) list.error(at(bad), 'There is a control character or half of a character here.', 'Delete it.')
    if (content.length > MAX_LINE_CHARACTERS) {
      list.error(at(MAX_LINE_CHARACTERS), 'The line is too long to be prose.', 'Break it.')
    }
    const markers =
      /^(?:[ \t]*(?:>|[-*+]|\d{1,9}[.)])(?=[ \t>]|$))*/.exec(content)?.[0].replace(/[\s\d]/g, '').length ?? 0
    if (markers > MAX_NESTING)
      list.error(at(0), 'Quotes or lists are nested too deep.', `Use at most ${MAX_NESTING} levels.`)
  })
  return list.problems.length === before
}

function checkNodes(nodes: RootContent[], list: ProblemList): void {
  // With a stack of our own: a tree as deep as a hostile file likes costs no call stack.
  const open = [...nodes]
  for (let node = open.pop(); node; node = open.pop()) {
    const at = placeOf(node)
    if (node.type === 'html') list.error(at, 'Raw HTML isn’t allowed.', 'Write it as markdown.')
    if ('url' in node && !isSafeLink(node.url)) {
      list.error(
        at,
        `The link “${node.url.slice(0, 60)}” isn’t allowed.`,
        'Use http, https, mailto, or a path that begins with /.',
      )
    }
    if ('children' in node) open.push(...node.children)
  }
}

function isSafeLink(url: string): boolean {
  return /^(https?:\/\/|mailto:|\/(?!\/)|#)/i.test(url)
}

/** Where a node begins. */
export function placeOf(node: { position?: RootContent['position'] }): Place {
  const start = node.position?.start
  return start ? { line: start.line, column: start.column } : FILE_START
}

/**
 * The front matter's fields by a zod schema, or null with a problem for each thing that is wrong, at its place.
 * Anchors and aliases are refused: a few lines of them unfold into gigabytes.
 */
export function parseFrontMatter<Fields>(source: string, schema: z.ZodType<Fields>, list: ProblemList): Fields | null {
  const lines = new LineCounter()
  // The fields begin on the file's second line.
  const placeAt = (offset: number) => {
    const { line, col } = lines.linePos(offset)
    return { line: line + 1, column: col || 1 }
  }
  try {
    const document = parseDocument(source, { lineCounter: lines, uniqueKeys: true })
    for (const error of [...document.errors, ...document.warnings]) {
      list.error(placeAt(error.pos[0]), `${firstLine(error.message)}.`, 'Mend the YAML.')
    }
    if (document.errors.length > 0) return null
    let hasAlias = false
    visit(document, (_, node) => {
      if (!isAlias(node) && !(isNode(node) && 'anchor' in node && node.anchor)) return undefined
      hasAlias = true
      list.error(placeAt(node.range?.[0] ?? 0), 'Anchors and aliases aren’t allowed.', 'Write the value out.')
      return visit.BREAK
    })
    if (hasAlias) return null
    const parsed = schema.safeParse(document.toJS({ maxAliasCount: 0 }) ?? {})
    if (parsed.success) return parsed.data
    for (const issue of parsed.error.issues) {
      const names = issue.code === 'unrecognized_keys' ? issue.keys : [undefined]
      for (const name of names) {
        const path = name === undefined ? issue.path : [...issue.path, name]
        const at = placeAt(offsetOf(document, path))
        if (name !== undefined) list.error(at, `There is no field “${name}”.`, 'Take it out, or mend its name.')
        else list.error(at, `${path.join('.') || 'The front matter'}: ${issue.message}.`, 'See content/README.md.')
      }
    }
    return null
  } catch (error) {
    // A parser that ran out of stack or memory over nonsense.
    if (!(error instanceof RangeError)) throw error
    list.error(FILE_START, 'The front matter is nested too deep.', 'Write plain fields.')
    return null
  }
}

/** Where a field stands: its key, or its nearest parent's where it is missing. */
function offsetOf(document: ReturnType<typeof parseDocument>, path: PropertyKey[]): number {
  for (let length = path.length; length > 0; length -= 1) {
    const parent = length === 1 ? document.contents : document.getIn(path.slice(0, length - 1), true)
    if (typeof parent !== 'object' || parent === null || !('items' in parent) || !Array.isArray(parent.items)) continue
    for (const [index, item] of parent.items.entries()) {
      const key = typeof item === 'object' && item !== null && 'key' in item ? item.key : null
      const isIt = isNode(key) && 'value' in key ? key.value === path[length - 1] : index === path[length - 1]
      const node = isNode(key) ? key : item
      if (isIt && isNode(node) && node.range) return node.range[0]
    }
  }
  return 0
}

function firstLine(message: string): string {
  return (message.split('\n')[0] ?? message).replace(/ at line \d+, column \d+:?$/, '').replace(/\.$/, '')
}
