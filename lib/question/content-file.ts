import type { Root } from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { checkText, checkTree } from './content-limits'
import { plainTreeOf } from './plain-tree'
import { FILE_START, type ProblemList } from './problem'

/** A file of content/, as read from the disk: `path` is relative to the content folder, with forward slashes. */
export type SourceFile = { path: string; text: string }

/** Front matter and markdown of a file. */
export type ContentFile = {
  /** The front matter's own lines, without the fences. They begin on the file's second line. */
  frontMatter: string
  /** The body as syntax tree, the rubric's heading without what is below it; its positions are those in the file. */
  tree: Root
  /** The lines below “## Rubric”, and the number of the first; null where there is none. */
  rubric: { lines: string[]; firstLine: number } | null
  /** The whole file with \n line ends, to cut from by position. */
  text: string
}

const FENCED = /^---\n((?:(?!---[ \t]*(?:\n|$))[^\n]*\n)*)---[ \t]*(?:\n|$)/
/** A few machine fields; YAML's own checks take quadratic time over many keys. */
const MAX_FRONT_MATTER_CHARACTERS = 4_000

const parser = unified().use(remarkParse).use(remarkGfm).freeze()

/**
 * Opens a content file: bounds, forbidden characters, fences, and the markdown's syntax tree.
 * @returns null where the file can't be read at all: its problems say why
 */
export function openContentFile(file: SourceFile, list: ProblemList): ContentFile | null {
  const text = file.text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')
  if (!checkText(text, list)) return null
  const [head, frontMatter = ''] = FENCED.exec(text) ?? []
  if (head === undefined) {
    list.error(
      FILE_START,
      'The file has no front matter.',
      'Begin it with a line of ---, the fields, and another line of ---.',
    )
    return null
  }
  if (frontMatter.length > MAX_FRONT_MATTER_CHARACTERS) {
    list.error(
      FILE_START,
      `The front matter has ${frontMatter.length} characters.`,
      `Keep it under ${MAX_FRONT_MATTER_CHARACTERS}; what is long belongs in a section.`,
    )
    return null
  }
  const lines = text.split('\n')
  const frontMatterLines = head.split('\n').length - 1
  const found = findRubric(lines, frontMatterLines)
  // Blanks in place of the front matter and the rubric keep every position true. A rubric isn't markdown, and as such
  // would take longer than all the rest.
  const blank = (line: string) => line.replace(/./gu, (character) => ' '.repeat(character.length))
  const body = lines.map((line, index) =>
    index < frontMatterLines || (found && index >= found.from && index < found.to) ? blank(line) : line,
  )
  const markdown = body.join('\n')
  const tree = plainTreeOf(markdown) ?? parser.parse(markdown)
  if (!checkTree(tree, list)) return null
  const rubric = found && { lines: lines.slice(found.from, found.to), firstLine: found.from + 1 }
  return { frontMatter, tree, rubric, text }
}

/** Which lines (from 0, `to` excluded) stand below “## Rubric”, up to the next section; null where there is none. */
function findRubric(lines: readonly string[], start: number): { from: number; to: number } | null {
  let fence: string | null = null
  let from: number | null = null
  for (const [index, line] of lines.entries()) {
    if (index < start) continue
    if (from !== null) {
      if (/^##?[ \t]/.test(line)) return { from, to: index }
      continue
    }
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1]
    if (fence === null && mark) fence = mark
    else if (fence !== null && mark?.startsWith(fence) && line.trim() === mark) fence = null
    else if (fence === null && /^## Rubric[ \t]*$/.test(line)) from = index + 1
  }
  return from === null ? null : { from, to: lines.length }
}
