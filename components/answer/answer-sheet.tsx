import { SetTools } from '@/components/question-set/set-tools'
import { plural } from '@/components/ui/format'
import type { AnswerSheet } from '@/lib/answer/editor-page'

/** What I kept for a set, on one sheet: to read in the train, print or copy. */
export function AnswerSheetView({ sheet: { title, entries, missing } }: { sheet: AnswerSheet }) {
  const text = entries
    .map(({ question, text: answer }, index) => `${index + 1}. ${question.text}\n\n${answer}\n`)
    .join('\n')
  return (
    <>
      <header className="set-head">
        <div>
          <h1>{title}, in my words</h1>
          <p className="set-head__purpose">
            {plural(entries.length, 'kept answer')}
            {missing > 0 && `; ${plural(missing, 'question has', 'questions have')} none yet`}.
          </p>
        </div>
      </header>
      <div className="card set-sheet">
        <div className="set-sheet__bar">
          <p className="set-sheet__facts no-print">One sheet for the train</p>
          {entries.length > 0 && <SetTools text={text} />}
        </div>
        <hr className="head-rule" />
        {entries.length === 0 ? (
          <p className="topic">
            Nothing kept yet. <a href="/answers">Write a first answer</a>, and keep it.
          </p>
        ) : (
          <ol className="topic answer-sheet">
            {entries.map(({ question, text: answer }) => (
              <li key={question.id}>
                <h2>{question.text}</h2>
                <p className="read">{answer}</p>
              </li>
            ))}
          </ol>
        )}
      </div>
    </>
  )
}
