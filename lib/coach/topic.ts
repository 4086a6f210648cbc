import type { Token } from './language'
import { cosinesOf, type Vectors } from './vectors'

/** How near two pieces of text are in what they speak of. Pure: no I/O. */

/** A word of a phrase, with what it weighs. Two terms are the same where their lemmas are. */
export type Term = { lemma: string; weight: number; row: number | null; grams: ReadonlySet<string> | null }

/** Weights of function words and numbers, beside rarity: they say little of the topic. */
const STOP_WEIGHT = 0.12
const NUMBER_WEIGHT = 0.35
/** Smooth inverse frequency (Arora, Liang and Ma 2017), with Zipf's law for the share of a word of a rank. */
const RARITY = 2e-4
const ZIPF = 0.08
/** Below it two words are strangers, and their cosine is noise. */
const LEAST_COSINE = 0.25
/** Words that the vectors don't know are alike from so large a share of their character 3- and 4-grams on (Dice). */
const LEAST_DICE = 0.5

/** The words and numbers of a text as weighted terms; what stands twice counts twice. */
export function termsOf(vectors: Vectors, tokens: readonly Token[]): Term[] {
  return tokens
    .filter(({ isWord, isNumber }) => isWord || isNumber)
    .map(({ normal, lemma, isStop, isNumber }) => {
      const row = vectors.rowOf(normal) ?? vectors.rowOf(lemma) ?? null
      // The vectors lack some of the commonest words, such as "a" and "I".
      const rarity = row === null ? (isStop ? 0 : 1) : 1 / (1 + ZIPF / (row + 1) / RARITY)
      const weight = rarity * (isStop ? STOP_WEIGHT : 1) * (isNumber ? NUMBER_WEIGHT : 1)
      return { lemma, weight, row, grams: row === null ? gramsOf(normal) : null }
    })
}

/** Likeness of two words by how they are spelled, 0 to 1. */
function spelledAlike(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  // They can't be alike enough where one is much shorter.
  if (2 * Math.min(a.size, b.size) <= LEAST_DICE * (a.size + b.size)) return 0
  const near = dice(a, b)
  return near > LEAST_DICE ? near : 0
}

function gramsOf(word: string): Set<string> {
  const padded = `<${word}>`
  const grams = new Set<string>()
  for (const size of [3, 4]) for (let at = 0; at + size <= padded.length; at++) grams.add(padded.slice(at, at + size))
  return grams
}

function dice(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let common = 0
  for (const gram of a) if (b.has(gram)) common += 1
  return (2 * common) / (a.size + b.size || 1)
}

/** Distinct terms, numbered: what phrases and units are written in. */
export type Lexicon = { terms: Term[]; numbers: Map<string, number> }

export type Phrase = { numbers: number[]; weights: number[]; sum: number }

export function makeLexicon(): Lexicon {
  return { terms: [], numbers: new Map() }
}

/** Writes terms as numbers of a lexicon, which grows by those that it didn't know. */
export function writePhrase(lexicon: Lexicon, terms: readonly Term[]): Phrase {
  const numbers = terms.map((term) => {
    const known = lexicon.numbers.get(term.lemma)
    if (known !== undefined) return known
    lexicon.numbers.set(term.lemma, lexicon.terms.length)
    lexicon.terms.push(term)
    return lexicon.terms.length - 1
  })
  const weights = terms.map(({ weight }) => weight)
  return { numbers, weights, sum: weights.reduce((sum, weight) => sum + weight, 0) }
}

/** The words of a phrase again, with what each weighs in it. */
export function wordsOf({ terms }: Lexicon, { numbers, weights }: Phrase): { row: number | null; weight: number }[] {
  return numbers.map((number, at) => ({ row: terms[number]?.row ?? null, weight: weights[at] ?? 0 }))
}

/** Likeness of each term of one lexicon to each of another: row `a`, column `b`. */
export type LikenessTable = { columns: number; cells: Float32Array }

/** Every pair once, 0 to 1; phrases and units then only look up. Cost: terms times terms times dimensions. */
export function tabulate(vectors: Vectors, a: Lexicon, b: Lexicon): LikenessTable {
  const columns = b.terms.length
  const rowsOf = ({ terms }: Lexicon) => terms.map(({ row }) => row)
  const cosines = cosinesOf(vectors, rowsOf(a), rowsOf(b))
  const cells = new Float32Array(cosines.length)
  for (let at = 0; at < cells.length; at++) {
    const cosine = cosines[at] ?? 0
    if (cosine >= LEAST_COSINE) cells[at] = cosine
  }
  const spellings = b.terms.map(({ grams, lemma }) => grams ?? gramsOf(lemma))
  a.terms.forEach((term, row) => {
    const own = term.grams ?? gramsOf(term.lemma)
    b.terms.forEach((other, column) => {
      // What the vectors don't know is compared by its spelling.
      if (term.row === null || other.row === null)
        cells[row * columns + column] = spelledAlike(own, spellings[column] ?? own)
    })
    const same = b.numbers.get(term.lemma)
    if (same !== undefined) cells[row * columns + same] = 1
  })
  return { columns, cells }
}

/** What a unit (of the table's rows) and a phrase (of its columns) have in common, each 0 to 1. */
export type Overlap = { precision: number; recall: number; f: number }

const NOTHING: Overlap = { precision: 0, recall: 0, f: 0 }

/** What equal lemmas reach; floats of 32 bits hold 1 exactly. */
const EQUAL = 1

/**
 * Greedy alignment: each term takes its likest one on the other side (Zhang et al. 2020, BERTScore), by meaning, and by
 * equal lemmas alone. F leans to recall, since a unit may say more than the phrase: F = 2.5 p r / (r + 1.5 p).
 */
export function overlapsOf(table: LikenessTable, unit: Phrase, phrase: Phrase): { meaning: Overlap; words: Overlap } {
  if (unit.sum === 0 || phrase.sum === 0) return { meaning: NOTHING, words: NOTHING }
  const { columns, cells } = table
  const best = new Float32Array(phrase.numbers.length)
  let [meant, worded] = [0, 0]
  for (let i = 0; i < unit.numbers.length; i++) {
    const from = (unit.numbers[i] ?? 0) * columns
    let most = 0
    for (let j = 0; j < phrase.numbers.length; j++) {
      const near = cells[from + (phrase.numbers[j] ?? 0)] ?? 0
      if (near > most) most = near
      if (near > (best[j] ?? 0)) best[j] = near
    }
    meant += most * (unit.weights[i] ?? 0)
    if (most >= EQUAL) worded += most * (unit.weights[i] ?? 0)
  }
  let [meantBack, wordedBack] = [0, 0]
  for (let j = 0; j < best.length; j++) {
    const most = best[j] ?? 0
    meantBack += most * (phrase.weights[j] ?? 0)
    if (most >= EQUAL) wordedBack += most * (phrase.weights[j] ?? 0)
  }
  return {
    meaning: weighed(meant / unit.sum, meantBack / phrase.sum),
    words: weighed(worded / unit.sum, wordedBack / phrase.sum),
  }
}

/** The same by meaning alone. */
export function overlapOf(table: LikenessTable, unit: Phrase, phrase: Phrase): Overlap {
  return overlapsOf(table, unit, phrase).meaning
}

function weighed(precision: number, recall: number): Overlap {
  const f = precision === 0 || recall === 0 ? 0 : (2.5 * precision * recall) / (recall + 1.5 * precision)
  return { precision, recall, f }
}
