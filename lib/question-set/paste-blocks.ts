import type { PasteLine } from './paste-lines'
import { endsAsked, labelOf, opensQuestion } from './paste-wording'

/** A line with those that it was wrapped into. */
export type PasteBlock = Omit<PasteLine, 'number'> & {
  /** Numbers of its lines, rising. */
  lines: number[]
  /** Whether an empty line, or nothing, stands before it. */
  isApart: boolean
}

/** What a line has at least that was wrapped, in a list whose lines begin with capitals, and in one whose don’t. */
const MIN_WRAPPED = 25
const MIN_WRAPPED_SMALL = 60

/** Joins lines that were wrapped, and a mark that stands alone with what it marks. Blank lines are in no block. */
export function joinLines(lines: readonly PasteLine[]): PasteBlock[] {
  const written = lines.filter(({ text, mark }) => text !== '' && mark === 'none')
  const isSmall = written.filter(({ text }) => /^\p{Ll}/u.test(text)).length > written.length / 2
  const blocks: PasteBlock[] = []
  /** Of the last block: kept as pieces, as joining each line to all before takes the square of their number. */
  let pieces: string[] = []
  let last: PasteLine | null = null
  const end = () => {
    const block = blocks.at(-1)
    if (block && pieces.length > 1) block.text = pieces.filter((piece) => piece !== '').join(' ')
  }
  for (const line of lines) {
    if (line.text === '' && line.mark === 'none' && line.heading === 0) {
      last = null
      continue
    }
    const block = blocks.at(-1)
    if (block && last && goesOn(block, last, line, isSmall)) {
      pieces.push(line.text)
      block.lines.push(line.number)
    } else {
      end()
      const { number, ...rest } = line
      blocks.push({ ...rest, lines: [number], isApart: last === null })
      pieces = [line.text]
    }
    last = line
  }
  end()
  return blocks
}

function goesOn(block: PasteBlock, last: PasteLine, line: PasteLine, isSmall: boolean): boolean {
  if (line.mark !== 'none' || line.heading > 0 || line.isBold || line.cells || line.isAside) return false
  if (block.cells || block.isAside || block.heading > 0 || block.isBold) return false
  if (last.text === '') return true
  if (/[.?!:;…。？！]["”’')\]]{0,2}$/.test(last.text.slice(-4)) || labelOf(line.text, false)) return false
  if (last.text.endsWith(',')) return true
  if (!/^[\p{Ll}(]/u.test(line.text)) return block.mark !== 'none' && endsAsked(line.text) && !opensQuestion(line.text)
  if (block.mark !== 'none') return true
  return last.text.length >= (isSmall || opensQuestion(line.text) ? MIN_WRAPPED_SMALL : MIN_WRAPPED)
}
