import type { Metadata } from 'next'
import { OwnSetList } from '@/components/question-set/own/own-set-list'
import { Page } from '@/components/shell/page'
import { getOwnSetsPage } from '@/lib/question-set/own-set-queries'

export const metadata: Metadata = { title: 'My sets', robots: { index: false } }

export default async function OwnSetsPage() {
  return (
    <Page current="sets" skipTo="sets">
      <header className="set-head">
        <div>
          <h1>My sets</h1>
          <p className="set-head__purpose">
            Questions put together for an interview that you hold, or for one that you will sit in.
          </p>
        </div>
        <p className="buttons no-print">
          <a className="button button--primary" href="/my/sets/new" aria-keyshortcuts="N">
            New set
          </a>
        </p>
      </header>
      <OwnSetList page={await getOwnSetsPage()} />
    </Page>
  )
}
