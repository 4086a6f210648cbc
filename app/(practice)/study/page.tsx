import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { StudySession } from '@/components/review/study-session'
import { KeysSheet } from '@/components/shell/keys-sheet'
import type { SearchParameters } from '@/lib/platform/search-parameters'
import { getStudySession } from '@/lib/review/review-queries'
import { scopeOf } from '@/lib/review/study-scope'

export const metadata: Metadata = { title: 'Study', robots: { index: false } }

type Props = { searchParams: Promise<SearchParameters> }

export default async function StudyPage({ searchParams }: Props) {
  const session = await getStudySession({ scope: scopeOf(await searchParams), now: new Date() })
  if (!session) notFound()
  return (
    <>
      <noscript>
        <div className="banner">
          <p className="page">
            Studying needs JavaScript, for the ratings. Without it you can <a href="/">read every question</a> with its
            key points and example answer.
          </p>
        </div>
      </noscript>
      <StudySession session={session} />
      <KeysSheet />
    </>
  )
}
