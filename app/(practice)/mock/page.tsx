import type { Metadata } from 'next'
import { MockHistory } from '@/components/mock/mock-history'
import { MockSetupForm } from '@/components/mock/mock-setup-form'
import { RecordingsKept } from '@/components/mock/recordings-kept'
import { Page } from '@/components/shell/page'
import { fieldsOfAddress } from '@/lib/mock/mock-options'
import { getMockSetup } from '@/lib/mock/mock-queries'
import { parameterOf, type SearchParameters } from '@/lib/platform/search-parameters'
import { startMock } from './actions'

export const metadata: Metadata = { title: 'Mock interview', robots: { index: false } }

type Props = { searchParams: Promise<SearchParameters> }

export default async function MockSetupPage({ searchParams }: Props) {
  const parameters = await searchParams
  const { sources, history, zone, ownerId } = await getMockSetup()
  const { fields, problem } = fieldsOfAddress((name) => parameterOf(parameters, name), newSeed())
  const isKnown = sources.some(({ value }) => value === fields.from)
  return (
    <Page current="mock" skipTo="set-up">
      <header className="set-head">
        <h1>Mock interview</h1>
        <p className="buttons no-print">
          <a className="button" href="/my/sets/new" aria-keyshortcuts="N">
            Paste questions of your own
          </a>
        </p>
      </header>
      <div className="card set-sheet">
        <div className="card__body mock-setup">
          {(problem !== null || !isKnown) && (
            <p className="error-summary" role="alert">
              {problem ?? 'This link names a set or a topic that isn’t here. Choose from the list.'}
            </p>
          )}
          <MockSetupForm fields={fields} sources={sources} startMock={startMock} />
        </div>
        <MockHistory mocks={history} zone={zone} />
        {ownerId !== null && <RecordingsKept ownerId={ownerId} />}
      </div>
    </Page>
  )
}

function newSeed(): number {
  return Math.floor(Math.random() * 2 ** 32)
}
