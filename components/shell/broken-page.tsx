// Rendered once or twice: remembering what it rendered would cost every page more bytes than it saves.
'use no memo'

import { useSyncExternalStore } from 'react'
import { KeyHint } from '@/components/ui/key-hint'

/** What stands where a page failed: what is safe, what to do, and the number to quote. */
export function BrokenPage({ number, onRetry }: { number?: string; onRetry: () => void }) {
  const requestId = useSyncExternalStore(neverChanges, readRequestId, () => undefined)
  return (
    <main className="card state-card" id="main">
      <p className="card__header mono">
        <span>{number ? `Error ${number}` : 'Error'}</span>
      </p>
      <h1 className="state-card__title">This page didn’t load. What you rated is stored.</h1>
      <hr className="head-rule" />
      <div className="card__body state-card__body">
        <p>Try once more. If it fails again, quote the number above{requestId && ' and the request below'}.</p>
        {requestId && <p className="mono quiet">Request {requestId}</p>}
        <p className="buttons">
          <button className="button button--primary" type="button" onClick={onRetry} aria-keyshortcuts="R">
            Try again <KeyHint>R</KeyHint>
          </button>
          <a className="button" href="/">
            Library
          </a>
        </p>
      </div>
    </main>
  )
}

const neverChanges = () => () => {}

/** The id that the server's log names; undefined where the browser doesn't tell, as on plain http but for localhost. */
function readRequestId(): string | undefined {
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
  return navigation?.serverTiming?.find(({ name }) => name === 'id')?.description
}
