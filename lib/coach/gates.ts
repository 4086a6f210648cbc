import type { Token } from './language'
import { LEAST_WORDS } from './least-words'
import type { Vectors } from './vectors'

/** What can't be judged, or only with a remark, is said before any judging. */

export const GATES = ['empty', 'short', 'refusal', 'unreadable', 'copied', 'resembles', 'placeholders', 'long'] as const
export type GateName = (typeof GATES)[number]

/** `blocks`: nothing is judged. */
export type Gate = { name: GateName; blocks: boolean; message: string }

/** A refusal is short; a longer answer that says "I don't know" somewhere says something as well. */
const MOST_REFUSAL_WORDS = 60
const LEAST_FUNCTION_SHARE = 0.25
const MOST_UNKNOWN_SHARE = 0.15
const LEAST_DISTINCT_SHARE = 0.05
const RESEMBLES_SHARE = 0.35
const COPIED_SHARE = 0.6
/** How many words in a row make a run. */
const RUN = 3
export const MOST_WORDS = 3000
/** Over so many characters nobody spoke; what is beyond isn't even split into words. */
const MOST_CHARACTERS = 24_000

/** Said wherever a text has fewer words than {@link LEAST_WORDS}. */
export const TOO_SHORT = 'This is too short to judge: write at least twenty words.'

const MESSAGES: Record<GateName, string> = {
  empty: 'There is nothing to read yet.',
  short: TOO_SHORT,
  refusal: 'This says that you don’t know. Try one sentence on what you would look at first, and the rest can follow.',
  unreadable: 'This doesn’t read as an answer in English; the coach knows no other language.',
  copied: 'This is nearly the example. Tell it your way, with what happened to you.',
  resembles: 'A good part of this stands in the example word for word. Your own case would be remembered better.',
  placeholders: 'There are blanks in brackets still to be filled in.',
  long: 'This is longer than 3,000 words: only the first 3,000 were read.',
}

const REFUSAL =
  /\b(?:i (?:really |honestly |simply |just )?(?:do not|don't|wouldn't|would not) (?:really |honestly )?know|no idea|i (?:have|had) (?:never|not|no) (?:done|had|worked|come|experience|idea)|i haven't|i can't (?:answer|think)|i cannot (?:answer|think)|i(?:'d| would) (?:rather )?(?:pass|skip)|nothing comes to mind|(?:not|nothing) (?:sure )?(?:what|how) to say|i can(?:'t|not) say|skip (?:this|that) (?:one|question)|prefer not to)\b/i
const PLACEHOLDER =
  /\[(?:your |the |a |an |insert |some |my )?[a-z][a-z' /-]{1,40}\]|<(?:your|insert|company|name|number|project)[^>]{0,40}>|\b(?:lorem ipsum|TODO|TBD|XXX+)\b/i

/** The text as far as it is read: 3,000 words, and no more characters than such words have. */
export function readablePart(text: string): { text: string; isCut: boolean } {
  const part = text.slice(0, MOST_CHARACTERS)
  const words = [...part.matchAll(/\S+/g)]
  const beyond = words[MOST_WORDS]
  if (!beyond && part.length === text.length) return { text, isCut: false }
  return { text: part.slice(0, beyond?.index ?? part.length), isCut: true }
}

/**
 * What stands in the way of judging, gravest first: at most one that blocks, and remarks.
 * @param tokens the answer's
 * @param example the tokens of the question's example answer
 */
export function findGates(
  vectors: Vectors,
  text: string,
  isCut: boolean,
  tokens: readonly Token[],
  example: readonly Token[],
): Gate[] {
  const block = blockingGate(vectors, text, tokens)
  if (block) return [{ name: block, blocks: true, message: MESSAGES[block] }]
  const remarks: GateName[] = []
  const share = copiedShare(tokens, example)
  if (share > COPIED_SHARE) remarks.push('copied')
  else if (share > RESEMBLES_SHARE) remarks.push('resembles')
  if (PLACEHOLDER.test(text)) remarks.push('placeholders')
  if (isCut) remarks.push('long')
  return remarks.map((name) => ({ name, blocks: false, message: MESSAGES[name] }))
}

function blockingGate(vectors: Vectors, text: string, tokens: readonly Token[]): GateName | null {
  const words = tokens.filter(({ isWord, isNumber }) => isWord || isNumber)
  if (text.trim() === '') return 'empty'
  if (words.length <= MOST_REFUSAL_WORDS && REFUSAL.test(text.replaceAll('’', "'").slice(0, 4000))) return 'refusal'
  if (words.length === 0) return 'unreadable'
  const letters = words.filter(({ isWord }) => isWord)
  const functionShare = letters.filter(({ isStop }) => isStop).length / (letters.length || 1)
  const unknown = letters.filter(
    ({ normal, lemma, isStop }) => !isStop && vectors.rowOf(normal) === undefined && vectors.rowOf(lemma) === undefined,
  )
  // Long or made-up names are few; the longer a text, the fewer of its words are new.
  const distinct = new Set(letters.map(({ lemma }) => lemma)).size / Math.min(letters.length || 1, 400)
  const isEnglish =
    functionShare >= LEAST_FUNCTION_SHARE && unknown.length / (letters.length || 1) <= MOST_UNKNOWN_SHARE
  if (words.length < LEAST_WORDS)
    return words.length >= 8 && !isEnglish && functionShare < 0.15 ? 'unreadable' : 'short'
  if (!isEnglish || distinct < LEAST_DISTINCT_SHARE) return 'unreadable'
  return null
}

/** Share of a text's words that stand in runs of three which another text has too, 0 to 1. */
export function copiedShare(tokens: readonly Token[], example: readonly Token[]): number {
  const words = wordsOf(tokens)
  const known = new Set(runsOf(wordsOf(example)))
  if (words.length < RUN || known.size === 0) return 0
  const copied = new Set<number>()
  runsOf(words).forEach((run, at) => {
    if (known.has(run)) for (let word = at; word < at + RUN; word++) copied.add(word)
  })
  return copied.size / words.length
}

function wordsOf(tokens: readonly Token[]): string[] {
  return tokens.filter(({ isWord, isNumber }) => isWord || isNumber).map(({ normal }) => normal)
}

function runsOf(words: readonly string[]): string[] {
  return words.slice(0, Math.max(0, words.length - RUN + 1)).map((_, at) => words.slice(at, at + RUN).join(' '))
}
