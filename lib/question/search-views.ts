import type { QuestionKind, QuestionLevel, QuestionListing } from './question'
import type { Correction } from './search-query'
import type { Segment, Snippet } from './search-snippet'

/** What narrows a search; null narrows nothing. */
export type SearchFilters = {
  set: string | null
  topic: string | null
  kind: QuestionKind | null
  level: QuestionLevel | null
}

/** A question that was found: its own text with what was found in it, and where else it says so. */
export type SearchHit = { question: QuestionListing; segments: Segment[]; snippet: Snippet | null }

/** What a search may be narrowed by. */
export type SearchChoices = {
  sets: { slug: string; title: string }[]
  topics: { topic: string; count: number }[]
}

/** A page of what was found. */
export type SearchPage = {
  filters: SearchFilters
  choices: SearchChoices
  /** Whether there was a word to search for. Without one everything is listed that the filters leave. */
  hasWords: boolean
  hits: SearchHit[]
  /** How many there are; `isCapped`: at least so many. Not all can be paged to then. */
  total: number
  isCapped: boolean
  page: number
  pages: number
  /** The place of the first of `hits` among all, from 0. */
  first: number
  /** How many one can page to. */
  listed: number
  /** Words that nothing says, with what was searched for in their place. */
  corrections: Correction[]
  /** Words that nothing says, and nothing near them. */
  missing: string[]
  /** No question has all the words: these have the most. */
  isPartial: boolean
}
