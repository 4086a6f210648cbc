/** A piece of a page that stands on its own: a line, or a block of HTML over several. `text` is on one line. */
export type PagePart = { text: string; lines: number[] }

/** A page cut up. `lines` are the input's own, unchanged; numbers of lines count from 1. */
export type PageParts = { lines: string[]; parts: PagePart[] }

const STARTS_AS_HTML =
  /^[ \t]*<(?:!doctype|html|head|body|main|article|section|div|p|h[1-6]|ul|ol|li|dl|table)(?=[\s>])/gim
const HTML_LINES = 2
/** What may stand in a paragraph: any other tag ends it. */
const INLINE =
  /^(?:a|abbr|b|bdi|bdo|cite|code|data|del|em|font|i|ins|kbd|label|mark|q|s|samp|small|span|strong|sub|sup|time|u|var|wbr)$/
/** Elements whose text nobody reads as part of the page. */
const UNREAD = /^(?:script|style|noscript|template|svg|nav|footer)$/
const ENTITY = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,8}));/gi
const NAMED: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  bull: '•',
  copy: '©',
}

/** Cuts a page up, pasted as text or saved as HTML. Takes time in proportion to its length. */
export function partsOfPage(source: string): PageParts {
  const lines = source.split(/\r\n|\r|\n/)
  const text = lines.join('\n')
  const parts = looksLikeHtml(text) ? partsOfHtml(text) : partsOfLines(lines)
  return { lines, parts: withoutBlanks(parts) }
}

function partsOfLines(lines: readonly string[]): PagePart[] {
  const parts: PagePart[] = []
  lines.forEach((text, index) => {
    if (text !== '') parts.push({ text, lines: [index + 1] })
  })
  return parts
}

/** On one line each, and of neighbours without a letter only the first: a page of nothing but rules is no work. */
function withoutBlanks(parts: readonly PagePart[]): PagePart[] {
  const kept: PagePart[] = []
  let wasBlank = false
  for (const part of parts) {
    const text = oneLine(part.text)
    if (text === '') continue
    const isBlank = !/[\p{L}\p{N}]/u.test(text)
    if (!isBlank || !wasBlank) kept.push({ text, lines: part.lines })
    wasBlank = isBlank
  }
  return kept
}

/** Without control characters, halves of characters, marks of direction and runs of space: a content file takes none. */
function oneLine(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cs}\uFFFD]/gu, ' ')
    .replace(/[\u00AD\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}

function looksLikeHtml(text: string): boolean {
  return /^\s*<(?:!doctype html|html)/i.test(text) || (text.match(STARTS_AS_HTML)?.length ?? 0) >= HTML_LINES
}

function partsOfHtml(source: string): PagePart[] {
  // Not toLowerCase(), which changes the length of some letters.
  const lower = source.replace(/[A-Z]+/g, (letters) => letters.toLowerCase())
  const parts: PagePart[] = []
  let current = { text: '', lines: new Set<number>() }
  let line = 1
  let position = 0
  let nextBreak = source.indexOf('\n')
  const flush = () => {
    if (current.lines.size > 0) parts.push({ text: decoded(current.text), lines: [...current.lines] })
    current = { text: '', lines: new Set() }
  }
  const advanceTo = (end: number, isRead: boolean) => {
    while (position < end) {
      const isBreak = nextBreak >= 0 && nextBreak < end
      const stop = isBreak ? nextBreak + 1 : end
      const piece = isRead ? source.slice(position, stop) : ''
      if (/\S/.test(piece)) current.lines.add(line)
      current.text += piece
      position = stop
      if (!isBreak) continue
      line += 1
      nextBreak = source.indexOf('\n', stop)
    }
  }
  const nameAt = (at: number) => /^[a-z][a-z0-9]*/.exec(lower.slice(at, at + 20))?.[0] ?? ''
  for (let open = source.indexOf('<'); open >= 0; ) {
    const isComment = source.startsWith('<!--', open)
    if (!/[a-z/!?]/.test(lower.charAt(open + 1))) {
      open = source.indexOf('<', open + 1)
      continue
    }
    const close = source.indexOf(isComment ? '-->' : '>', open)
    if (close < 0) break
    advanceTo(open, true)
    advanceTo(close + (isComment ? 3 : 1), false)
    const name = isComment ? '' : nameAt(open + 1)
    if (UNREAD.test(name)) {
      flush()
      const end = lower.indexOf(`</${name}`, position)
      advanceTo(end < 0 ? source.length : end, false)
    } else if (!isComment && !INLINE.test(name || nameAt(open + 2))) flush()
    open = source.indexOf('<', position)
  }
  advanceTo(source.length, true)
  flush()
  return parts
}

function decoded(text: string): string {
  return text.replace(ENTITY, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return NAMED[name.toLowerCase()] ?? whole
    const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal)
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}
