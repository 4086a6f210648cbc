// What a content file takes (content-limits.ts) is above these even where each mark is escaped by another, and with two
// such texts in one file.
const MAX_PARAGRAPH_CHARACTERS = 1_500
const MAX_PARAGRAPH_MARKS = 150
const MAX_CHARACTERS = 100_000
const MAX_MARKS = 2_000
const MAX_PARAGRAPHS = 1_000
const MARKS = /[[\]*_~`<&!|:@\\]/g

const HTML = /<(?=[a-z/!?]|[^\s<>]*@)/gi
const ENTITY = /&(?=#?[a-z0-9]{1,32};)/gi
/** A bracket before a parenthesis ends a link's or a picture's text. */
const LINK_END = /\](?=\()/g
const BACKSLASH = /\\(?=[!-/:-@[-`{-~]|$)/g
const STAR = /(?<! )\*|\*(?! |$)/g
/** Between letters and digits an underscore means nothing. */
const UNDERSCORE = /(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu
/** What gives a line another meaning where it begins it. */
const LINE_START = /^(?=#{1,6}(?: |$)|>|[-+*](?: |$)|(?:- ?){3,}$|[=~|[:])/
const NUMBERED_START = /^(\d{1,9})(?=[.)](?: |$))/
const LAST_HASHES = /(?<= |^)#(?=#*$)/
/** The checker refuses a link with a backslash, and an address becomes one by itself. */
const ADDRESS_WITH_BACKSLASH = /(?:https?:|www\.|@)\S*\\/i

/** Plain text as markdown that reads the same: what would be markup is escaped. Runs of space become one. */
export function escapeMarkdown(text: string): string {
  const words = text.replace(/\s+/g, ' ').trim()
  const safe = ADDRESS_WITH_BACKSLASH.test(words.slice(0, MAX_PARAGRAPH_CHARACTERS))
    ? words.replaceAll('\\', '/')
    : words
  return safe
    .replace(BACKSLASH, '\\\\')
    .replace(/[`~]/g, '\\$&')
    .replace(STAR, '\\*')
    .replace(UNDERSCORE, '\\_')
    .replace(HTML, '\\<')
    .replace(ENTITY, '\\&')
    .replace(LINK_END, '\\]')
    .replace(LINE_START, '\\')
    .replace(NUMBERED_START, '$1\\')
    .replace(LAST_HASHES, '\\#')
    .replace(/\S*\\\S*/g, withLateAddress)
}

/** An address becomes a link before its escapes are read, unless its own beginning is escaped. */
function withLateAddress(word: string): string {
  return word.replace(/(https?)(?=:)|(www)(?=\.)|(?<!\\)(?=@)/gi, '$1$2\\')
}

/**
 * Paragraphs of plain text as markdown, the longest broken up: a content file takes only so much in one. `isCut` where
 * it takes no more at all.
 */
export function markdownParagraphs(paragraphs: readonly string[]): { markdown: string; isCut: boolean } {
  const kept: string[] = []
  let characters = 0
  let marks = 0
  for (const piece of paragraphs.flatMap(pieces)) {
    const markdown = escapeMarkdown(piece)
    characters += markdown.length
    marks += marksIn(markdown)
    if (characters > MAX_CHARACTERS || marks > MAX_MARKS || kept.length === MAX_PARAGRAPHS)
      return { markdown: kept.join('\n\n'), isCut: true }
    if (markdown !== '') kept.push(markdown)
  }
  return { markdown: kept.join('\n\n'), isCut: false }
}

function marksIn(text: string): number {
  return text.match(MARKS)?.length ?? 0
}

function pieces(paragraph: string): string[] {
  const found: string[] = []
  let begin = 0
  let space = 0
  let marks = 0
  for (let index = 0; index < paragraph.length; index += 1) {
    const character = paragraph.charAt(index)
    if (character === ' ') space = index
    marks += marksIn(character)
    if (index - begin < MAX_PARAGRAPH_CHARACTERS && marks < MAX_PARAGRAPH_MARKS) continue
    // At a space where there is one near, never within a pair of surrogates.
    const isLow = /[\uDC00-\uDFFF]/.test(paragraph.charAt(index))
    const cut = space > begin + (index - begin) / 2 ? space : isLow ? index - 1 : index
    found.push(paragraph.slice(begin, cut))
    begin = cut
    index = cut
    space = cut
    marks = 0
  }
  found.push(paragraph.slice(begin))
  return found.map((piece) => piece.trim()).filter((piece) => piece !== '')
}
