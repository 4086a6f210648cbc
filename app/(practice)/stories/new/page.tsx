import type { Metadata } from 'next'
import { Page } from '@/components/shell/page'
import { StoryEditor } from '@/components/story/story-editor'
import { StoryHead } from '@/components/story/story-head'
import { parameterOf, type SearchParameters } from '@/lib/platform/search-parameters'
import { getNewStoryPage } from '@/lib/story/story-queries'

export const metadata: Metadata = { title: 'New story', robots: { index: false } }

type Props = { searchParams: Promise<SearchParameters> }

export default async function NewStoryPage({ searchParams }: Props) {
  const page = await getNewStoryPage(parameterOf(await searchParams, 'question') ?? null)
  return (
    <Page current="answers" skipTo="story">
      <StoryHead title="New story" />
      <StoryEditor page={page} />
    </Page>
  )
}
