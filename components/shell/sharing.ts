import type { Metadata } from 'next'

/** What the library is called, and every page that has no name of its own. */
export const TITLE = 'Callback: interview questions, studied until they stick'
export const DESCRIPTION =
  'Real interview questions with guidance, key points and example answers. Study them as cards, rate yourself, and each comes back the day before you would forget it. Free, private, no account needed.'

export const SITE = { siteName: 'Callback', locale: 'en_GB' } as const

type Shared = { path: string; type: 'website' | 'article'; title: string; description: string }

/**
 * Where a page is and what other sites call it: without the site's name, which stands beside. The picture is the
 * opengraph-image next to the page.
 */
export function sharing({ path, type, title, description }: Shared): Pick<Metadata, 'alternates' | 'openGraph'> {
  // Next replaces the layout's as a whole.
  return { alternates: { canonical: path }, openGraph: { ...SITE, type, url: path, title, description } }
}
