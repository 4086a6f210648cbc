import { FoundPart } from '@/components/library/found-text'
import type { Snippet } from '@/lib/question/search-snippet'

type Props = { found: { hits: { id: string; text: string; snippet: Snippet | null }[]; total: number } }

/** What of one's own questions says it, under those of the library. Nothing where none does. */
export function FoundOwnQuestions({ found: { hits, total } }: Props) {
  if (total === 0) return null
  return (
    <div className="card set-sheet">
      <section className="topic" aria-labelledby="own-questions">
        <h2 id="own-questions">
          In your own questions <span className="mono">{total}</span>
        </h2>
        <ol className="numbered">
          {hits.map(({ id, text, snippet }, index) => (
            <li key={id}>
              <span className="numbered__number" aria-hidden="true">
                {index + 1}
              </span>
              <span>
                <a className="numbered__question plain read" href={`/my/questions/${id}`}>
                  {text}
                </a>
                {snippet && <FoundPart snippet={snippet} />}
              </span>
            </li>
          ))}
        </ol>
      </section>
    </div>
  )
}
