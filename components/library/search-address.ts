import type { SearchFilters } from '@/lib/question/search-views'

/** What an address of the search says; what is null or "" is left out of it. */
export type SearchAddress = Partial<SearchFilters> & { q?: string; page?: number }

/** The address of a search. */
export function searchAddress({ q, set, topic, kind, level, page }: SearchAddress): string {
  const parameters = new URLSearchParams()
  for (const [name, value] of Object.entries({ q, set, topic, kind, level })) if (value) parameters.set(name, value)
  if (page !== undefined && page > 1) parameters.set('page', String(page))
  const search = parameters.toString()
  return search ? `/search?${search}` : '/search'
}
