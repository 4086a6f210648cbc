import { editDistances } from './edit-distance'
import { countBits } from './search-id-set'
import { stemOf } from './search-words'

/** Before a stem and before a label, where it stands for one among words; no word begins so. */
export const STEM_MARK = '='
export const LABEL_MARK = '#'

/**
 * All words of some texts, in how many texts each stands, and what is needed to find one by its beginning or nearly.
 */
export type Vocabulary = {
  /** Words and stems: how many texts each stands in. */
  counts: ReadonlyMap<string, number>
  /** What texts are labelled with, and how many with each. */
  labels: ReadonlyMap<string, number>
  /** Words alone, sorted by their code units. */
  words: readonly string[]
  /** Of the first n words, in how many texts they stand together, a text with two of them counted twice. */
  sums: Float64Array
  /** Which letters each word has, a bit each: cheap to see that two words are far apart. */
  letters: Int32Array
}

/** A vocabulary from the number of texts that have each word, stem and label. */
export function makeVocabulary(tokens: ReadonlyMap<string, number>): Vocabulary {
  const counts = new Map<string, number>()
  const labels = new Map<string, number>()
  const words: string[] = []
  for (const [token, count] of tokens) {
    if (token.startsWith(LABEL_MARK)) labels.set(token, count)
    else counts.set(token, count)
    if (!token.startsWith(LABEL_MARK) && !token.startsWith(STEM_MARK)) words.push(token)
  }
  words.sort()
  const sums = new Float64Array(words.length + 1)
  const letters = new Int32Array(words.length)
  words.forEach((word, index) => {
    sums[index + 1] = (sums[index] ?? 0) + (counts.get(word) ?? 0)
    letters[index] = lettersOf(word)
  })
  return { counts, labels, words, sums, letters }
}

/** In about how many texts a word stands: by its beginning, or by its stem, whichever are more. */
export function frequencyOf(vocabulary: Vocabulary, word: string, isWhole: boolean): number {
  const { counts, words, sums } = vocabulary
  const stem = stemOf(word)
  const byStem = (counts.get(STEM_MARK + stem) ?? 0) + (counts.get(stem) ?? 0)
  if (isWhole) return Math.max(byStem, counts.get(word) ?? 0)
  const from = firstAtOrAfter(words, word)
  const to = endOf(words, word)
  return Math.max(byStem, (sums[to] ?? 0) - (sums[from] ?? 0))
}

/** Shorter words are within one letter of too many others. */
const MIN_CORRECTED = 4
/** From here on a word may still be being typed: what it begins is looked at, too. */
const MIN_BEGINNING = 6
/** From here on two letters may be wrong, though not the first. */
const LONG = 8
const MAX_ALTERNATIVES = 3

/**
 * The words that a word may be a slip of: those with the fewest letters wrong, whole ones before ones that only begin
 * so, frequent ones first. Forms of one word are given once. None for what is short or has digits.
 */
export function listAlternatives(vocabulary: Vocabulary, typed: string): string[] {
  if (typed.length < MIN_CORRECTED || /\p{N}/u.test(typed)) return []
  let limit = typed.length < LONG ? 1 : 2
  const own = lettersOf(typed)
  let found: { word: string; rank: number; count: number }[] = []
  vocabulary.words.forEach((word, index) => {
    // A slip takes at most one of the letters away that a word has.
    if (word.length < typed.length - limit || countBits(own & ~(vocabulary.letters[index] ?? 0)) > limit) return
    const { whole, beginning } = editDistances(typed, word, limit)
    const distance = typed.length < MIN_BEGINNING ? whole : Math.min(whole, beginning)
    if (distance > limit || distance === 0 || (distance === 2 && typed[0] !== word[0])) return
    if (distance < limit) found = found.filter(({ rank }) => rank < 2 * distance + 2)
    limit = distance
    found.push({
      word,
      rank: 2 * distance + (whole === distance ? 0 : 1),
      count: vocabulary.counts.get(word) ?? 0,
    })
  })
  found.sort((a, b) => a.rank - b.rank || b.count - a.count || (a.word < b.word ? -1 : 1))
  const chosen: string[] = []
  for (const { word, rank } of found) {
    if (rank > (found[0]?.rank ?? 0) || chosen.length === MAX_ALTERNATIVES) break
    if (chosen.every((other) => stemOf(other) !== stemOf(word) && !word.startsWith(other))) chosen.push(word)
  }
  return chosen
}

/** Behind every word that begins so, and before the next that doesn't. */
function endOf(words: readonly string[], beginning: string): number {
  return firstAtOrAfter(words, `${beginning}\uFFFF`)
}

function firstAtOrAfter(words: readonly string[], wanted: string): number {
  let low = 0
  let high = words.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((words[middle] ?? '') < wanted) low = middle + 1
    else high = middle
  }
  return low
}

function lettersOf(word: string): number {
  let bits = 0
  for (let index = 0; index < word.length; index += 1) bits |= 1 << (word.charCodeAt(index) % 32)
  return bits
}
