import { type ExampleExtent, exampleFrom, nextClosings } from './page-example'
import type { ReadPage, ReadPart } from './page-reading'
import { beginsAsQuestion, isLabel, isNumbered, isProse, soundsGuiding } from './page-wording'

/** Where an entry of a page stands: the numbers of its parts. `example` begins with the part that bears the mark. */
export type EntryParts = { question: number; guidance: number[]; example: number[] }

/** From behind an example's mark (or the page's beginning) up to the next mark (or the page's end). */
type Block = { mark: ReadPart | null; from: number; to: number; endsWithMark: boolean }

/** What an entry that has no example must have, as nothing else tells it from a line of the page around it. */
const MIN_WORDS = 5
const MIN_GUIDANCE_CHARACTERS = 60
const ABOUT_THE_PAGE = /\b(?:interviews?|questions?|prepar\w+|guides?|articles?|we|our)\b/i
const MAX_UNSHAPED_CHARACTERS = 120

/**
 * Finds the entries of a page. The marks of examples cut it into blocks; each holds the rest of an example, furniture,
 * and one question or more with its guidance, the last of them belonging to the example that follows.
 */
export function findEntries(page: ReadPage): EntryParts[] {
  const { parts } = page
  const closing = nextClosings(parts)
  const entries: EntryParts[] = []
  for (const block of blocksOf(parts)) {
    let listed = block.from
    while (listed < block.to && !isListedStart(page, parts[listed])) listed += 1
    const example = block.mark ? exampleFrom(parts, block.mark, listed, closing) : null
    const starts = startsIn(page, block, example, listed)
    const last = entries.at(-1)
    const end = starts[0] ?? block.to
    if (example && last) last.example.push(...example.indices.filter((index) => index < end))
    starts.forEach((question, position) => {
      const next = starts[position + 1]
      const hasExample = next === undefined && block.endsWithMark
      entries.push({ question, guidance: guidanceIn(parts, question + 1, next ?? block.to, hasExample), example: [] })
    })
  }
  // Behind the guidance of an entry without example anything may follow: what the page's other entries have is a guide.
  const usual = entries.reduce(
    (most, { example, guidance }) => (example.length > 0 ? Math.max(most, guidance.length) : most),
    1,
  )
  return entries.map((entry) =>
    entry.example.length > 0 ? entry : { ...entry, guidance: entry.guidance.slice(0, usual) },
  )
}

function blocksOf(parts: readonly ReadPart[]): Block[] {
  const blocks: Block[] = []
  let mark: ReadPart | null = null
  let from = 0
  for (const part of parts) {
    if (part.example === null) continue
    blocks.push({ mark, from, to: part.index, endsWithMark: true })
    mark = part
    from = part.index + 1
  }
  blocks.push({ mark, from, to: parts.length, endsWithMark: false })
  return blocks
}

function isListedStart({ listed }: ReadPage, part: ReadPart | undefined): boolean {
  return part !== undefined && part.example === null && !part.isListed && listed.has(part.key)
}

/** The questions of a block, by its list where the page has one and this block a question of it, else by their looks. */
function startsIn(page: ReadPage, block: Block, example: ExampleExtent | null, listed: number): number[] {
  const { parts } = page
  if (listed < block.to) {
    const seen = parts.slice(listed, block.to).filter((part) => isListedStart(page, part))
    return seen.map(({ index }) => index)
  }
  if (page.listed.size > 0 && !block.endsWithMark) return []
  const from = example?.end ?? block.from
  const found = startsByLooks(parts, from, block)
  const sure = found.filter((index, position) => {
    const isLast = position === found.length - 1
    return (isLast && block.endsWithMark) || canStandAlone(page, index, block)
  })
  if (sure.length > 0 || !block.endsWithMark) return sure
  const guess = guessStart(parts, from, block) ?? (page.listed.size === 0 ? carvedStart(parts, block, example) : null)
  return guess === null ? [] : [guess]
}

