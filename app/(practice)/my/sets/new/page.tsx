import type { Metadata } from 'next'
import { NewSet } from '@/components/question-set/own/new-set'
import { Page } from '@/components/shell/page'
import { parameterOf, type SearchParameters } from '@/lib/platform/search-parameters'
import { getNewSetPage } from '@/lib/question-set/own-set-queries'

export const metadata: Metadata = { title: 'New set', robots: { index: false } }

type Props = { searchParams: Promise<SearchParameters> }

export default async function NewSetPage({ searchParams }: Props) {
  const { ownerId, from } = await getNewSetPage(parameterOf(await searchParams, 'set'))
  return (
    <Page current="sets" skipTo="set">
      <h1 className="page-title">New set</h1>
      <noscript>
        <p>Making a set needs JavaScript, for reading what you paste before anything is sent.</p>
      </noscript>
      <NewSet ownerId={ownerId} from={from} />
    </Page>
  )
}
