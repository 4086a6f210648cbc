import { editDistances } from './edit-distance'
import { countBits } from './search-id-set'
import { beginningSo, lettersOf, type Vocabulary } from './search-vocabulary'
import { stemOf } from './search-words'

/** Shorter words are within one letter of too many others. */
const MIN_CORRECTED = 4
/** From here on a word may still be being typed: what it begins is looked at, too. */
const MIN_BEGINNING = 6
/** From here on two letters may be wrong, though not the first. */
const LONG = 8
const MAX_ALTERNATIVES = 3

type Alternative = { word: string; rank: number; count: number }

/**
 * The words that a word may be a slip of: those with the fewest letters wrong, whole ones before ones that only begin
 * so, frequent ones first. Forms of one word are given once. None for what is short or has digits.
 */
export function listAlternatives(vocabulary: Vocabulary, typed: string): string[] {
  if (typed.length < MIN_CORRECTED || /\p{N}/u.test(typed)) return []
  const found = nearestOf(vocabulary, typed).sort(
    (a, b) => a.rank - b.rank || b.count - a.count || (a.word < b.word ? -1 : 1),
  )
  const chosen: string[] = []
  for (const { word, rank } of found) {
    if (rank > (found[0]?.rank ?? 0) || chosen.length === MAX_ALTERNATIVES) break
    if (chosen.every((other) => stemOf(other) !== stemOf(word) && !word.startsWith(other))) chosen.push(word)
  }
  return chosen
}

/** All words with the fewest letters wrong. */
function nearestOf(vocabulary: Vocabulary, typed: string): Alternative[] {
  const { words, letters, counts } = vocabulary
  const own = lettersOf(typed)
  let limit = typed.length < LONG ? 1 : 2
  let found: Alternative[] = []
  const look = (index: number) => {
    const word = words[index] ?? ''
    // A slip takes at most one of the letters away that a word has.
    if (word.length < typed.length - limit || countBits(own & ~(letters[index] ?? 0)) > limit) return
    const { whole, beginning } = editDistances(typed, word, limit)
    const distance = typed.length < MIN_BEGINNING ? whole : Math.min(whole, beginning)
    if (distance > limit || distance === 0 || (distance === 2 && typed[0] !== word[0])) return
    if (distance < limit) found = []
    limit = distance
    found.push({ word, rank: 2 * distance + (whole === distance ? 0 : 1), count: counts.get(word) ?? 0 })
  }
  const { from, to } = beginningSo(vocabulary, typed.charAt(0))
  for (let index = from; index < to; index += 1) look(index)
  for (const index of otherwiseBegun(vocabulary, typed)) if (index < from || index >= to) look(index)
  return found
}

/**
 * The words whose first letter is another, and that only: it is missing, wrong, swapped with the next, or one stands
 * before it. A vocabulary holds them in order, so they are looked up where all others would have to be looked through.
 */
function otherwiseBegun(vocabulary: Vocabulary, typed: string): Set<number> {
  const rest = typed.slice(1)
  const beginnings = [
    rest,
    `${typed.charAt(1)}${typed.charAt(0)}${typed.slice(2)}`,
    ...vocabulary.firstLetters.flatMap((letter) => [letter + rest, letter + typed]),
  ]
  const indexes = new Set<number>()
  for (const beginning of beginnings) {
    const { from, to } = beginningSo(vocabulary, beginning)
    for (let index = from; index < to; index += 1) indexes.add(index)
  }
  return indexes
}
