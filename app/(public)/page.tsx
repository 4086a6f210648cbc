import type { Metadata } from 'next'
import { DayIsland } from '@/components/library/day-island'
import { OwnSetCard } from '@/components/library/own-set-card'
import { SearchForm } from '@/components/library/search-form'
import { SetCard } from '@/components/library/set-card'
import { TopicList } from '@/components/library/topic-list'
import { JsonLd } from '@/components/shell/json-ld'
import { Page } from '@/components/shell/page'
import { DESCRIPTION, sharing, TITLE } from '@/components/shell/sharing'
import { listQuestionListings, listQuestionSets, listTopics } from '@/lib/question/question-queries'
import { getPublicUrl } from '@/lib/question/sharing-queries'
import { libraryData } from '@/lib/question/structured-data'

export const metadata: Metadata = sharing({ path: '/', type: 'website', title: TITLE, description: DESCRIPTION })

export default async function LibraryPage() {
  const [sets, topics, questions] = await Promise.all([listQuestionSets(), listTopics(), listQuestionListings()])
  return (
    <Page current="library" skipTo="library">
      <DayIsland questionCount={questions.length} />
      <SearchForm />
      <section aria-labelledby="sets">
        <h2 className="shelf-title" id="sets">
          Question sets
        </h2>
        {sets.length > 0 ? (
          <ul className="shelf">
            {sets.map((set) => (
              <SetCard key={set.slug} set={set} />
            ))}
            <OwnSetCard />
          </ul>
        ) : (
          <p className="shelf-empty">
            No sets yet. Put one into <code>content/sets</code> and run <code>npm run content:import</code>.
          </p>
        )}
      </section>
      <section aria-labelledby="topics">
        <h2 className="shelf-title" id="topics">
          By topic
        </h2>
        <TopicList topics={topics} />
      </section>
      <JsonLd graph={libraryData(await getPublicUrl(), DESCRIPTION)} />
    </Page>
  )
}
