import type { Correction } from '@/lib/question/search-query'
import type { SearchFilters, SearchPage } from '@/lib/question/search-views'
import { plural } from '../ui/format'

/** What was searched for in a word's place: “Nothing says “webhok”. Showing “webhook”.” */
export function correctionSentences(corrections: readonly Correction[]): string[] {
  return corrections.map(({ typed, shown }) => `Nothing says “${typed}”. Showing ${oneOf(shown)}.`)
}

/** How many questions were found, and how they meet what was searched for. */
export function resultSentences(page: SearchPage, query: string): string[] {
  const { hasWords, total, isCapped, listed, corrections, missing, isPartial } = page
  const where = isNarrowed(page.filters) ? 'Nothing here says' : 'Nothing says'
  if (total === 0 && hasWords) return [`${where} “${query}”.`]
  if (total === 0) return ['No question is all of this.']
  const sentences = correctionSentences(corrections)
  if (missing.length > 0) sentences.push(`Nothing says ${oneOf(missing)}. Showing what says the rest.`)
  if (isPartial)
    sentences.push(
      `${isNarrowed(page.filters) ? 'None of these' : 'No question'} says all of it. Showing those that say most.`,
    )
  const count = isCapped ? `More than ${total} questions` : plural(total, 'question')
  return [...sentences, `${count}${listed < total || isCapped ? `; the best ${listed} are listed` : ''}.`]
}

/** Whether a search is narrowed at all. */
export function isNarrowed(filters: SearchFilters): boolean {
  return Object.values(filters).some((value) => value !== null)
}

function oneOf(words: readonly string[]): string {
  const quoted = words.map((word) => `“${word}”`)
  const last = quoted.pop()
  return quoted.length > 0 ? `${quoted.join(', ')} or ${last}` : (last ?? '')
}
