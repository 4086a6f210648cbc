import { z } from 'zod'
import type { Place } from './anchor'
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

/** What is said of words that must be there to be seen. */
const OF_WORDS = new Set<Said['kind']>(['partly', 'contradiction', 'delivery', 'covered'])
const OF_POINTS = new Set<Said['kind']>(['missing', 'partly', 'covered'])
const ASKING = new Set<Said['kind']>(['missing', 'partly', 'contradiction'])

/** A link or markup leads elsewhere; a score is what the coach doesn't give; control characters may hide words. */
const NOT_FOR_A_MARGIN =
  /https?:|www\.|\]\(|<\/?[a-z]|\b\d+(?:\.\d+)?\s*(?:\/|out of)\s*(?:5|10|100)\b|[\p{Cc}\p{Cf}]/iu
/** From so many words on, what is given in quotation marks is a sentence to paste. */
const MOST_OFFERED_WORDS = 6
const OFFERED = /“([^”]{20,})”|"([^"]{20,})"/g

/**
 * What a reader said, as a note on the answer.
 * @param value anything: what it wrote, parsed
 * @returns null where it isn't a note, speaks of a key point that there isn't, quotes what the answer doesn't say, or
 *   says what no note may say
 */
export function opinionNote(value: unknown, { keyPoints }: OpinionQuestion, answer: string): CoachNote | null {
  const parsed = said.safeParse(value)
  if (!parsed.success) return null
  const { kind, point, quote, message, ask } = parsed.data
  const keyPointId = point === 0 ? null : keyPoints[point - 1]?.id
  if (keyPointId === undefined || (OF_POINTS.has(kind) && keyPointId === null)) return null
  const place = quote.trim() === '' ? null : findQuote(quote, answer)
  if (quote.trim() !== '' && !place) return null
  if (OF_WORDS.has(kind) && !place) return null
  if (kind === 'covered' && place && wordsOf(answer.slice(place.start, place.end)) < 3) return null
  if (ASKING.has(kind) && !ask.endsWith('?')) return null
  if (NOT_FOR_A_MARGIN.test(message) || NOT_FOR_A_MARGIN.test(ask)) return null
  if (offersSentence(`${message}\n${ask}`, answer)) return null
  const evidence = kind === 'missing' || !place ? null : { ...place, text: answer.slice(place.start, place.end) }
  return { kind, keyPointId, message, ask: ASKING.has(kind) ? ask : '', evidence }
}

function offersSentence(text: string, answer: string): boolean {
  return [...text.matchAll(OFFERED)].some(([, curly, straight]) => {
    const words = curly ?? straight ?? ''
    return wordsOf(words) >= MOST_OFFERED_WORDS && !findQuote(words, answer)
  })
}

function wordsOf(text: string): number {
  return text.trim().split(/\s+/).length
}

/**
 * Where a quote stands in a text, whatever became of its spaces, dashes, quotation marks and capitals on the way.
 * @returns null where it doesn't
 */
export function findQuote(quote: string, text: string): Place | null {
  const { plain: sought } = plainOf(quote.replace(/^[\s"“”'>…]+|[\s"“”'…]+$/gu, ''))
  if (sought === '') return null
  const { plain, starts } = plainOf(text)
  const at = plain.indexOf(sought)
  const start = starts[at]
  const last = starts[at + sought.length - 1]
  if (at < 0 || start === undefined || last === undefined) return null
  // A character that became two, or one of two units, ends where the next begins.
  return { start, end: last + String.fromCodePoint(text.codePointAt(last) ?? 0).length }
}

/** A text in plain characters, with the place in it that each came from. */
function plainOf(text: string): { plain: string; starts: number[] } {
  let plain = ''
  const starts: number[] = []
  let at = 0
  for (const character of text) {
    const simple = /\s/.test(character) ? ' ' : (SIMPLE[character] ?? character.toLowerCase())
    if (simple !== ' ' || (plain !== '' && !plain.endsWith(' '))) {
      plain += simple
      for (let unit = 0; unit < simple.length; unit++) starts.push(at)
    }
    at += character.length
  }
  return { plain, starts }
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
