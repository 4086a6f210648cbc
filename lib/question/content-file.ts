import type { Root } from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { checkText, checkTree } from './content-limits'
import { FILE_START, type ProblemList } from './problem'

/** A file of content/, as read from the disk: `path` is relative to the content folder, with forward slashes. */
export type SourceFile = { path: string; text: string }

/** Front matter and markdown of a file. */
export type ContentFile = {
  /** The front matter's own lines, without the fences. They begin on the file's second line. */
  frontMatter: string
  /** The body as syntax tree; its positions are those in the file. */
  tree: Root
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
  // Blank lines in place of the front matter keep every position true.
  const tree = parser.parse(head.replace(/[^\n]/g, ' ') + text.slice(head.length))
  return checkTree(tree, list) ? { frontMatter, tree, text } : null
}
