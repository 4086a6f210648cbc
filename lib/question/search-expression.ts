import { TEXT_MARK } from './search-document'
import type { QueryWord } from './search-query'
import { STEM_MARK } from './search-vocabulary'

/** A token of the index, or all that begin so. */
type Term = { token: string; isBeginning: boolean }
/** Any of these. */
export type Clause = Term[]

/** What a question's tokens must be: all clauses of one of the combinations (none: anything), and all labels. */
export type IndexQuery = { anyOf: Clause[][]; labels: string[]; setSlug: string | null }

/** How a database writes it down. Tokens have letters, digits and our own marks alone, so that quotes are safe. */
export type Syntax = { and: string; or: string; termOf: (term: Term) => string }

/** What a word of a query is found by; with `inText` in the question's own text alone. */
export function clauseOf({ forms }: QueryWord, { inText }: { inText: boolean }): Clause {
  const mark = inText ? TEXT_MARK : ''
  return forms.flatMap(({ word, stem, beginnings }) => [
    { token: `${mark}${STEM_MARK}${stem}`, isBeginning: false },
    { token: `${mark}${stem}`, isBeginning: false },
    ...(beginnings ?? []).map((token) => ({ token: `${mark}${token}`, isBeginning: false })),
    ...(beginnings ? [] : [{ token: `${mark}${word}`, isBeginning: true }]),
  ])
}

/** Every choice of `size` of some clauses, as combinations. */
export function combinationsOf(clauses: readonly Clause[], size: number): Clause[][] {
  if (size === 0) return [[]]
  return clauses.flatMap((clause, index) =>
    combinationsOf(clauses.slice(index + 1), size - 1).map((rest) => [clause, ...rest]),
  )
}

/** The expression that a database matches tokens with; null where anything matches. */
export function expressionOf({ anyOf, labels }: IndexQuery, { and, or, termOf }: Syntax): string | null {
  const labelTerms = labels.map((token) => termOf({ token, isBeginning: false }))
  const combinations = anyOf.map((clauses) => clauses.map((terms) => `(${terms.map(termOf).join(or)})`).join(and))
  const words = combinations.length > 0 ? [`(${combinations.map((one) => `(${one})`).join(or)})`] : []
  const all = [...words, ...labelTerms]
  return all.length > 0 ? all.join(and) : null
}
