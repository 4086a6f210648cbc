import { questionAddress } from '@/lib/question-set/own-set'
import type { OwnSetPage } from '@/lib/question-set/own-set-queries'
import { questionIdsOf } from '@/lib/question-set/question-set'

/** A set that came by a link: to be practised, as it was when it came. */
export function ReceivedSet({ page: { set, questions } }: { page: OwnSetPage }) {
  const numbers = new Map(questionIdsOf(set.sections).map((id, index) => [id, index + 1]))
  return (
    <div className="card set-sheet">
      <p className="set-sheet__bar set-sheet__facts">Shared with you. What you write and rate is yours alone.</p>
      <hr className="head-rule" />
      {set.sections.map(({ id, title, entries }) => (
        <section className="topic" key={id} aria-label={title || 'Questions'}>
          {title && <h2>{title}</h2>}
          <ol className="numbered">
            {entries.map(({ questionId }) => {
              const question = questions[questionId]
              return (
                question && (
                  <li key={questionId}>
                    <span className="numbered__number" aria-hidden="true">
                      {numbers.get(questionId)}
                    </span>
                    <a className="numbered__question plain read" href={questionAddress(question.slug)}>
                      {question.text}
                    </a>
                  </li>
                )
              )
            })}
          </ol>
        </section>
      ))}
    </div>
  )
}
