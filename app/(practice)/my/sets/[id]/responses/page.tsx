import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ResponseItem } from '@/components/sharing/response-item'
import { Page } from '@/components/shell/page'
import { plural } from '@/components/ui/format'
import { getResponsesPage } from '@/lib/sharing/response-queries'

export const metadata: Metadata = { title: 'Responses', robots: { index: false } }

type Props = { params: Promise<{ id: string }> }

export default async function ResponsesPage({ params }: Props) {
  const { id } = await params
  const page = await getResponsesPage(id)
  if (!page) notFound()
  const { set, zone, responses } = page
  return (
    <Page skipTo="responses">
      <h1 className="page-title">Responses to “{set.title}”</h1>
      <p className="share-nav no-print">
        <a href={`/my/sets/${id}`}>Back to the set</a>
        <a href={`/my/sets/${id}/share`}>Links</a>
      </p>
      <div className="card share share--wide">
        <p className="card__header mono">
          <span>{plural(responses.length, 'response')}</span>
        </p>
        <hr className="head-rule" />
        {responses.length === 0 ? (
          <p className="share__section">Nothing was sent yet. Candidates decide that themselves, answer by answer.</p>
        ) : (
          <ol>
            {responses.map((response) => (
              <ResponseItem key={response.id} response={response} zone={zone} />
            ))}
          </ol>
        )}
      </div>
    </Page>
  )
}
