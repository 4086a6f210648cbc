import { formatClock, plural } from '@/components/ui/format'
import { topicName } from '@/lib/question/question'
import type { SearchHit, SearchPage } from '@/lib/question/search-views'
import { FoundPart, FoundText } from './found-text'
import { searchAddress } from './search-address'
import { SearchFilters } from './search-filters'
import { isNarrowed, resultSentences } from './search-sentences'

type Props = {
  found: SearchPage
  query: string
  /** How many of one's own answers say it: they stand further down, at #own-answers. */
  ownAnswers: number
  ownSets: { id: string; title: string }[]
}

/** The questions that were found, with what to narrow them by in the address. */
export function SearchResults({ found, query, ownAnswers, ownSets }: Props) {
  const { hits, filters, page, pages, first } = found
  return (
    <div className="card set-sheet">
      <div className="set-sheet__bar">
        <SearchFilters query={query} filters={filters} choices={found.choices} ownSets={ownSets} />
      </div>
      <hr className="head-rule" />
      <section className="topic" aria-label="Results">
        <p className="found__count" role="status">
          {resultSentences(found, query).join(' ')}
        </p>
        {ownAnswers > 0 && (
          <p className="found__count">
            <a href="#own-answers">{plural(ownAnswers, 'answer')} of yours</a>
          </p>
        )}
        {hits.length === 0 && found.hasWords && (
          <p className="found__count">
            {isNarrowed(filters) ? (
              <a href={searchAddress({ q: query })}>Search all questions</a>
            ) : (
              'Try fewer words, or only the beginning of one.'
            )}
          </p>
        )}
        <ol className="numbered" start={first + 1}>
          {hits.map((hit, index) => (
            <Row hit={hit} number={first + index + 1} key={hit.question.id} />
          ))}
        </ol>
        {pages > 1 && (
          <nav className="pages" aria-label="Pages">
            {page > 1 && (
              <a href={searchAddress({ ...filters, q: query, page: page - 1 })} rel="prev">
                Before
              </a>
            )}
            <span>
              Page {page} of {pages}
            </span>
            {page < pages && (
              <a href={searchAddress({ ...filters, q: query, page: page + 1 })} rel="next">
                After
              </a>
            )}
          </nav>
        )}
      </section>
    </div>
  )
}

function Row({ hit: { question, segments, snippet }, number }: { hit: SearchHit; number: number }) {
  return (
    <li>
      <span className="numbered__number" aria-hidden="true">
        {number}
      </span>
      <span>
        <a className="numbered__question plain read" href={`/questions/${question.slug}`}>
          <FoundText segments={segments} />
        </a>
        {snippet && <FoundPart snippet={snippet} />}
      </span>
      <span className="numbered__meta">
        <span className="numbered__answer">
          {topicName(question.topic)}, {question.level}
        </span>
        <span className="numbered__due mono">{formatClock(question.timeLimitSeconds)}</span>
      </span>
    </li>
  )
}
