import { KeyHint } from '@/components/ui/key-hint'
import { MAX_QUERY_CHARACTERS } from '@/lib/question/search-query'

type Props = {
  query?: string
  /** What the search is narrowed by, as its address says it. */
  within?: Record<string, string | null>
  label?: string
}

/**
 * The search box. A plain form: it works without JavaScript, and the query lives in the address, with what it was
 * narrowed by.
 */
export function SearchForm({ query = '', within = {}, label = 'Search questions' }: Props) {
  return (
    <search className="find">
      <form className="field" action="/search">
        <label className="field__label" htmlFor="q">
          {label}
        </label>
        <span className="input-with-key">
          <input
            className="input"
            id="q"
            name="q"
            type="search"
            defaultValue={query}
            aria-keyshortcuts="/"
            maxLength={MAX_QUERY_CHARACTERS}
          />
          <KeyHint quiet>/</KeyHint>
        </span>
        {Object.entries(within).map(
          ([name, value]) => value && <input type="hidden" name={name} value={value} key={name} />,
        )}
      </form>
    </search>
  )
}
