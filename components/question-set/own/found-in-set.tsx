import { FoundPart, FoundText } from '@/components/library/found-text'
import { correctionSentences } from '@/components/library/search-sentences'
import { formatClock, plural } from '@/components/ui/format'
import { topicName } from '@/lib/question/question'
import { questionAddress } from '@/lib/question-set/own-set'
import type { FoundInSet } from '@/lib/question-set/own-set-queries'

/** What a set of one's own says of a query, with the way back to it and on to the whole library. */
export function FoundInOwnSet({
  found: { id, title, hits, corrections },
  query,
}: {
  found: FoundInSet
  query: string
}) {
  return (
    <div className="card set-sheet">
      <div className="set-sheet__bar">
        <p className="set-sheet__facts">
          In <a href={`/my/sets/${id}`}>{title}</a>
        </p>
        <a href={`/search?${new URLSearchParams({ q: query })}`}>Search everything</a>
      </div>
      <hr className="head-rule" />
      <section className="topic" aria-label="Results">
        <p className="found__count" role="status">
          {[
            ...correctionSentences(corrections),
            hits.length === 0 ? `Nothing in this set says “${query}”.` : `${plural(hits.length, 'question')}.`,
          ].join(' ')}
        </p>
        <ol className="numbered">
          {hits.map(({ question, number, segments, snippet }) => (
            <li key={question.id} value={number}>
              <span className="numbered__number" aria-hidden="true">
                {number}
              </span>
              <span>
                <a className="numbered__question plain read" href={questionAddress(question.slug)}>
                  <FoundText segments={segments} />
                </a>
                {snippet && <FoundPart snippet={snippet} />}
              </span>
              <span className="numbered__meta">
                <span className="numbered__answer">
                  {question.isOwn ? 'My own' : topicName(question.topic)}, {question.level}
                </span>
                <span className="numbered__due mono">{formatClock(question.timeLimitSeconds)}</span>
              </span>
            </li>
          ))}
        </ol>
      </section>
    </div>
  )
}
