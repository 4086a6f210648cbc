import { KeyHint } from '@/components/ui/key-hint'

/** What stands where a page failed: what is safe, what to do, and the number to quote. */
export function BrokenPage({ number, onRetry }: { number?: string; onRetry: () => void }) {
  return (
    <main className="card state-card" id="main">
      <p className="card__header mono">
        <span>{number ? `Error ${number}` : 'Error'}</span>
      </p>
      <h1 className="state-card__title">This page didn’t load. What you rated is stored.</h1>
      <hr className="head-rule" />
      <div className="card__body state-card__body">
        <p>Try once more. If it fails again, quote the number above.</p>
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
