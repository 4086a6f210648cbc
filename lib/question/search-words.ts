import { stemmer } from 'stemmer'

/** A word as it is searched for, and where it stands in its text. */
export type Word = {
  /** Small letters and digits of any script, without diacritics. */
  word: string
  /** What else it is found by: “node” and “js” of “Node.js”. */
  parts: readonly string[]
  start: number
  end: number
}

/** A longer word is cut: it is no word of a language. */
const MAX_WORD_CHARACTERS = 40

/** Scripts without spaces between words: each sign is a word. */
const SIGN = ['Han', 'Hiragana', 'Katakana', 'Thai', 'Lao', 'Khmer', 'Myanmar']
  .map((name) => `\\p{scx=${name}}`)
  .join('')
const LETTER = `[[\\p{L}\\p{N}\\p{M}]--[${SIGN}]]`
const WORD = new RegExp(
  [
    // Names that are more than letters and digits.
    '(?<![\\p{L}\\p{N}])[cC]\\+\\+',
    '(?<![\\p{L}\\p{N}])[cCfF]#(?![\\p{L}\\p{N}])',
    '(?<![\\p{L}\\p{N}.])\\.(?:net|NET|Net)(?![\\p{L}\\p{N}])',
    '(?<![\\p{L}\\p{N}.])[a-zA-Z]{2,20}\\.(?:js|JS|io|IO|net|NET)(?![\\p{L}\\p{N}])',
    // An apostrophe joins: “don’t” is one word, and “provider’s” is “provider”.
    `${LETTER}+(?:['’]${LETTER}+)*`,
    `[${SIGN}]\\p{M}*`,
  ].join('|'),
  'gv',
)
const PIECE = new RegExp(`${LETTER}+|[${SIGN}]\\p{M}*`, 'gv')
const NAMES = new Map([
  ['c++', 'cplusplus'],
  ['c#', 'csharp'],
  ['f#', 'fsharp'],
  ['.net', 'dotnet'],
])
const PLAIN = /^[a-z0-9]+$/
const NO_PARTS: readonly string[] = []

/** The words of a text in their order. Time grows with its length. */
export function wordsIn(text: string): Word[] {
  const words: Word[] = []
  for (const match of text.matchAll(WORD)) {
    const [found] = match
    const start = match.index
    const name = normalise(found)
    // Nearly every word is this: nothing else is looked at.
    if (PLAIN.test(name) && name.length <= MAX_WORD_CHARACTERS) {
      words.push({ word: name, parts: NO_PARTS, start, end: start + found.length })
      continue
    }
    const joined = NAMES.get(name) ?? name
    const names = name.includes('.') && joined === name ? [name.replace('.', ''), ...name.split('.')] : [joined]
    const [word, ...parts] = names.flatMap(piecesOf)
    if (word !== undefined) words.push({ word, parts, start, end: start + found.length })
  }
  return words
}

function normalise(found: string): string {
  const lower = found.toLowerCase()
  if (PLAIN.test(lower)) return lower
  return lower
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .normalize('NFC')
}

/** A name's letters as one word; several where it turned out to be several signs (“㋿”). */
function piecesOf(name: string): string[] {
  const letters = name.replace(/['’]s$/, '').replace(/[^\p{L}\p{N}\p{M}]+/gu, '')
  // Never half of a pair of surrogates.
  const short = letters.slice(0, MAX_WORD_CHARACTERS).replace(/[\uD800-\uDBFF]$/, '')
  return short.match(PIECE) ?? []
}

/** Every word of a text in its order, each followed by its parts. */
export function spokenWords(text: string): string[] {
  return wordsIn(text).flatMap(({ word, parts }) => [word, ...parts])
}

/** How many stems are remembered: more than a library has words. */
const MAX_STEMS = 100_000
const stems = new Map<string, string>()

/**
 * What the forms of an English word have in common (Porter): “retries” and “retrying” are “retri”. All but its last
 * letter stands at the word's beginning.
 */
export function stemOf(word: string): string {
  const known = stems.get(word)
  if (known !== undefined) return known
  const stem = PLAIN.test(word) ? stemmer(word) : word
  if (stems.size >= MAX_STEMS) stems.clear()
  stems.set(word, stem)
  return stem
}
