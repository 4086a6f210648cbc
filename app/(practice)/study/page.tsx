import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { StudySession } from '@/components/review/study-session'
import { KeysSheet } from '@/components/shell/keys-sheet'
import type { SearchParameters } from '@/lib/platform/search-parameters'
import { packCards } from '@/lib/review/card-texts'
import { getStudySession } from '@/lib/review/review-queries'
import { scopeOf } from '@/lib/review/study-scope'

export const metadata: Metadata = { title: 'Study', robots: { index: false } }

type Props = { searchParams: Promise<SearchParameters> }

export default async function StudyPage({ searchParams }: Props) {
  const found = await getStudySession({ scope: scopeOf(await searchParams), now: new Date() })
  if (!found) notFound()
  const { cards, ...session } = found
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
      <StudySession session={session} cards={packCards(cards)} />
      <KeysSheet />
    </>
  )
}