function startsByLooks(parts: readonly ReadPart[], from: number, block: Block): number[] {
  const starts: number[] = []
  let isBehindFurniture = true
  let hasContent = true
  for (let index = from; index < block.to; index += 1) {
    const part = parts[index]
    if (!part) break
    if (part.isFurniture || part.isListed) {
      isBehindFurniture = true
      continue
    }
    const isAsked = part.shape === 'asked' && part.isLeading
    // “Describe …” begins a question as well as a paragraph of guidance: its place must tell.
    const isOpened: boolean =
      part.shape === 'opened' &&
      part.isLeading &&
      (isBehindFurniture || soundsGuiding(contentBehind(parts, index, block.to)?.text ?? '')) &&
      hasContent &&
      !soundsGuiding(part.text) &&
      (starts.length === 0 || index + 1 < block.to)
    if (isAsked || isOpened) starts.push(index)
    hasContent = !(isAsked || isOpened)
    isBehindFurniture = false
  }
  return starts
}

/** Whether a question that no list names and no example follows is one of the page's, rather than a line around them. */
function canStandAlone({ parts, hasExamples }: ReadPage, index: number, block: Block): boolean {
  const part = parts[index]
  const next = contentBehind(parts, index, block.to)
  if (!part || !next) return false
  if (!isNumbered(part.text) && (!beginsAsQuestion(part.text) || part.text.split(' ').length < MIN_WORDS)) return false
  if (next.text.length < MIN_GUIDANCE_CHARACTERS || !isProse(next.text)) return false
  // Above the first entry stand a title and an introduction.
  if (block.mark !== null || !hasExamples || soundsGuiding(next.text)) return true
  return !ABOUT_THE_PAGE.test(part.text) && !ABOUT_THE_PAGE.test(next.text.slice(0, 1000))
}

function contentBehind(parts: readonly ReadPart[], index: number, to: number): ReadPart | null {
  for (let next = index + 1; next < to; next += 1) {
    const part = parts[next]
    if (part && !part.isFurniture) return part
  }
  return null
}

/** The likeliest question where none looks like one: the line above the paragraph above the mark. */
function guessStart(parts: readonly ReadPart[], from: number, block: Block): number | null {
  const lines = parts.slice(from, block.to).filter(({ isFurniture, isListed }) => !isFurniture && !isListed)
  const opened = lines.filter(({ shape, text }) => shape === 'opened' && !soundsGuiding(text))
  const guesses = [block.mark ? opened[0] : opened.at(-1), lines.at(-2), lines[0], lines.at(-1)]
  return guesses.find((part) => part?.canBeQuestion && !soundsGuiding(part.text))?.index ?? null
}

/** The same, where the example before it has no end to see and took all. */
function carvedStart(parts: readonly ReadPart[], block: Block, example: ExampleExtent | null): number | null {
  if (!example) return null
  const candidates = [parts[block.to - 2], parts[block.to - 1]]
  return (
    candidates.find(
      (part) =>
        part &&
        part.index >= block.from &&
        part.canBeQuestion &&
        (part.shape !== 'none' ||
          (part.text.length <= MAX_UNSHAPED_CHARACTERS && !/\b(?:I|my|we|our)\b/i.test(part.text))),
    )?.index ?? null
  )
}

function guidanceIn(parts: readonly ReadPart[], from: number, to: number, hasExample: boolean): number[] {
  const kept: number[] = []
  const unsure: number[] = []
  for (let index = from; index < to; index += 1) {
    const part = parts[index]
    if (!part || part.isListed) continue
    if (part.isFurniture && !isLabel(part.text)) {
      if (!hasExample && kept.length > 0) break
      // Pages repeat a sentence of guidance too.
      if (hasExample && isProse(part.text) && !part.isKnownFurniture) unsure.push(index)
    } else if (isProse(part.text) || isLabel(part.text)) kept.push(index)
    else unsure.push(index)
  }
  return kept.length > 0 ? kept : unsure.slice(0, 1)
}
