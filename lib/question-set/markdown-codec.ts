import { escapeMarkdown } from '../question/markdown-text'

/*
 * Texts in a document of the content format, so that each comes back exactly. A section's text stands there as it is,
 * but for what the format would take for its own: such a line gets a backslash in front, and a character that files and
 * editors change (CR, control characters, white space at the ends) is written as a numeric reference (CommonMark 2.5).
 * Both readings are markdown's, so that a rendered text shows what was meant.
 */

/** Begins a file in a document of several: what follows, up to the next, is the file at that path. */
export const FILE_MARK = /^<!-- file: (\S+) -->[ \t]*$/
const FENCE = /^ {0,3}(`{3,}|~{3,})/
const UNDERLINE = /^ {0,3}(?:=+|-+)[ \t]*$/
/** What a backslash may stand before (CommonMark 2.4). */
const PUNCTUATION = /[!-/:-@[-`{-~]/g

/** A line of a text that follows code fences: what is in one has no meaning. */
export type FenceState = { fence: string | null }

/** Whether a line is in a code block, or begins or ends one; goes on with the state. */
export function isFenced(state: FenceState, line: string): boolean {
  const mark = fenceOf(line)
  if (state.fence === null) {
    state.fence = mark ?? null
    return mark !== undefined
  }
  if (mark?.startsWith(state.fence) && line.trim() === mark) state.fence = null
  return true
}

/** What a line opens or closes a code block by. Behind backticks none may follow, or they are code within a line. */
function fenceOf(line: string): string | undefined {
  const mark = FENCE.exec(line)?.[1]
  return mark?.startsWith('`') && line.trimStart().includes('`', mark.length) ? undefined : mark
}

/** A heading of at most that depth. */
export function headingPattern(depth: number): RegExp {
  return new RegExp(`^ {0,3}#{1,${depth}}(?:[ \\t]|$)`)
}

/**
 * A text as it stands in a section whose own headings have at most that depth.
 * @returns '' for the empty text alone
 */
export function encodeBlock(text: string, depth: number): string {
  const lines = encodeCharacters(text).split('\n')
  const whole: FenceState = { fence: null }
  for (const line of lines) isFenced(whole, line)
  // A code block that is never closed would swallow the sections below: its fences are none then.
  const isOpen = whole.fence !== null
  const heading = headingPattern(depth)
  const state: FenceState = { fence: null }
  return lines
    .map((line, index) => {
      const bare = line.replace(/^\\+/, '')
      if (FILE_MARK.test(bare)) return `\\${line}`
      if (bare === line && !isOpen && isFenced(state, line)) return line
      if (state.fence !== null) {
        isFenced(state, line)
        return line
      }
      const isUnderline = UNDERLINE.test(bare) && (bare !== line || (lines[index - 1] ?? '').trim() !== '')
      return heading.test(bare) || fenceOf(bare) !== undefined || isUnderline ? `\\${line}` : line
    })
    .join('\n')
}

/** The text that {@link encodeBlock} wrote so; of any other markdown the text itself, without blank lines around. */
export function decodeBlock(lines: readonly string[], depth: number): string {
  const heading = headingPattern(depth)
  const state: FenceState = { fence: null }
  const decoded = withoutBlankEnds(lines).map((line) => {
    const bare = line.replace(/^\\+/, '')
    const isEscaped = bare !== line
    if (isEscaped && FILE_MARK.test(bare)) return line.slice(1)
    if (isFenced(state, line)) return line
    return isEscaped && (heading.test(bare) || fenceOf(bare) !== undefined || UNDERLINE.test(bare))
      ? line.slice(1)
      : line
  })
  return decodeCharacters(decoded.join('\n'))
}

/** Plain text of one line as markdown that reads the same, and that {@link decodeLine} takes back exactly. */
export function encodeLine(text: string): string {
  // escapeMarkdown changes an address with a backslash; with every mark escaped there is no address.
  return text.includes('\\') ? text.replace(PUNCTUATION, '\\$&') : escapeMarkdown(text)
}

/** The plain text of a line of markdown: escapes are taken back, markup stays as it is. */
export function decodeLine(markdown: string): string {
  return markdown.trim().replace(/\\([!-/:-@[-`{-~])/g, '$1')
}

function withoutBlankEnds(lines: readonly string[]): readonly string[] {
  const first = lines.findIndex((line) => line.trim() !== '')
  return first < 0 ? [] : lines.slice(first, lines.findLastIndex((line) => line.trim() !== '') + 1)
}

const REFERENCE = /&#([1-9]\d{0,4});/g

/** Only these are written as references, so that nobody's own `&#8364;` changes. */
function isReferred(code: number): boolean {
  return code === 0x26 || /^[\s\p{Cc}]$/u.test(String.fromCharCode(code))
}

function encodeCharacters(text: string): string {
  const refer = (character: string) => `&#${character.charCodeAt(0)};`
  const kept = text
    .replace(REFERENCE, (reference, code) => (isReferred(Number(code)) ? `&#38;${reference.slice(1)}` : reference))
    .replace(/(?![\n\t])\p{Cc}/gu, refer)
  // Blank lines around a section's text are nobody's: those of the text itself are held by what isn't blank.
  const isBlank = (line: string | undefined) => (line ?? '').trim() === ''
  const begun = isBlank(kept.split('\n', 1)[0]) ? kept.replace(/^\s/, refer) : kept
  return isBlank(begun.slice(begun.lastIndexOf('\n') + 1)) ? begun.replace(/\s$/, refer) : begun
}

function decodeCharacters(text: string): string {
  return text.replace(REFERENCE, (reference, code) =>
    isReferred(Number(code)) ? String.fromCharCode(Number(code)) : reference,
  )
}
