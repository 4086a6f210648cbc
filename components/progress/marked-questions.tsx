import { questionAddress } from '@/lib/question-set/own-set'
import { MarkButton } from './mark-button'

export type MarkedQuestion = {
  questionId: string
  slug: string
  text: string
  isSuspended: boolean
  isFlagged: boolean
}

/** What was suspended or flagged while studying, with the way back. */
export function MarkedQuestions({ questions }: { questions: MarkedQuestion[] }) {
  if (questions.length === 0) return null
  return (
    <section className="marked" aria-labelledby="marked">
      <h2 className="shelf-title" id="marked">
        Suspended and flagged
      </h2>
      <ul>
        {questions.map((question) => (
          <li key={question.questionId}>
            <a className="plain read" href={questionAddress(question.slug)}>
              {question.text}
            </a>
            {question.isSuspended && (
              <MarkButton
                questionId={question.questionId}
                mark="suspended"
                does="Resume"
                done="Resumed"
                text={question.text}
              />
            )}
            {question.isFlagged && (
              <MarkButton
                questionId={question.questionId}
                mark="flagged"
                does="Remove flag"
                done="Flag removed"
                text={question.text}
              />
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
