import { formatClock } from '@/components/ui/format'
import { topicName } from '@/lib/question/question'
import type { QuestionView } from '@/lib/question/question-views'

type Props = {
  results: QuestionView[]
  query: string
  topic: string
  topics: { topic: string; count: number }[]
}

/** What was found, with the topics to narrow it by in the address. */
export function SearchResults({ results, query, topic, topics }: Props) {
  return (
    <div className="card set-sheet">
      <div className="set-sheet__bar">
        <nav className="filters" aria-label="Filter by topic">
          <a href={addressOf(query, '')} aria-current={topic === '' ? 'true' : undefined}>
            All
          </a>
          {topics.map((candidate) => (
            <a
              key={candidate.topic}
              href={addressOf(query, candidate.topic)}
              aria-current={candidate.topic === topic ? 'true' : undefined}
            >
              {topicName(candidate.topic)}
            </a>
          ))}
        </nav>
      </div>
      <hr className="head-rule" />
      <section className="topic" aria-label="Results">
        <p className="quiet" role="status">
          {results.length === 0 ? nothing(query) : `${results.length} of the library’s questions`}
        </p>
        <ol className="numbered">
          {results.map((question, index) => (
            <li key={question.id}>
              <span className="numbered__number" aria-hidden="true">
                {index + 1}
              </span>
              <a className="numbered__question plain read" href={`/questions/${question.slug}`}>
                {question.text}
              </a>
              <span className="numbered__meta">
                <span className="numbered__answer">{topicName(question.topic)}</span>
                <span className="numbered__due mono">{formatClock(question.timeLimitSeconds)}</span>
              </span>
            </li>
          ))}
        </ol>
      </section>
    </div>
  )
}

function nothing(query: string): string {
  return `Nothing says “${query}”. Try fewer words, or only the beginning of one.`
}

function addressOf(query: string, topic: string): string {
  const parameters = new URLSearchParams()
  if (query) parameters.set('q', query)
  if (topic) parameters.set('topic', topic)
  const search = parameters.toString()
  return search ? `/search?${search}` : '/search'
}
