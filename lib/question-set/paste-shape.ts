import type { PasteBlock } from './paste-blocks'
import type { LineMark } from './paste-lines'
import { endsAsked, labelOf, looksAsked } from './paste-wording'

/** What the paste as a whole says of each of its lines. */
export type PasteShape = {
  /** Marks whose outermost items are questions, each with the columns it is indented by at most. */
  questionMarks: Map<LineMark, number>
  /** Nothing but questions, one a line, and names above them: no line is told from a question by its looks. */
  isPlainList: boolean
  /** Whether empty lines part groups of questions, so that a line on top of one may name it. */
  hasGroups: boolean
  /** Headings of the first level: where there is one, it is the title. */
  firstHeadings: number
}

const MIN_PROSE_CHARACTERS = 40
/** Of a mark’s items: numbers are for questions rather than for what is below them. */
const MIN_ASKED: [mark: LineMark, share: number][] = [
  ['number', 0.3],
  ['bullet', 0.5],
  ['letter', 0.5],
]

/** Whether a line is a sentence that asks nothing. */
export function isSentence(text: string): boolean {
  return text.length >= MIN_PROSE_CHARACTERS && /[.!…]["”’')\]]{0,2}$/.test(text.slice(-4)) && !looksAsked(text)
}

/** Looks at all lines once, before any is judged. */
export function shapeOfPaste(blocks: readonly PasteBlock[]): PasteShape {
  const questionMarks = new Map<LineMark, number>()
  const allAsked = blocks.filter(({ text }) => looksAsked(text)).length
  const unmarkedAsked = blocks.filter(({ text, mark }) => mark === 'none' && looksAsked(text)).length
  for (const [mark, share] of MIN_ASKED) {
    const marked = blocks.filter((block) => block.mark === mark && !block.cells)
    // Not Math.min(...): a long paste has more items than a call takes arguments.
    const outermost = marked.reduce((least, { indent }) => Math.min(least, indent), Number.POSITIVE_INFINITY) + 1
    const items = marked.filter(({ indent }) => indent <= outermost)
    const asked = items.filter(({ text }) => looksAsked(text)).length
    if (items.length === 0 || questionMarks.size > 0) continue
    // One bullet among lines that ask without is below one of them.
    if (mark !== 'number' && items.length === 1 && unmarkedAsked > 1) continue
    if (allAsked === 0 || (asked > 0 && asked >= share * items.length)) questionMarks.set(mark, outermost)
  }
  const isPlainList =
    questionMarks.size === 0 &&
    !blocks.some(
      ({ text, mark, cells, heading, isBold }) =>
        mark !== 'none' || cells || (heading === 0 && isSentence(text)) || labelOf(text, heading > 0 || isBold),
    )
  const hasGroups =
    blocks.some(({ text, isApart }) => !isApart && looksAsked(text)) && blocks.slice(1).some(({ isApart }) => isApart)
  return { questionMarks, isPlainList, hasGroups, firstHeadings: blocks.filter(({ heading }) => heading === 1).length }
}

/** Whether a line is an item of the marks that questions have. */
export function isQuestionItem({ mark, indent }: PasteBlock, { questionMarks }: PasteShape): boolean {
  const outermost = questionMarks.get(mark)
  return outermost !== undefined && indent <= outermost
}

/** Whether what comes below a line is a question, so that the line may be the name of a section. */
export function leadsToQuestion(next: PasteBlock | undefined, shape: PasteShape): boolean {
  if (!next) return false
  return (
    looksAsked(next.text) ||
    isQuestionItem(next, shape) ||
    next.cells !== null ||
    (shape.isPlainList && !endsAsked(next.text))
  )
}
