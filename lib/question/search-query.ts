import { LITTLE_WORDS } from './little-words'
import { listAlternatives } from './search-alternatives'
import { frequencyOf, type Vocabulary } from './search-vocabulary'
import { stemOf, wordsIn } from './search-words'

/** As much as is searched for: a sentence. */
export const MAX_QUERY_CHARACTERS = 200
const MAX_WORDS = 12
/** Each costs a walk through the vocabulary. */
const MAX_CORRECTED = 4

/** What a word is found by: words that begin so (unless it stands for itself alone), and those of its stem. */
export type Form = {
  word: string
  stem: string
  /** What all words of the stem begin with. */
  start: string
  isWhole: boolean
}

export type QueryWord = {
  /** As it was typed. */
  typed: string
  /** Normalised: no two words of a query have the same. */
  word: string
  /** The word itself where the vocabulary has it; else what it may be a slip of; none where nothing is near. */
  forms: Form[]
  isCorrected: boolean
  /** What one hit says: rare words say more. 0 where nothing has it. */
  weight: number
}

/** What is searched for. `words` is empty where the text has no word. */
export type Query = { words: QueryWord[] }

/**
 * A search's text as words, little ones left out where others remain; what the vocabulary lacks is corrected.
 * @param total how many texts the vocabulary is of
 */
export function readQuery(text: string, vocabulary: Vocabulary, total: number): Query {
  const asked = text.slice(0, MAX_QUERY_CHARACTERS)
  // Of a word that stands twice the first is kept.
  const typed = new Map(
    wordsIn(asked)
      .toReversed()
      .map(({ word, start, end }) => [word, asked.slice(start, end)]),
  )
  const all = [...typed.keys()].reverse()
  const telling = all.filter((word) => !LITTLE_WORDS.has(word))
  let unknown = 0
  const words = (telling.length > 0 ? telling : all).slice(0, MAX_WORDS).map((word): QueryWord => {
    const names = { typed: typed.get(word) ?? word, word }
    const form = formOf(word)
    const frequency = frequencyOf(vocabulary, word, form.isWhole)
    if (frequency > 0) return { ...names, forms: [form], isCorrected: false, weight: weightOf(frequency, total) }
    unknown += 1
    const alternatives = unknown <= MAX_CORRECTED ? listAlternatives(vocabulary, word) : []
    if (alternatives.length === 0) return { ...names, forms: [], isCorrected: false, weight: 0 }
    const found = alternatives.reduce((sum, other) => sum + frequencyOf(vocabulary, other, false), 0)
    return {
      ...names,
      forms: alternatives.map((other) => formOf(other)),
      isCorrected: true,
      weight: weightOf(found, total),
    }
  })
  return { words }
}

function formOf(word: string): Form {
  // One letter begins too much: “c” is a language. And “do” is no beginning of “document”.
  const isWhole = word.length < 2 || LITTLE_WORDS.has(word)
  const stem = stemOf(word)
  return { word, stem, start: stem.slice(0, -1), isWhole }
}

function weightOf(frequency: number, total: number): number {
  return Math.log(1 + total / Math.max(1, frequency))
}

/** How well a word of a text meets a word of the query: 1 is the word itself, 0 not at all. */
export function gradeOf({ forms, isCorrected }: QueryWord, word: string): number {
  let best = 0
  for (const form of forms) {
    if (word.charCodeAt(0) !== form.word.charCodeAt(0)) continue
    if (word === form.word) best = 1
    else if (best < 0.9 && word.startsWith(form.start) && stemOf(word) === form.stem) best = 0.9
    else if (best < 0.75 && !form.isWhole && word.startsWith(form.word)) best = 0.75
  }
  return isCorrected ? best * 0.8 : best
}

/** A word that nothing says, and what was searched for in its place. */
export type Correction = { typed: string; shown: string[] }

/** What was corrected of a query. */
export function correctionsOf({ words }: Query): Correction[] {
  return words
    .filter(({ isCorrected }) => isCorrected)
    .map(({ typed, forms }) => ({ typed, shown: forms.map(({ word }) => word) }))
}
