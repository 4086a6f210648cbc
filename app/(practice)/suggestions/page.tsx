import type { Metadata } from 'next'
import { Page } from '@/components/shell/page'
import { Desk } from '@/components/suggestion/desk'
import { DecidedList, Queue } from '@/components/suggestion/queue'
import { UndoForm } from '@/components/suggestion/undo-form'
import { plural } from '@/components/ui/format'
import { parameterOf, type SearchParameters } from '@/lib/platform/search-parameters'
import { getDeskPage } from '@/lib/suggestion/suggestion-queries'
import { decideSuggestion } from './actions'

export const metadata: Metadata = { title: 'Suggestions', robots: { index: false } }

export default async function SuggestionsPage({ searchParams }: { searchParams: Promise<SearchParameters> }) {
  const parameters = await searchParams
  const doneId = parameterOf(parameters, 'done')
  const page = await getDeskPage(parameterOf(parameters, 'at'), doneId)
  const { queue, decided, current, done, zone, isMaintainer } = page
  return (
    <Page current="account" skipTo="suggestions">
      <h1 className="page-title">
        {queue.length === 0 ? 'No suggestion waits' : `${plural(queue.length, 'suggestion')} to decide`}
      </h1>
      {done && (
        <div className="desk-done">
          <p role="status">
            {done.status === 'declined' ? 'Declined' : 'Accepted'}: from {done.signature}.
          </p>
          {done.id !== current?.id && <UndoForm suggestion={done} decide={decideSuggestion} id="undo-done" />}
        </div>
      )}
      {current?.status === 'open' && current.id === doneId && (
        <p className="desk-done" role="status">
          Undone: it waits again.
        </p>
      )}
      {current ? (
        <div className="desk-page">
          <div>
            <Desk page={page} current={current} decide={decideSuggestion} />
          </div>
          <nav className="desk-page__queue" aria-label="Suggestions">
            <Queue queue={queue} currentId={current.id} />
            {decided.length > 0 && <DecidedList decided={decided} zone={zone} />}
            <TakeAway />
          </nav>
        </div>
      ) : (
        <div className="desk-empty">
          <p>
            {isMaintainer
              ? 'Readers suggest changes beside each text of a question; they come here.'
              : 'Whoever practises a set that you share can suggest changes to its questions; they come here.'}
          </p>
          {decided.length > 0 && (
            <>
              <DecidedList decided={decided} zone={zone} />
              <TakeAway />
            </>
          )}
        </div>
      )}
    </Page>
  )
}

function TakeAway() {
  return (
    <p className="quiet">
      <a href="/api/suggestions" download>
        Download them all
      </a>
    </p>
  )
}
