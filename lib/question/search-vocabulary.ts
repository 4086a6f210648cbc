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
  /** What words of several letters begin with, each first letter once. */
  firstLetters: readonly string[]
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
  const firstLetters = new Set<string>()
  const sums = new Float64Array(words.length + 1)
  const letters = new Int32Array(words.length)
  words.forEach((word, index) => {
    sums[index + 1] = (sums[index] ?? 0) + (counts.get(word) ?? 0)
    letters[index] = lettersOf(word)
    // Scripts with very many letters have a word for each.
    if (word.length > 2) firstLetters.add(word.charAt(0))
  })
  return { counts, labels, words, sums, letters, firstLetters: [...firstLetters] }
}

/** In about how many texts a word stands: by its beginning, or by its stem, whichever are more. */
export function frequencyOf(vocabulary: Vocabulary, word: string, isWhole: boolean): number {
  const { counts, sums } = vocabulary
  const stem = stemOf(word)
  const byStem = (counts.get(STEM_MARK + stem) ?? 0) + (counts.get(stem) ?? 0)
  if (isWhole) return Math.max(byStem, counts.get(word) ?? 0)
  const { from, to } = beginningSo(vocabulary, word)
  return Math.max(byStem, (sums[to] ?? 0) - (sums[from] ?? 0))
}

/** Where the words stand that begin so: from one to before another. */
export function beginningSo({ words }: Pick<Vocabulary, 'words'>, beginning: string): { from: number; to: number } {
  return { from: firstAtOrAfter(words, beginning), to: firstAtOrAfter(words, `${beginning}\uFFFF`) }
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

/** Which letters a word has, a bit each. */
export function lettersOf(word: string): number {
  let bits = 0
  for (let index = 0; index < word.length; index += 1) bits |= 1 << (word.charCodeAt(index) % 32)
  return bits
}
