import type { Metadata } from 'next'
import { FoundAnswers } from '@/components/answer/found-answers'
import { SearchForm } from '@/components/library/search-form'
import { SearchResults } from '@/components/library/search-results'
import { FoundInOwnSet } from '@/components/question-set/own/found-in-set'
import { FoundOwnQuestions } from '@/components/question-set/own/found-own-questions'
import { Page } from '@/components/shell/page'
import { findOwnAnswers } from '@/lib/answer/answer-queries'
import { parameterOf, type SearchParameters } from '@/lib/platform/search-parameters'
import { topicName } from '@/lib/question/question'
import { searchLibrary } from '@/lib/question/search-queries'
import { MAX_QUERY_CHARACTERS } from '@/lib/question/search-query'
import { findOwnQuestions, listOwnSetTitles, searchOwnSet } from '@/lib/question-set/own-set-queries'
import { findSession } from '@/lib/session/session-queries'

export const metadata: Metadata = { title: 'Search', robots: { index: false } }

type Props = { searchParams: Promise<SearchParameters> }

export default async function SearchPage({ searchParams }: Props) {
  const parameters = await searchParams
  // More than the box allows is cut.
  const query = parameterOf(parameters, 'q')?.slice(0, MAX_QUERY_CHARACTERS) ?? ''
  const ownSetId = parameterOf(parameters, 'own')
  // Without a query there is nothing of one's own to look through.
  const session = query === '' && ownSetId === null ? null : await findSession()
  const inSet = ownSetId === null ? null : await searchOwnSet(session, ownSetId, query)
  if (inSet)
    return (
      <Page current="sets" skipTo="results">
        <h1 className="page-title">Search</h1>
        <SearchForm query={query} within={{ own: inSet.id }} label={`Search “${inSet.title}”`} />
        <FoundInOwnSet found={inSet} query={query} />
      </Page>
    )
  const [found, own, ownQuestions, ownSets] = await Promise.all([
    searchLibrary(parameters),
    findOwnAnswers(session, query),
    findOwnQuestions(session, query),
    listOwnSetTitles(session),
  ])
  const { topic } = found.filters
  return (
    <Page current="library" skipTo="results">
      <h1 className="page-title">{topic && !query ? topicName(topic) : 'Search'}</h1>
      <SearchForm query={query} within={found.filters} />
      <SearchResults found={found} query={query} ownAnswers={own.total} ownSets={ownSets} />
      <FoundOwnQuestions found={ownQuestions} />
      <FoundAnswers own={own} query={query} />
    </Page>
  )
}
