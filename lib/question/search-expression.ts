import { BEGINNING_MARK, keptBeginningsOf, TEXT_MARK } from './search-document'
import type { QueryWord } from './search-query'
import { STEM_MARK } from './search-vocabulary'

/** Tokens of the index by their code points, from one to before another: one alone, or all that begin so. */
type Term = { from: string; to: string }
/** Any of these. */
export type Clause = Term[]

/** What a word of a query is found by; with `inText` in the question's own text alone. */
export function clauseOf({ forms }: QueryWord, { inText }: { inText: boolean }): Clause {
  const mark = inText ? TEXT_MARK : ''
  const whole = new Set(
    forms.flatMap(({ word, stem, isWhole }) => [`${STEM_MARK}${stem}`, stem, ...(isWhole ? [word] : [])]),
  )
  return [
    ...[...whole].map((token) => termOf(mark + token)),
    ...forms.filter(({ isWhole }) => !isWhole).map(({ word }) => beginningOf(mark, word)),
  ]
}

/** One token. A space is less than all that tokens have. */
export function termOf(token: string): Term {
  return { from: token, to: `${token} ` }
}

function beginningOf(mark: string, word: string): Term {
  // What very many words begin with has a token of its own.
  if (keptBeginningsOf(word).at(-1) === word) return termOf(`${mark}${BEGINNING_MARK}${word}`)
  return { from: mark + word, to: `${mark}${word}\u{10FFFF}` }
}
