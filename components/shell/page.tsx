import type { ReactNode } from 'react'
import { Colophon } from './colophon'
import { KeysSheet } from './keys-sheet'
import { Masthead, type MastheadPage } from './masthead'

/** A whole page that isn't a study card: skip link, head, main, foot, and the sheet of keys. */
export function Page({
  current,
  skipTo = 'content',
  children,
}: {
  current?: MastheadPage
  /** What the skip link names: "Skip to the …". */
  skipTo?: string
  children: ReactNode
}) {
  return (
    <>
      <a className="skip-link" href="#main">
        Skip to the {skipTo}
      </a>
      <Masthead current={current} />
      <main id="main" className="page">
        {children}
      </main>
      <Colophon />
      <KeysSheet />
    </>
  )
}
