import { KeyHint } from '@/components/ui/key-hint'
import { MAX_QUERY_CHARACTERS } from '@/lib/question/search'

/** The search box. A plain form: it works without JavaScript, and the query lives in the address. */
export function SearchForm({ query = '' }: { query?: string }) {
  return (
    <search className="find">
      <form className="field" action="/search">
        <label className="field__label" htmlFor="q">
          Search questions
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
      </form>
    </search>
  )
}
