import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { DeleteMockForm } from '@/components/mock/delete-mock-form'
import { MockResult } from '@/components/mock/mock-result'
import { Page } from '@/components/shell/page'
import { getScorecardPage } from '@/lib/mock/mock-queries'
import { deleteMock } from '../../actions'

export const metadata: Metadata = { title: 'Scorecard', robots: { index: false } }

type Props = { params: Promise<{ sessionId: string }> }

export default async function ScorecardPage({ params }: Props) {
  const page = await getScorecardPage((await params).sessionId, new Date())
  if (!page) notFound()
  return (
    <Page current="mock" skipTo="scorecard">
      <MockResult page={page} />
      <section className="sheet__bar no-print" aria-label="This mock">
        <DeleteMockForm mockId={page.id} action={deleteMock} />
      </section>
    </Page>
  )
}
