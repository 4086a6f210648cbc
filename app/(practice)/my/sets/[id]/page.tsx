import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { SearchForm } from '@/components/library/search-form'
import { DeleteButton } from '@/components/outbox/delete-button'
import { ReceivedSet } from '@/components/question-set/own/received-set'
import { SetEditor } from '@/components/question-set/own/set-editor'
import { Page } from '@/components/shell/page'
import { KeyHint } from '@/components/ui/key-hint'
import { getOwnSetPage } from '@/lib/question-set/own-set-queries'
import { questionIdsOf } from '@/lib/question-set/question-set'

export const metadata: Metadata = { title: 'My set', robots: { index: false } }

/** From so many questions on, a set is searched rather than looked through. */
const SEARCHABLE = 12

type Props = { params: Promise<{ id: string }> }

export default async function OwnSetPage({ params }: Props) {
  const page = await getOwnSetPage((await params).id)
  if (!page) notFound()
  const { set } = page
  const count = questionIdsOf(set.sections).length
  const isEmpty = count === 0
  return (
    <Page current="sets" skipTo="questions">
      <header className="set-head">
        <div>
          <h1>{set.title}</h1>
          {set.purpose && <p className="set-head__purpose">{set.purpose}</p>}
        </div>
        <p className="buttons no-print">
          {!isEmpty && (
            <>
              <a className="button button--primary" href={`/study?own=${set.id}`} aria-keyshortcuts="S">
                Study <KeyHint>S</KeyHint>
              </a>
              <a className="button" href={`/mock?own=${set.id}`} aria-keyshortcuts="M">
                Mock interview <KeyHint>M</KeyHint>
              </a>
            </>
          )}
          {set.received && (
            <a className="button" href={`/my/sets/${set.id}/send`}>
              Send answers
            </a>
          )}
          {!set.received && (
            <>
              <a className="button" href={`/my/sets/${set.id}/kit`} aria-keyshortcuts="K">
                Interview kit <KeyHint>K</KeyHint>
              </a>
              <a className="button" href={`/my/sets/${set.id}/share`} aria-keyshortcuts="H">
                Share <KeyHint>H</KeyHint>
              </a>
            </>
          )}
        </p>
      </header>
      {count >= SEARCHABLE && <SearchForm within={{ own: set.id }} label="Search this set" />}
      {set.received ? <ReceivedSet page={page} /> : <SetEditor page={page} />}
      <p className="buttons own-set__foot no-print">
        {!set.received && (
          <>
            Export as{' '}
            {(['md', 'csv', 'json'] as const).map((as) => (
              <a className="button" key={as} href={`/api/me/own-set?id=${set.id}&as=${as}`} download>
                {FORMAT_NAMES[as]}
              </a>
            ))}
          </>
        )}
        <DeleteButton
          ownerId={page.ownerId}
          what="set"
          command="changeSet"
          names={{ setId: set.id }}
          list={{ href: '/my/sets', name: 'My sets' }}
        />
      </p>
    </Page>
  )
}

const FORMAT_NAMES = { md: 'Markdown', csv: 'CSV', json: 'JSON' }
