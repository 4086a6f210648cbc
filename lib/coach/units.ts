import type { Reader, Sentence, Token } from './language'

/** A sentence or a clause of it: the smallest piece that can speak of a key point. */
export type Unit = {
  start: number
  end: number
  tokens: Token[]
  /** Which sentence of the text it is, or is part of, from 0. */
  sentence: number
  isClause: boolean
}

/** Words that begin a clause, beside wink-nlp's coordinators and subordinators. */
const CLAUSE_WORDS = new Set(
  'because although though while whereas unless until since so but and or which who where when if before after'.split(
    ' ',
  ),
)
/** A sentence without an end is cut into pieces of so many tokens, so that its length costs no more than its words. */
const MAX_TOKENS = 60
/** A clause of fewer words says too little to be judged alone. */
const MIN_CLAUSE_WORDS = 4

/** A text's sentences, and the clauses of those that have several, in the order of the text. */
export function readUnits(read: Reader, text: string): Unit[] {
  return read(text)
    .flatMap(cutLong)
    .flatMap((sentence, index) => {
      const whole = unitOf(sentence.tokens, index, false)
      const clauses = splitClauses(sentence.tokens)
      return clauses.length > 1 ? [whole, ...clauses.map((tokens) => unitOf(tokens, index, true))] : [whole]
    })
}

function unitOf(tokens: Token[], sentence: number, isClause: boolean): Unit {
  return { start: tokens[0]?.start ?? 0, end: tokens.at(-1)?.end ?? 0, tokens, sentence, isClause }
}

function cutLong({ start, end, tokens }: Sentence): Sentence[] {
  if (tokens.length <= MAX_TOKENS) return [{ start, end, tokens }]
  const pieces: Sentence[] = []
  for (let from = 0; from < tokens.length; from += MAX_TOKENS) {
    const piece = tokens.slice(from, from + MAX_TOKENS)
    pieces.push({ start: piece[0]?.start ?? start, end: piece.at(-1)?.end ?? end, tokens: piece })
  }
  return pieces
}

/** Splits where both sides have a verb: at semicolons, colons, dashes, and at commas or words that begin a clause. */
function splitClauses(tokens: Token[]): Token[][] {
  const clauses: Token[][] = []
  let from = 0
  for (let at = 1; at < tokens.length; at++) {
    if (!startsClause(tokens, at)) continue
    const [before, after] = [tokens.slice(from, at), tokens.slice(at)]
    if (!standsAlone(before) || !standsAlone(after)) continue
    clauses.push(before)
    from = at
  }
  clauses.push(tokens.slice(from))
  return clauses
}

function startsClause(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at]
  const previous = tokens[at - 1]
  if (!token || !previous || !token.isWord) return false
  if (/^[;:—–]$/.test(previous.text)) return true
  return CLAUSE_WORDS.has(token.normal) || token.pos === 'SCONJ' || previous.text === ','
}

function standsAlone(tokens: readonly Token[]): boolean {
  const words = tokens.filter(({ isWord, isNumber }) => isWord || isNumber)
  return words.length >= MIN_CLAUSE_WORDS && words.some(({ pos }) => pos === 'VERB' || pos === 'AUX')
}
