import type { Metadata } from 'next'
import { Page } from '@/components/shell/page'
import { sharing } from '@/components/shell/sharing'

const title = 'How due dates are set'
const description = 'What Again, Hard, Good and Easy do, and why a question comes back when it does.'
export const metadata: Metadata = {
  title,
  description,
  ...sharing({ path: '/due-dates', type: 'article', title, description }),
}

export default function DueDatesPage() {
  return (
    <Page skipTo="explanation">
      <article className="card question-card">
        <p className="card__header mono">
          <span>How it works</span>
        </p>
        <h1 className="state-card__title">How due dates are set</h1>
        <hr className="head-rule" />
        <div className="card__body prose rich-text">
          <p>
            Memory fades on a curve: fast at first, slower each time you recall something just before it’s gone.
            Callback estimates that curve for each of your questions and brings the question back when your chance of
            recalling it has fallen to 90%. Sooner would waste your evening; later, and you would be learning it again.
          </p>
          <p>The four ratings say how it went, and each moves the curve:</p>
          <dl className="rating-words">
            <div>
              <dt>Again</dt>
              <dd>You couldn’t answer it. It returns within this sitting, after 10 minutes.</dd>
            </div>
            <div>
              <dt>Hard</dt>
              <dd>You got there, with gaps or long pauses. A new question returns in minutes, a known one soon.</dd>
            </div>
            <div>
              <dt>Good</dt>
              <dd>You named the key points without help. In 2 days, then about 11, then 46.</dd>
            </div>
            <div>
              <dt>Easy</dt>
              <dd>You’d have said it at three in the morning. In 8 days, then much longer.</dd>
            </div>
          </dl>
          <p>
            The estimate is FSRS-6, the scheduler that Anki uses, with its published default parameters. A day ends at
            04:00 where you are, so that a late evening still counts as today. Up to 20 new questions come a day.
            Ticking key points is for your own honesty: it doesn’t change the date, your rating does. Undo (U) takes a
            rating back as if it had never been.
          </p>
          <p>
            Set the day of your interview on the <a href="/">library page</a>, and the ruler under each card shows how
            much of the question you’d still recall on that day after each rating.
          </p>
        </div>
      </article>
    </Page>
  )
}
