import type { Metadata } from 'next'
import { notFound, permanentRedirect } from 'next/navigation'
import { AnswerEditor } from '@/components/answer/answer-editor'
import { KeysSheet } from '@/components/shell/keys-sheet'
import { Masthead } from '@/components/shell/masthead'
import { getEditorPage } from '@/lib/answer/answer-queries'
import { opinionReader } from '@/lib/coach/opinion-queries'
import { parameterOf, type SearchParameters } from '@/lib/platform/search-parameters'
import { findSession } from '@/lib/session/session-queries'
import { findOfferedStories } from '@/lib/story/story-queries'

export const metadata: Metadata = { title: 'Your answer', robots: { index: false } }

type Props = {
  params: Promise<{ key: string }>
  searchParams: Promise<SearchParameters>
}

export default async function AnswerPage({ params, searchParams }: Props) {
  const [{ key }, parameters, session] = await Promise.all([params, searchParams, findSession()])
  const page = await getEditorPage(session, key, parameterOf(parameters, 'answer'))
  if (!page) notFound()
  if ('redirectTo' in page) permanentRedirect(`/answers/${page.redirectTo}`)
  const stories = await findOfferedStories(session, page.question)
  return (
    <>
      <a className="skip-link" href="#main">
        Skip to your answer
      </a>
      <Masthead current="answers" />
      <noscript>
        <div className="banner">
          <p className="page">Writing needs JavaScript, for saving as you type.</p>
        </div>
      </noscript>
      <AnswerEditor page={page} stories={stories} reader={opinionReader()} />
      <KeysSheet />
    </>
  )
}
