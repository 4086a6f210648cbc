import { z } from 'zod'
import type { Place } from './anchor'
import { readablePart } from './gates'
import { type OpinionQuestion, oneLine } from './opinion'
import type { CoachNote } from './report'

/** Turns what a second reader says into notes of the coach, and drops what can't be held against the answer. */

const said = z.object({
  kind: z.enum(['missing', 'partly', 'contradiction', 'structure', 'delivery', 'covered']),
  point: z.coerce.number().int().min(0).catch(0),
  quote: z.string().max(2_000).default(''),
  message: z.string().transform(oneLine).pipe(z.string().min(10).max(400)),
  ask: z.string().default('').transform(oneLine).pipe(z.string().max(300)),
})

type Said = z.infer<typeof said>

/** Of how many words of the answer a note must be, where it is of words. One tells of a filler, three of a claim. */
const LEAST_QUOTED: Partial<Record<Said['kind'], number>> = { partly: 2, contradiction: 2, delivery: 1, covered: 3 }
const OF_POINTS = new Set<Said['kind']>(['missing', 'partly', 'covered'])
const ASKING = new Set<Said['kind']>(['missing', 'partly', 'contradiction'])

/** Leads elsewhere, or is no plain text. Control characters may hide words. */
const LINK = /\b[a-z][a-z+.-]*:\/\/|mailto:|\bwww\.|\b[\w-]+\.(?:com|org|net|io|dev|ai|app|co)\b/i
const MARKUP = /\]\(|<\/?[a-z]|\*\*|__|`|[\p{Cc}\p{Cf}]/iu
/** As the coach gives none: "7/10", "8 out of 10", "a score of 7", "I rate it 4". */
const SCORE =
  /\b\d+(?:\.\d+)?\s*\/\s*(?:5|10|100)\b|\b\d+(?:\.\d+)?\s+(?:out\s+)?of\s+(?:5|10|100)\b(?!\s+\p{L})|\b(?:scor|grad|rat|mark)(?:e|es|ed|ing|s)?\b[^.!?\d]{0,24}\d/iu
/** From so many words on, what is given in quotation marks is a sentence to paste. */
const MOST_OFFERED_WORDS = 6
const OFFERED = /“([^”]{20,})”|"([^"]{20,})"|«([^»]{20,})»|(?<![\p{L}\p{N}])['‘](.{20,}?)['’](?![\p{L}\p{N}])/gu

/**
 * Holds what a reader says against an answer.
 * @returns gives the note for anything that it wrote, parsed; null where that isn't a note, speaks of a key point that
 *   there isn't, quotes what the answer doesn't say, or says what no note may say
 */
export function opinionNotes({ keyPoints }: OpinionQuestion, answer: string): (value: unknown) => CoachNote | null {
  const findQuote = quoteFinder(readablePart(answer).text)

  function offersSentence(text: string): boolean {
    return [...text.matchAll(OFFERED)].some((match) => {
      const words = match.slice(1).find((group) => group !== undefined) ?? ''
      return wordsOf(words) >= MOST_OFFERED_WORDS && !findQuote(words)
    })
  }

  return (value) => {
    const parsed = said.safeParse(value)
    if (!parsed.success) return null
    const { kind, point, quote, message, ask } = parsed.data
    const keyPointId = point === 0 ? null : keyPoints[point - 1]?.id
    if (keyPointId === undefined || (OF_POINTS.has(kind) && keyPointId === null)) return null
    const place = findQuote(quote)
    if (!place && quote.trim() !== '') return null
    const least = LEAST_QUOTED[kind]
    if (least !== undefined && (!place || wordsOf(answer.slice(place.start, place.end)) < least)) return null
    if (ASKING.has(kind) && !ask.endsWith('?')) return null
    const words = `${message}\n${ask}`
    if (LINK.test(words) || SCORE.test(words) || MARKUP.test(message) || MARKUP.test(ask)) return null
    if (offersSentence(words)) return null
    const evidence = kind === 'missing' || !place ? null : { ...place, text: answer.slice(place.start, place.end) }
    return { kind, keyPointId, message, ask: ASKING.has(kind) ? ask : '', evidence }
  }
}

function wordsOf(text: string): number {
  return text.trim().split(/\s+/).length
}

/**
 * Finds quotes in a text, whatever became of their spaces, dashes, quotation marks and capitals on the way.
 * @returns gives the first place where whole words say it; null where none do, or where it has no letter
 */
export function quoteFinder(text: string): (quote: string) => Place | null {
  const { plain, starts } = plainOf(text)
  return (quote) => {
    const sought = plainOf(quote.replace(/^[\s"“”'‘>…]+|[\s"“”'’…]+$/gu, '')).plain
    if (!/[\p{L}\p{N}]/u.test(sought)) return null
    for (let at = plain.indexOf(sought); at >= 0; at = plain.indexOf(sought, at + 1)) {
      const end = at + sought.length
      if (cutsWord(plain, at) || cutsWord(plain, end)) continue
      const start = starts[at]
      const last = starts[end - 1]
      if (start === undefined || last === undefined) return null
      // A character that became two, or is of two units, ends where the next begins.
      return { start, end: last + String.fromCodePoint(text.codePointAt(last) ?? 0).length }
    }
    return null
  }
}

/** Whether a place is within a word. */
function cutsWord(text: string, at: number): boolean {
  return /[\p{L}\p{N}]$/u.test(text.slice(Math.max(0, at - 2), at)) && /^[\p{L}\p{N}]/u.test(text.slice(at, at + 2))
}

/** A text in plain characters, with the place in it that each unit came from. */
function plainOf(text: string): { plain: string; starts: number[] } {
  const parts: string[] = []
  const starts: number[] = []
  let isAfterSpace = true
  let at = 0
  for (const character of text) {
    const isSpace = /\s/.test(character)
    if (!isSpace || !isAfterSpace) {
      const simple = isSpace ? ' ' : (SIMPLE[character] ?? character.toLowerCase())
      parts.push(simple)
      for (let unit = 0; unit < simple.length; unit++) starts.push(at)
    }
    isAfterSpace = isSpace
    at += character.length
  }
  return { plain: parts.join(''), starts }
}

const SIMPLE: Readonly<Record<string, string>> = {
  '‘': "'",
  '’': "'",
  '“': '"',
  '”': '"',
  '‐': '-',
  '‑': '-',
  '–': '-',
  '—': '-',
}
