import { decodeReferences } from './character-reference'

/** A piece of HTML. `style` is what a tag says of its looks: its style and its class, in small letters. */
export type HtmlToken =
  | { kind: 'text'; text: string }
  | { kind: 'open'; name: string; style: string }
  | { kind: 'close'; name: string }

/** Elements whose text nobody sees: it ends only at their own closing tag. */
const UNSEEN = /^(?:script|style|noscript|template|svg|title|textarea|iframe|object)$/
const STYLE = /\b(?:style|class)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gi
/** More of a tag’s attributes isn’t looked at: pictures carry themselves in theirs. */
const MAX_ATTRIBUTE_CHARACTERS = 4_000

/**
 * Cuts HTML into text and tags, whatever it is: what is no tag is text. Comments and what nobody sees are left out.
 * Nothing is run or kept but words. Each character is looked at once: a tag that never ends makes the rest text.
 */
export function htmlTokens(source: string): HtmlToken[] {
  const tokens: HtmlToken[] = []
  // Not toLowerCase(), which changes the length of some letters.
  const lower = source.replace(/[A-Z]+/g, (letters) => letters.toLowerCase())
  let textFrom = 0
  const addText = (to: number) => {
    if (to > textFrom) tokens.push({ kind: 'text', text: decodeReferences(source.slice(textFrom, to)) })
  }
  for (let open = source.indexOf('<'); open >= 0; ) {
    const first = lower.charAt(open + 1)
    if (!/[a-z/!?]/.test(first)) {
      open = source.indexOf('<', open + 1)
      continue
    }
    const isComment = source.startsWith('<!--', open)
    const end = isComment ? source.indexOf('-->', open + 4) : endOfTag(source, open + 1)
    if (end < 0) break
    addText(open)
    textFrom = end + (isComment ? 3 : 1)
    const isClosing = first === '/'
    const name = isComment
      ? ''
      : (/^[a-z][a-z0-9]*/.exec(lower.slice(open + (isClosing ? 2 : 1), open + 20))?.[0] ?? '')
    if (name !== '' && isClosing) tokens.push({ kind: 'close', name })
    else if (name !== '' && UNSEEN.test(name) && source.charAt(end - 1) !== '/') {
      const closing = lower.indexOf(`</${name}`, textFrom)
      textFrom = closing < 0 ? source.length : closing
    } else if (name !== '') tokens.push({ kind: 'open', name, style: styleOf(lower.slice(open, end)) })
    open = source.indexOf('<', textFrom)
  }
  addText(source.length)
  return tokens
}

/** Where a tag's “>” is, none in quotes; -1 where there is none. */
function endOfTag(source: string, from: number): number {
  let quote = ''
  for (let index = from; index < source.length; index += 1) {
    const character = source.charAt(index)
    if (quote !== '') {
      if (character === quote) quote = ''
    } else if (character === '>') return index
    // A quotation mark elsewhere is none of an attribute: people write <p don't>.
    else if ((character === '"' || character === "'") && /[=\s]/.test(source.charAt(index - 1))) quote = character
  }
  return -1
}

function styleOf(tag: string): string {
  if (!tag.includes('=')) return ''
  return [...tag.slice(0, MAX_ATTRIBUTE_CHARACTERS).matchAll(STYLE)]
    .map(([, double, single, bare]) => double ?? single ?? bare ?? '')
    .join(' ')
}
