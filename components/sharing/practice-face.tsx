import { ActionForm, SubmitButton } from '@/components/form/action-form'
import { calendarDay, formatMinutes, formatShortDay, plural } from '@/components/ui/format'
import type { FormAction } from '@/lib/session/form-state'
import { pinsInWords } from '@/lib/sharing/pins-in-words'
import type { PracticeFace as Face } from '@/lib/sharing/sharing-queries'

type Props = { shared: Face; token: string; beginPractice: FormAction }

/** What a candidate sees on opening a link: what awaits them, one way in, and what becomes of what they say. */
export function PracticeFace({ shared, token, beginPractice }: Props) {
  const { title, purpose, signedAs, questionCount, pinned, begun } = shared
  return (
    <article className="card state-card share-face" aria-labelledby="shared">
      <p className="card__header mono">
        <span>{signedAs ? `Shared by ${signedAs}` : 'Shared with you'}</span>
        <span>{factsOf(shared)}</span>
      </p>
      <h1 className="state-card__title" id="shared">
        {title}
      </h1>
      <hr className="head-rule" />
      <div className="card__body state-card__body">
        {purpose && <p>{purpose}</p>}
        <ul className="share-pins">
          {pinsInWords(pinned).map((words) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
        {begun && (
          <div className="share-begun">
            <p>
              {begun.sentAt
                ? `You have begun, and sent your answers on ${formatShortDay(calendarDay(begun.sentAt, shared.zone))}.`
                : 'You have begun already.'}
            </p>
            <p className="buttons">
              <a className="button button--primary" href={begun.goOnAt}>
                Go on
              </a>
              <a className="button" href={begun.sendAt}>
                {begun.sentAt ? 'See what you sent' : 'Send answers'}
              </a>
            </p>
          </div>
        )}
        {questionCount > 0 ? (
          <ActionForm action={beginPractice} id="begin">
            <input type="hidden" name="token" value={token} />
            <p className="buttons">
              <SubmitButton kind={begun ? 'plain' : 'primary'}>{begun ? 'Begin again' : 'Begin'}</SubmitButton>
            </p>
          </ActionForm>
        ) : (
          <p>There is no question in this set yet. Come back later.</p>
        )}
        <p className="quiet">
          Your answers stay yours. Nothing is sent to whoever shared this unless you send it. No account is needed; one
          that you make later keeps what you did.
        </p>
      </div>
    </article>
  )
}

/** "6 questions · 24 min at most" */
function factsOf({ questionCount, seconds }: Face): string {
  const count = plural(questionCount, 'question')
  return seconds === null || questionCount === 0 ? count : `${count} · ${formatMinutes(seconds)} at most`
}
