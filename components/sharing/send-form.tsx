import { ActionForm, SubmitButton } from '@/components/form/action-form'
import { Field } from '@/components/form/field'
import type { FormAction } from '@/lib/session/form-state'
import type { SendPage } from '@/lib/sharing/response-queries'

type Props = { page: SendPage; sendResponse: FormAction }

/** Exactly what would be sent, each answer with its tick, and who would see it. */
export function SendForm({ page, sendResponse }: Props) {
  const { set, answers, signed, response } = page
  if (signed === null) return <p>The link that this set came by has ended: nothing can be sent any more.</p>
  if (answers.length === 0) {
    return (
      <p>
        There is nothing to send yet: it needs an answer that you have typed, or that was written down as you spoke.
      </p>
    )
  }
  const isSent = response !== null && response.withdrawnAt === null
  return (
    <ActionForm action={sendResponse} id="send">
      <input type="hidden" name="setId" value={set.id} />
      <p>
        Below is all that is sent: the questions and your own words. {readerOf(signed.signedAs)} will read them, and
        nobody else; no rating and no note of yours goes along. You can take them back whenever you like.
      </p>
      <ol className="response__answers">
        {answers.map(({ key, questionText, text, state, isSaid }) => (
          <li key={key}>
            <label className="tick">
              {/* What was written for oneself elsewhere goes along only where one says so. */}
              <input type="checkbox" name={`answer-${key}`} value={state} defaultChecked={isSaid} />
              <span className="response__question">{questionText}</span>
            </label>
            <p className="response__text">{text}</p>
          </li>
        ))}
      </ol>
      <Field name="name" label="Your name" help="So that they know whose answers these are. May stay empty." />
      <p className="buttons">
        <SubmitButton>{isSent ? 'Send in place of what was sent' : 'Send'}</SubmitButton>
      </p>
    </ActionForm>
  )
}

function readerOf(signedAs: string): string {
  return signedAs ? `Whoever shared this set, signed “${signedAs}”,` : 'Whoever shared this set'
}
