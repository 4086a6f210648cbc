import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ActionForm, SubmitButton } from '@/components/form/action-form'
import { MockReview } from '@/components/mock/mock-review'
import { PrintButton } from '@/components/mock/print-button'
import { ScorecardSheet } from '@/components/mock/scorecard-sheet'
import { Page } from '@/components/shell/page'
import { getScorecardPage } from '@/lib/mock/mock-queries'
import { deleteMock } from '../../actions'

export const metadata: Metadata = { title: 'Scorecard', robots: { index: false } }

type Props = { params: Promise<{ sessionId: string }> }

export default async function ScorecardPage({ params }: Props) {
  const page = await getScorecardPage((await params).sessionId, new Date())
  if (!page) notFound()
  const isRated = page.scorecard.rows.every(({ rating }) => rating !== null)
  return (
    <Page current="mock" skipTo="scorecard">
      <section className="sheet__bar no-print" aria-label="This sheet">
        <a href="/mock">Another mock interview</a>
        <PrintButton />
      </section>
      {!isRated && <MockReview page={page} />}
      <ScorecardSheet page={page} />
      <section className="sheet__bar no-print" aria-label="This mock">
        <ActionForm action={deleteMock} id="delete-mock">
          <input type="hidden" name="sessionId" value={page.id} />
          <SubmitButton kind="delete">Delete this mock</SubmitButton>
        </ActionForm>
        <p className="quiet">What you rated stays in your study.</p>
      </section>
    </Page>
  )
}
