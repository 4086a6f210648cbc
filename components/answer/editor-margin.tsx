import type { QuestionView } from '@/lib/question/question-views'
import { questionAddress } from '@/lib/question-set/own-set'

/** The margin beside the sheet. The coach will write here; until then, what a good answer names, folded. */
export function EditorMargin({ question }: { question: QuestionView }) {
  return (
    <aside className="notes" aria-label="What a good answer names">
      <details className="margin-points">
        <summary>Key points</summary>
        <ol>
          {question.keyPoints.map(({ id, text }) => (
            <li key={id}>{text}</li>
          ))}
        </ol>
        <p>
          <a href={questionAddress(question.slug)}>Guidance and example</a>
        </p>
      </details>
    </aside>
  )
}
