import { gradeOf, type Query } from './search-query'
import { wordsIn } from './search-words'

/** A piece of plain text, found or not. */
export type Segment = { text: string; isHit: boolean }
/** The part of a text that holds most of what was searched for. */
export type Snippet = { segments: Segment[]; isCutBefore: boolean; isCutAfter: boolean }

type Hit = { start: number; end: number; word: string; weight: number }

/** A whole text with what was found in it. Joined, the segments are the text. */
export function markHits(text: string, query: Query): Segment[] {
  return segmentsOf(text, hitsIn(text, query))
}

const MAX_CHARACTERS = 200
/** What a word's second hit counts, and what is no difference between sums of weights. */
const AGAIN = 0.01
const TINY = 1e-6
/** How much stands before the first hit. */
const LEAD_CHARACTERS = 60

/**
 * The best part of some texts: of the one that says most of what was searched for (the first of several), the window
 * around as much of it as fits. Null where none says any of it.
 */
export function snippetOf(texts: Iterable<string>, query: Query): Snippet | null {
  let best: { text: string; hits: Hit[]; first: number; worth: number } | null = null
  const most = query.words.reduce((sum, { weight }) => sum + weight, 0)
  for (const text of texts) {
    // It says all: what comes after could only say it again.
    if (best && best.worth >= most - TINY) break
    const hits = hitsIn(text, query)
    const { first, worth } = bestWindow(hits)
    if (worth > (best?.worth ?? 0)) best = { text, hits, first, worth }
  }
  return best && cut(best.text, best.hits, best.hits[best.first]?.start ?? 0)
}

function hitsIn(text: string, { words: queryWords }: Query): Hit[] {
  return wordsIn(text).flatMap(({ word, parts, start, end }): Hit[] => {
    const met = queryWords.find((queryWord) => [word, ...parts].some((one) => gradeOf(queryWord, one) > 0))
    return met ? [{ start, end, word: met.word, weight: met.weight }] : []
  })
}

/** The hit at which a window begins that holds most: each word counts once, and once more a little. */
function bestWindow(hits: readonly Hit[]): { first: number; worth: number } {
  const inside = new Map<string, number>()
  let best = { first: 0, worth: 0 }
  let worth = 0
  let last = 0
  hits.forEach((hit, first) => {
    for (; last < hits.length; last += 1) {
      const next = hits[last]
      if (!next || next.end - hit.start > MAX_CHARACTERS - LEAD_CHARACTERS) break
      const before = inside.get(next.word) ?? 0
      worth += before === 0 ? next.weight : AGAIN
      inside.set(next.word, before + 1)
    }
    if (worth > best.worth + TINY) best = { first, worth }
    const left = (inside.get(hit.word) ?? 1) - 1
    if (last > first) {
      worth -= left === 0 ? hit.weight : AGAIN
      inside.set(hit.word, left)
    } else last = first + 1
  })
  return best
}

function cut(text: string, hits: readonly Hit[], firstHit: number): Snippet {
  const isShort = text.length <= MAX_CHARACTERS
  // Near the end, the window takes more of what stands before.
  const wanted = Math.min(firstHit - LEAD_CHARACTERS, text.length - MAX_CHARACTERS)
  const start = isShort ? 0 : afterSpace(text, wanted, firstHit)
  const end = isShort ? text.length : beforeSpace(text, start + MAX_CHARACTERS, firstHit)
  const inside = hits
    .filter((hit) => hit.end > start && hit.start < end)
    .map((hit) => ({ ...hit, start: hit.start - start, end: Math.min(hit.end, end) - start }))
  return {
    segments: segmentsOf(text.slice(start, end), inside),
    isCutBefore: start > 0,
    isCutAfter: end < text.length,
  }
}

/** Where a word begins at or behind a place, not behind the hit. A text without spaces is cut at whole characters. */
function afterSpace(text: string, place: number, hit: number): number {
  if (place <= 0) return 0
  const sentence = /[.!?…]["”’)]? +/g
  sentence.lastIndex = Math.max(0, place - LEAD_CHARACTERS / 2)
  // A sentence's beginning, where one is near, reads best.
  const match = sentence.exec(text.slice(0, hit))
  if (match) return match.index + match[0].length
  const space = text.indexOf(' ', place)
  return space >= 0 && space < hit ? space + 1 : wholeCharacter(text, Math.min(place, hit))
}

function beforeSpace(text: string, place: number, hit: number): number {
  if (place >= text.length) return text.length
  const space = text.lastIndexOf(' ', place)
  return space > hit ? space : wholeCharacter(text, place)
}

function wholeCharacter(text: string, place: number): number {
  const isLow = /[\uDC00-\uDFFF]/.test(text.charAt(place))
  return isLow ? place - 1 : place
}

function segmentsOf(text: string, hits: readonly { start: number; end: number }[]): Segment[] {
  const segments: Segment[] = []
  let place = 0
  for (const { start, end } of hits) {
    if (start > place) segments.push({ text: text.slice(place, start), isHit: false })
    segments.push({ text: text.slice(Math.max(start, place), end), isHit: true })
    place = end
  }
  if (place < text.length) segments.push({ text: text.slice(place), isHit: false })
  return segments.filter((segment) => segment.text !== '')
}
