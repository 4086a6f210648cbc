import type { Metadata } from 'next'
import { SearchForm } from '@/components/library/search-form'
import { SearchResults } from '@/components/library/search-results'
import { Page } from '@/components/shell/page'
import { parameterOf, type SearchParameters } from '@/lib/platform/search-parameters'
import { topicName } from '@/lib/question/question'
import { listStudyQuestions, listTopics } from '@/lib/question/question-queries'
import { MAX_QUERY_CHARACTERS, searchQuestions } from '@/lib/question/search'

export const metadata: Metadata = { title: 'Search', robots: { index: false } }

type Props = { searchParams: Promise<SearchParameters> }

export default async function SearchPage({ searchParams }: Props) {
  const parameters = await searchParams
  // More than the box allows is cut.
  const query = parameterOf(parameters, 'q')?.slice(0, MAX_QUERY_CHARACTERS) ?? ''
  const topics = await listTopics()
  const topic = topics.find((candidate) => candidate.topic === parameterOf(parameters, 'topic'))?.topic ?? ''
  const results = searchQuestions(await listStudyQuestions({ kind: 'all' }), { query, topic })
  return (
    <Page current="library" skipTo="results">
      <h1 className="page-title">{topic && !query ? topicName(topic) : 'Search'}</h1>
      <SearchForm query={query} />
      <SearchResults results={results} query={query} topic={topic} topics={topics} />
    </Page>
  )
}
