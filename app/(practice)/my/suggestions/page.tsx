import type { Metadata } from 'next'
import { Page } from '@/components/shell/page'
import { MadeList } from '@/components/suggestion/made-list'
import { type MadeDeed, MadeSaid } from '@/components/suggestion/made-said'
import { plural } from '@/components/ui/format'
import { parameterOf, type SearchParameters } from '@/lib/platform/search-parameters'
import { getMadePage } from '@/lib/suggestion/suggestion-queries'
import { withdrawSuggestion } from '../../suggestions/actions'

export const metadata: Metadata = { title: 'My suggestions', robots: { index: false } }

const DEEDS: readonly MadeDeed[] = ['sent', 'withdrawn', 'late']

export default async function MySuggestionsPage({ searchParams }: { searchParams: Promise<SearchParameters> }) {
  const { suggestions, zone } = await getMadePage()
  const parameters = await searchParams
  const deed = DEEDS.find((name) => parameterOf(parameters, name) !== null)
  const done = deed && suggestions.find(({ id }) => id === parameterOf(parameters, deed))
  return (
    <Page current="account" skipTo="suggestions">
      <h1 className="page-title">My suggestions</h1>
      <div className="card share">
        <p className="card__header mono">
          <span>{plural(suggestions.length, 'suggestion')}</span>
        </p>
        <hr className="head-rule" />
        {deed && done && <MadeSaid suggestion={done} deed={deed} withdraw={withdrawSuggestion} />}
        {suggestions.length === 0 ? (
          <p className="share__section">
            Nothing suggested yet. Beside each text of a question there is “Suggest a change”.
          </p>
        ) : (
          <MadeList suggestions={suggestions} zone={zone} withdraw={withdrawSuggestion} />
        )}
      </div>
    </Page>
  )
}
