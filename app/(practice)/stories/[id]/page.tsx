import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Page } from '@/components/shell/page'
import { StoryEditor } from '@/components/story/story-editor'
import { StoryHead } from '@/components/story/story-head'
import { getStoryPage } from '@/lib/story/story-queries'

export const metadata: Metadata = { title: 'My story', robots: { index: false } }

type Props = { params: Promise<{ id: string }> }

export default async function StoryPage({ params }: Props) {
  const page = await getStoryPage((await params).id)
  if (!page) notFound()
  return (
    <Page current="answers" skipTo="story">
      <StoryHead title="My story" />
      <StoryEditor page={page} />
    </Page>
  )
}
