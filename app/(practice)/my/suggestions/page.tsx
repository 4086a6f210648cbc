import type { Metadata } from 'next'
import { Page } from '@/components/shell/page'
import { MadeList } from '@/components/suggestion/made-list'
import { plural } from '@/components/ui/format'
import { parameterOf, type SearchParameters } from '@/lib/platform/search-parameters'
import { getMadePage } from '@/lib/suggestion/suggestion-queries'

export const metadata: Metadata = { title: 'My suggestions', robots: { index: false } }

export default async function MySuggestionsPage({ searchParams }: { searchParams: Promise<SearchParameters> }) {
  const { suggestions, zone } = await getMadePage()
  const sent = parameterOf(await searchParams, 'sent')
  return (
    <Page current="account" skipTo="suggestions">
      <h1 className="page-title">My suggestions</h1>
      <div className="card share">
        <p className="card__header mono">
          <span>{plural(suggestions.length, 'suggestion')}</span>
        </p>
        <hr className="head-rule" />
        {suggestions.some(({ id }) => id === sent) && (
          <p className="said made-thanks" role="status">
            Thank you. It waits to be read; what becomes of it stands here.
          </p>
        )}
        {suggestions.length === 0 ? (
          <p className="share__section">
            Nothing suggested yet. Beside each text of a question there is “Suggest a change”.
          </p>
        ) : (
          <MadeList suggestions={suggestions} zone={zone} />
        )}
      </div>
    </Page>
  )
}
