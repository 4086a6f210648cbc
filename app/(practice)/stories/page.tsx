import type { Metadata } from 'next'
import { Page } from '@/components/shell/page'
import { StoryBank } from '@/components/story/story-bank'
import { KeyHint } from '@/components/ui/key-hint'
import { getStoriesPage } from '@/lib/story/story-queries'

export const metadata: Metadata = { title: 'My stories', robots: { index: false } }

export default async function StoriesPage() {
  return (
    <Page current="answers" skipTo="stories">
      <header className="set-head">
        <div>
          <h1>My stories</h1>
          <p className="set-head__purpose">What you have lived, written down once, to be told in many answers.</p>
        </div>
        <p className="buttons no-print">
          <a className="button button--primary" href="/stories/new" aria-keyshortcuts="N">
            New story <KeyHint>N</KeyHint>
          </a>
        </p>
      </header>
      <StoryBank page={await getStoriesPage()} />
    </Page>
  )
}
