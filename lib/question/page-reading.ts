import type { PagePart } from './page-parts'
import {
  exampleBehindMark,
  innerExampleAt,
  isKnownFurniture,
  MAX_QUESTION_CHARACTERS,
  type QuestionShape,
  questionKey,
  questionOf,
  shapeOf,
  soundsGuiding,
  templateKey,
} from './page-wording'

/** What a part says of itself. */
type Wording = {
  /** The same for every wording of a question in other case or punctuation. */
  key: string
  shape: QuestionShape
  /** What follows the mark where an example begins here; null elsewhere. */
  example: string | null
  /** Whether it is short enough, and has a letter, to be the question that a list or a mark makes of it. */
  canBeQuestion: boolean
  /** The same for lines that say the same: questions in other case or punctuation, other lines in other numbers. */
  template: string
  /** Furniture by its words. */
  isKnownFurniture: boolean
  /** Furniture by its words, or because it comes again and again. */
  isFurniture: boolean
}

/** A part of a page with all that its place among the others says of it. */
export type ReadPart = PagePart &
  Wording & {
    /** Its number among the parts. */
    index: number
    /** Whether what comes next is an example or reads as guidance: what stands below a question. */
    isLeading: boolean
    /** A question in a list of questions, not the one above its guidance. */
    isListed: boolean
  }

/** A page's parts, read. */
export type ReadPage = {
  parts: ReadPart[]
  /** The keys of questions that a list on the page names. */
  listed: Set<string>
  hasExamples: boolean
}

/** A question that no list names stands twice at most; a line around entries more often. */
const MAX_ASKED = 2
const MAX_LISTED = 3
const MIN_LIST = 2
/** A page that is nothing but a list has at least these. */
const MIN_BARE_LIST = 3

/** Reads each part of a page and where its lists of questions are. */
export function readParts(source: readonly PagePart[]): ReadPage {
  const cut = source.flatMap(cutAtExample)
  const isPlain = !cut.some(({ text }) => exampleBehindMark(text, false) !== null)
  const known = new Map<string, Wording>()
  const parts = cut.map((part, index): ReadPart => {
    const wording = known.get(part.text) ?? wordingOf(part.text, isPlain)
    known.set(part.text, wording)
    return { text: part.text, lines: part.lines, ...wording, index, isLeading: false, isListed: false }
  })
  const hasExamples = parts.some(({ example }) => example !== null)
  const counts = countsOf(parts.filter(({ example }) => example === null).map(({ template }) => template))
  const countOf = ({ template, example }: ReadPart) => (example === null ? (counts.get(template) ?? 0) : 1)
  // A sentence of guidance may serve for two questions.
  const isRepeated = (part: ReadPart) => countOf(part) > (soundsGuiding(part.text) ? MAX_ASKED : 1)
  let next: ReadPart | undefined
  for (let index = parts.length - 1; index >= 0; index -= 1) {
    const part = parts[index]
    if (!part) continue
    part.isLeading = next !== undefined && leads(next, isRepeated(next))
    // An advertisement between a question and its guidance parts nothing.
    if (!part.isFurniture) next = part
  }
  const led = new Set(parts.filter(({ isLeading, canBeQuestion }) => isLeading && canBeQuestion).map(({ key }) => key))
  const listed = markLists(parts, hasExamples)
  for (const part of parts) {
    // A question stands on a page twice, in its list and above its guidance: that alone makes it no furniture.
    const isAsked = part.shape !== 'none' && led.has(part.key) && countOf(part) <= MAX_ASKED
    if (listed.has(part.key)) part.isFurniture = false
    else if (isRepeated(part) && !isAsked) part.isFurniture = true
  }
  return { parts, listed, hasExamples }
}

function wordingOf(text: string, isPlain: boolean): Wording {
  const example = exampleBehindMark(text, isPlain)
  const key = questionKey(text)
  const isFurniture = example === null && isKnownFurniture(text)
  const shape = example === null ? shapeOf(text) : 'none'
  return {
    key,
    // “What does status 404 mean?” and “… 500 mean?” are two questions.
    template: shape === 'none' ? templateKey(text) : key,
    shape,
    example,
    canBeQuestion: example === null && key !== '' && questionOf(text).length <= MAX_QUESTION_CHARACTERS,
    isKnownFurniture: isFurniture,
    isFurniture,
  }
}

/** A paragraph with “Answer Example:” in its middle is two: the line break was lost on the way. */
function cutAtExample(part: PagePart): PagePart[] {
  const at = innerExampleAt(part.text)
  if (at === 0) return [part]
  return [
    { ...part, text: part.text.slice(0, at).trim() },
    { ...part, text: part.text.slice(at) },
  ]
}

function leads(next: ReadPart, isRepeated: boolean): boolean {
  if (next.example !== null) return true
  if (isRepeated || next.shape === 'asked') return false
  return next.shape === 'none' || soundsGuiding(next.text)
}

/**
 * Finds runs of lines that are questions and stand elsewhere again, above their guidance. Where no line has any, and
 * nothing is an example, the longest run of questions is what the page is about.
 */
function markLists(parts: ReadPart[], hasExamples: boolean): Set<string> {
  const counts = countsOf(parts.filter(({ canBeQuestion }) => canBeQuestion).map(({ key }) => key))
  const leading = new Map<string, number>()
  for (const part of parts)
    if (part.isLeading && part.canBeQuestion) leading.set(part.key, (leading.get(part.key) ?? 0) + 1)
  // What stands around every entry comes more often than a list, the question, and perhaps a second list.
  const recurs = ({ key, isLeading, text }: ReadPart) => {
    if (soundsGuiding(text)) return false
    const count = counts.get(key) ?? 0
    return count > 1 && count <= MAX_LISTED && (leading.get(key) ?? 0) > (isLeading ? 1 : 0)
  }
  const runs = runsOf(
    parts,
    (part) => part.canBeQuestion && !part.isFurniture && (recurs(part) || part.shape !== 'none'),
  )
  // A question and a paragraph that both come twice are an entry that does.
  const lists = runs.filter((run) => run.filter((part) => recurs(part) && !part.isLeading).length >= MIN_LIST)
  const inRuns = new Set(runs.flat())
  const isBare =
    lists.length === 0 &&
    !hasExamples &&
    parts.filter((part) => part.shape === 'asked' && part.isLeading && !inRuns.has(part)).length < MIN_LIST
  const found = isBare ? runs.filter((run) => run.length >= MIN_BARE_LIST) : lists
  const listed = new Set<string>()
  for (const list of found) {
    const from = isBare ? 0 : list.findIndex((part) => recurs(part) || part.shape === 'asked')
    const to = isBare ? list.length - 1 : list.findLastIndex((part) => recurs(part) || part.shape === 'asked')
    for (const part of list.slice(from, to + 1)) {
      part.isListed = true
      listed.add(part.key)
    }
  }
  return listed
}

/** Runs of neighbours that fit, none with a question twice: the second is the one above its guidance. */
function runsOf(parts: ReadPart[], fits: (part: ReadPart) => boolean): ReadPart[][] {
  const runs: ReadPart[][] = []
  let run: ReadPart[] = []
  let keys = new Set<string>()
  const end = () => {
    if (run.length > 0) runs.push(run)
    run = []
    keys = new Set()
  }
  for (const part of parts) {
    if (!fits(part)) {
      end()
      continue
    }
    if (keys.has(part.key)) end()
    run.push(part)
    keys.add(part.key)
  }
  end()
  return runs.filter((each) => each.length >= MIN_LIST)
}

function countsOf(keys: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  return counts
}
