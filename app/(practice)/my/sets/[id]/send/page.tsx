import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ActionForm, SubmitButton } from '@/components/form/action-form'
import { SendForm } from '@/components/sharing/send-form'
import { Page } from '@/components/shell/page'
import { calendarDay, formatShortDay, formatTime, plural } from '@/components/ui/format'
import { getSendPage } from '@/lib/sharing/response-queries'
import { sendResponse, withdrawResponse } from '../../sharing-actions'

export const metadata: Metadata = { title: 'Send answers', robots: { index: false } }

type Props = { params: Promise<{ id: string }> }

export default async function SendPage({ params }: Props) {
  const { id } = await params
  const page = await getSendPage(id, new Date())
  if (!page) notFound()
  const { response, zone } = page
  const when = (instant: Date) => `${formatShortDay(calendarDay(instant, zone))}, ${formatTime(instant, zone)}`
  return (
    <Page skipTo="answers">
      <h1 className="page-title">Send answers: {page.set.title}</h1>
      <div className="card share">
        <p className="card__header mono">
          <span>{page.signed?.signedAs ? `Shared by ${page.signed.signedAs}` : 'Shared with you'}</span>
          <span>{plural(page.answers.length, 'answer')} to send</span>
        </p>
        <hr className="head-rule" />
        {response && (
          <section className="share__section" aria-labelledby="sent">
            {response.withdrawnAt ? (
              <h2 id="sent">Taken back on {when(response.withdrawnAt)}</h2>
            ) : (
              <>
                <h2 id="sent">Sent on {when(response.sentAt)}</h2>
                <p>
                  {plural(response.answers.length, 'answer')}
                  {response.name && `, as ${response.name}`}. Taking them back deletes them there.
                </p>
                <details>
                  <summary>What was sent</summary>
                  <ol className="response__answers">
                    {response.answers.map(({ key, questionText, text }) => (
                      <li key={key}>
                        <h3 className="response__question">{questionText}</h3>
                        <p className="response__text">{text}</p>
                      </li>
                    ))}
                  </ol>
                </details>
                <ActionForm action={withdrawResponse} id="withdraw">
                  <input type="hidden" name="setId" value={id} />
                  <p className="buttons">
                    <SubmitButton kind="delete">Take them back</SubmitButton>
                  </p>
                </ActionForm>
              </>
            )}
          </section>
        )}
        <section className="share__section" aria-label="What would be sent">
          <SendForm page={page} sendResponse={sendResponse} />
        </section>
      </div>
    </Page>
  )
}
