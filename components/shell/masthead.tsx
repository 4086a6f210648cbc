// Small, and hardly ever drawn again: remembering what it rendered would cost more bytes than it saves.
'use no memo'

import type { ReactNode } from 'react'
import { KeyHint } from '@/components/ui/key-hint'
import { PaletteLink } from './palette-link'

export type MastheadPage = 'library' | 'study' | 'mock' | 'answers' | 'sets' | 'progress' | 'account'

const PAGES: { page: MastheadPage; name: string; href: string; shortcut?: string }[] = [
  { page: 'library', name: 'Library', href: '/' },
  { page: 'study', name: 'Study', href: '/study', shortcut: 'S' },
  { page: 'mock', name: 'Mock', href: '/mock', shortcut: 'M' },
  { page: 'answers', name: 'Answers', href: '/answers', shortcut: 'A' },
  { page: 'sets', name: 'Sets', href: '/my/sets', shortcut: 'T' },
  { page: 'progress', name: 'Progress', href: '/progress', shortcut: 'P' },
]

/** The head of every page but a study card's: the mark, the places, and search. */
export function Masthead({ current }: { current?: MastheadPage }) {
  return (
    <header className="masthead page no-print">
      <Mark />
      <nav aria-label="Main">
        <ul>
          {PAGES.map(({ page, name, href, shortcut }) => (
            <li key={page}>
              <a href={href} aria-current={page === current ? 'page' : undefined} aria-keyshortcuts={shortcut}>
                {name}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <div className="masthead__end">
        <PaletteLink />
        <a className="button button--quiet" href="/search" aria-keyshortcuts="/">
          Search <KeyHint>/</KeyHint>
        </a>
        <a className="button button--quiet" href="/account" aria-current={current === 'account' ? 'page' : undefined}>
          Account
        </a>
      </div>
    </header>
  )
}

/** The head of a practice page: the mark, and whatever says how far one is. No navigation to be drawn away by. */
export function PracticeMasthead({ children }: { children: ReactNode }) {
  return (
    <header className="masthead page no-print">
      <Mark />
      <div className="masthead__end">{children}</div>
    </header>
  )
}

/** The mark is the product: a card, its head-rule, two lines. */
function Mark() {
  return (
    <a className="masthead__mark" href="/" aria-label="Callback, library">
      <svg width="24" height="18" viewBox="0 0 24 18" aria-hidden="true">
        <rect x=".5" y=".5" width="23" height="17" rx="2" fill="var(--color-card)" stroke="currentColor" />
        <path d="M1 5.5h22" stroke="var(--color-red)" strokeWidth="1.5" />
        <path d="M4 9.5h16M4 13.5h10" stroke="currentColor" strokeOpacity=".45" />
      </svg>
      <span className="masthead__name">Callback</span>
    </a>
  )
}
