import type { Metadata } from 'next'
import { Page } from '@/components/shell/page'
import { KeyHint } from '@/components/ui/key-hint'

export const metadata: Metadata = { title: 'Not found' }

// One element: each of a page's layouts carries its not-found page, and what is the same is sent once.
const NOT_FOUND = (
  <Page>
    <div className="card state-card">
      <p className="card__header mono">
        <span>404</span>
      </p>
      <h1 className="state-card__title">There is no such page here.</h1>
      <hr className="head-rule" />
      <div className="card__body state-card__body">
        <p>It may have been renamed or taken out. Every question that is still here is a search away.</p>
        <p className="buttons">
          <a className="button button--primary" href="/">
            Library
          </a>
          <a className="button" href="/search">
            Search <KeyHint>/</KeyHint>
          </a>
        </p>
      </div>
    </div>
  </Page>
)

export default function NotFound() {
  return NOT_FOUND
}
