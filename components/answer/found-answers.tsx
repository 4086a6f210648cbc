import { FoundPart } from '@/components/library/found-text'
import { correctionSentences } from '@/components/library/search-sentences'
import type { OwnAnswers } from '@/lib/answer/editor-page'

/** What of one's own answers says it, under the questions that do. Nothing where none does. */
export function FoundAnswers({ own: { hits, total, corrections }, query }: { own: OwnAnswers; query: string }) {
  if (total === 0) return null
  return (
    <div className="card set-sheet">
      <section className="topic" aria-labelledby="own-answers">
        <h2 id="own-answers">
          In your answers <span className="mono">{total}</span>
        </h2>
        {corrections.length > 0 && <p className="found__count">{correctionSentences(corrections).join(' ')}</p>}
        <ol className="numbered">
          {hits.map(({ id, label, isKept, slug, questionText, snippet }, index) => (
            <li key={id}>
              <span className="numbered__number" aria-hidden="true">
                {index + 1}
              </span>
              <span>
                <a className="numbered__question plain read" href={`/answers/${slug}?answer=${encodeURIComponent(id)}`}>
                  {questionText}
                </a>
                {snippet && <FoundPart snippet={snippet} />}
              </span>
              <span className="numbered__meta">
                <span className="numbered__answer">
                  <span className={isKept ? 'read' : 'draft'}>{isKept ? 'Kept' : 'Draft'}</span>
                  {label !== '' && `, ${label}`}
                </span>
              </span>
            </li>
          ))}
        </ol>
        {total > hits.length && (
          <p className="pages">
            <a href={`/answers?q=${encodeURIComponent(query)}`}>All {total} of your answers</a>
          </p>
        )}
      </section>
    </div>
  )
}
