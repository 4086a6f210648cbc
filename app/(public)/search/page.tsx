import type { Metadata } from 'next'
import { SearchForm } from '@/components/library/search-form'
import { SearchResults } from '@/components/library/search-results'
import { Page } from '@/components/shell/page'
import { topicName } from '@/lib/question/question'
import { listStudyQuestions, listTopics } from '@/lib/question/question-queries'
import { searchQuestions } from '@/lib/question/search'

export const metadata: Metadata = { title: 'Search', robots: { index: false } }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function SearchPage({ searchParams }: Props) {
  const { q, topic: wanted } = await searchParams
  // Of a repeated parameter the first counts; more than a sentence is cut, as the box allows no more.
  const query = [q].flat()[0]?.slice(0, 200) ?? ''
  const topics = await listTopics()
  const topic = topics.find((candidate) => candidate.topic === [wanted].flat()[0])?.topic ?? ''
  const results = searchQuestions(await listStudyQuestions({ kind: 'all' }), { query, topic })
  return (
    <Page current="library" skipTo="results">
      <h1 className="page-title">{topic && !query ? topicName(topic) : 'Search'}</h1>
      <SearchForm query={query} />
      <SearchResults results={results} query={query} topic={topic} topics={topics} />
    </Page>
  )
}
