import { formatClock } from '@/components/ui/format'
import { capitalised, type QuestionListing } from '@/lib/question/question'
import { QuestionAnswer } from './question-answer'
import { QuestionDue } from './question-due'

/** Questions of one section on the sheet: hanging numerals, the question, what it is, and when it is due. */
export function NumberedQuestions({
  questions,
  start,
  setSlug,
}: {
  questions: QuestionListing[]
  start: number
  setSlug: string
}) {
  return (
    <ol className="numbered" start={start}>
      {questions.map((question, index) => (
        <li key={question.id}>
          <span className="numbered__number" aria-hidden="true">
            {start + index}
          </span>
          <a className="numbered__question plain read" href={`/questions/${question.slug}`}>
            {question.text}
          </a>
          <span className="numbered__meta">
            <span className="numbered__answer">
              <QuestionAnswer setSlug={setSlug} questionId={question.id}>
                {capitalised(question.kind)}, <span className="mono">{formatClock(question.timeLimitSeconds)}</span>
              </QuestionAnswer>
            </span>
            <span className="numbered__due mono">
              <QuestionDue setSlug={setSlug} questionId={question.id} />
            </span>
          </span>
        </li>
      ))}
    </ol>
  )
}
