import { closesQuote, opensQuote } from './page-quotes'
import type { ReadPart } from './page-reading'
import { beginsAsQuestion, isLabel, isProse } from './page-wording'

/** The parts of an example, its mark first, and the part behind its last. */
export type ExampleExtent = { indices: number[]; end: number }

/** How far a paragraph may be from the one that closes the quotation, where an earlier one seemed to. */
const MAX_REOPENED = 6

/**
 * How far the example at a mark goes: in quotes to the mark that closes them, where one does, otherwise to furniture, a
 * question, or what is no sentence.
 * @param limit the part before which it ends at the latest
 * @param closing of {@link nextClosings}
 */
export function exampleFrom(
  parts: readonly ReadPart[],
  mark: ReadPart,
  limit: number,
  closing: number[],
): ExampleExtent {
  const extent: ExampleExtent = { indices: [mark.index], end: mark.index + 1 }
  let quote: 'unread' | 'none' | 'open' | 'closed' = mark.example ? quoteAfter(mark.example) : 'unread'
  for (let index = mark.index + 1; index < limit; index += 1) {
    const part = parts[index]
    if (!part) break
    const closesAt = closing[index] ?? Number.POSITIVE_INFINITY
    const willClose = closesAt < limit
    if (part.isFurniture && !isLabel(part.text)) {
      if (quote === 'unread' || (quote === 'open' && willClose)) continue
      break
    }
    if (quote === 'unread') {
      quote = quoteAfter(part.text)
    } else if (quote === 'open') {
      if (!willClose && (isQuestion(part) || !isSentence(part))) break
      if (closesQuote(part.text)) quote = 'closed'
    } else if (quote === 'closed') {
      if (opensQuote(part.text)) quote = quoteAfter(part.text)
      else if (willClose && closesAt - index < MAX_REOPENED && part.shape !== 'asked')
        quote = closesAt === index ? 'closed' : 'open'
      else break
    } else if (isQuestion(part) || !isSentence(part)) break
    extent.indices.push(index)
    extent.end = index + 1
  }
  return extent
}

/** For each part, the number of the next (itself included) that ends a quotation begun before it. */
export function nextClosings(parts: readonly ReadPart[]): number[] {
  const closing: number[] = []
  let next = Number.POSITIVE_INFINITY
  for (let index = parts.length - 1; index >= 0; index -= 1) {
    const text = parts[index]?.text ?? ''
    if (parts[index]?.example !== null) next = Number.POSITIVE_INFINITY
    else if (closesQuote(opensQuote(text) ? text.slice(1) : text)) next = index
    closing[index] = next
  }
  return closing
}

function quoteAfter(text: string): 'none' | 'open' | 'closed' {
  if (!opensQuote(text)) return 'none'
  return closesQuote(text.slice(1)) ? 'closed' : 'open'
}

function isQuestion({ shape, isLeading, text }: ReadPart): boolean {
  return (shape === 'asked' && (isLeading || beginsAsQuestion(text))) || (shape === 'opened' && isLeading)
}

function isSentence({ text }: ReadPart): boolean {
  return isProse(text) || isLabel(text)
}
