import { type EntryParts, findEntries } from './page-entries'
import { partsOfPage } from './page-parts'
import { unquoted } from './page-quotes'
import { type ReadPage, type ReadPart, readParts } from './page-reading'
import { isProse, questionOf } from './page-wording'

/** A question of a page. Texts are plain; paragraphs as they stand there. */
export type PageEntry = {
  text: string
  /** Empty where the page gives none. */
  guidance: string[]
  /** Without the mark and the quotes around it; null where the page gives none. */
  example: string[] | null
  /** The numbers of the input's lines that it was made of, its place in a list included. Rising. */
  lines: number[]
}

/** A line that nothing was made of. `isPart`: only this piece of it, the rest was used. */
export type DroppedLine = { line: number; text: string; isPart: boolean }

/** What a question page gives. Each line of the input is one of a `lines` or of `dropped`. */
export type QuestionPage = {
  title: { text: string; lines: number[] } | null
  /** A sentence or two on what the page is for. */
  introduction: { text: string; lines: number[] } | null
  entries: PageEntry[]
  dropped: DroppedLine[]
}

/** Title and introduction are among a page's first parts. */
const MAX_HEAD = 200
const MAX_TITLE_CHARACTERS = 160
const MIN_INTRODUCTION_CHARACTERS = 40
const ABOUT_QUESTIONS = /\b(?:interview|questions?)\b/i
const ABOUT_PREPARING = /\b(?:interviews?|questions?|prepar\w+|answers?|role|job)\b/i

/**
 * Reads a page of interview questions that somebody saved (HTML or text) or pasted: a title, perhaps a list of the
 * questions, then for each a paragraph of guidance and one that begins “Answer Example:” or alike, with furniture of
 * the page between. Never throws; takes time in proportion to the page.
 */
export function parseQuestionPage(source: string): QuestionPage {
  const { lines, parts } = partsOfPage(source)
  const page = readParts(parts)
  const used = new Set<number>()
  const entries = entriesOf(page, used)
  const { title, introduction } = headOf(page, used)
  return {
    title: title && { text: withoutSite(title.text), lines: title.lines },
    introduction: introduction && { text: introduction.text, lines: introduction.lines },
    entries,
    dropped: droppedOf(lines, page.parts, used),
  }
}

type Draft = { text: string; guidance: number[]; example: number[]; parts: number[] }

function entriesOf(page: ReadPage, used: Set<number>): PageEntry[] {
  const { parts } = page
  const drafts = new Map<string, Draft>()
  for (const found of findEntries(page)) addEntry(drafts, parts, found)
  for (const part of parts) {
    if (part.example !== null) continue
    const draft = drafts.get(part.key)
    // A question that a list names has a draft even if the page says nothing more of it.
    if (draft) draft.parts.push(part.index)
    else if (part.isListed)
      drafts.set(part.key, { text: questionOf(part.text), guidance: [], example: [], parts: [part.index] })
  }
  const entries = [...drafts.values()].map((draft): PageEntry => {
    const all = [...draft.parts, ...draft.guidance, ...draft.example]
    for (const index of all) used.add(index)
    const example = unquoted(textsOf(parts, draft.example))
    return {
      text: draft.text,
      guidance: textsOf(parts, draft.guidance),
      example: example.length > 0 ? example : null,
      lines: linesOf(parts, all),
    }
  })
  return entries.sort((a, b) => (a.lines[0] ?? 0) - (b.lines[0] ?? 0))
}

/** A question that comes twice is one entry: the second gives what the first lacks. */
function addEntry(drafts: Map<string, Draft>, parts: readonly ReadPart[], found: EntryParts): void {
  const part = parts[found.question]
  if (!part) return
  const known = drafts.get(part.key)
  if (!known) {
    const { guidance, example } = found
    drafts.set(part.key, { text: questionOf(part.text), guidance, example, parts: [found.question] })
    return
  }
  if (known.guidance.length === 0) known.guidance = found.guidance
  if (known.example.length === 0) known.example = found.example
}

function textsOf(parts: readonly ReadPart[], indices: readonly number[]): string[] {
  return indices.map((index) => parts[index]?.example ?? parts[index]?.text ?? '').filter((text) => text !== '')
}

function linesOf(parts: readonly ReadPart[], indices: readonly number[]): number[] {
  return [...new Set(indices.flatMap((index) => parts[index]?.lines ?? []))].sort((a, b) => a - b)
}

function headOf({ parts }: ReadPage, used: Set<number>): { title: ReadPart | null; introduction: ReadPart | null } {
  let end = 0
  while (end < Math.min(parts.length, MAX_HEAD) && !used.has(end)) end += 1
  const head = parts.slice(0, end).filter(({ example, isKnownFurniture }) => example === null && !isKnownFurniture)
  const titles = head.filter(({ text }) => text.length <= MAX_TITLE_CHARACTERS && /\p{L}/u.test(text))
  const title = titles.find(({ text }) => ABOUT_QUESTIONS.test(text) && !/[.!]$/.test(text)) ?? titles[0] ?? null
  const introduction =
    head.find(
      (part) =>
        part.index > (title?.index ?? -1) &&
        part.text.length >= MIN_INTRODUCTION_CHARACTERS &&
        isProse(part.text) &&
        ABOUT_PREPARING.test(part.text.slice(0, 1000)),
    ) ?? null
  for (const part of [title, introduction]) if (part) used.add(part.index)
  return { title, introduction }
}

/** “Questions for testers | Some Site” without the site. */
function withoutSite(title: string): string {
  const cut = title.replace(/ [|·»] .*$/, '').trim()
  return cut || title
}

function droppedOf(lines: readonly string[], parts: readonly ReadPart[], used: Set<number>): DroppedLine[] {
  const usedLines = new Set<number>()
  for (const part of parts) if (used.has(part.index)) for (const line of part.lines) usedLines.add(line)
  const dropped: DroppedLine[] = []
  lines.forEach((text, index) => {
    if (!usedLines.has(index + 1)) dropped.push({ line: index + 1, text, isPart: false })
  })
  const pieces = parts.flatMap((part) => {
    const line = used.has(part.index) ? undefined : part.lines.find((each) => usedLines.has(each))
    return line === undefined ? [] : [{ line, text: part.text, isPart: true }]
  })
  return pieces.length === 0 ? dropped : [...dropped, ...pieces].sort((a, b) => a.line - b.line)
}
