import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { KitSheet } from '@/components/kit/kit-sheet'
import { KitMasthead } from '@/components/sharing/kit-masthead'
import { PracticeFace } from '@/components/sharing/practice-face'
import { KeysSheet } from '@/components/shell/keys-sheet'
import { Page } from '@/components/shell/page'
import { getSharedPage } from '@/lib/sharing/sharing-queries'
import { beginPractice } from '../actions'

export const metadata: Metadata = { title: 'Shared questions', robots: { index: false } }

type Props = { params: Promise<{ token: string }> }

/** The server has looked the link up before (scripts/server/share-gate.ts); the page believes nobody and looks again. */
export default async function SharedPage({ params }: Props) {
  const { token } = await params
  const shared = await getSharedPage(token, new Date())
  if (!shared) notFound()
  if (shared.face === 'practice') {
    return (
      <Page skipTo="set">
        <PracticeFace shared={shared} token={token} beginPractice={beginPractice} />
      </Page>
    )
  }
  return (
    <>
      <a className="skip-link" href="#main">
        Skip to the questions
      </a>
      <KitMasthead signedAs={shared.signedAs} />
      <main id="main" className="page">
        <KitSheet sheet={shared.sheet} storageKey={shared.storageKey} />
      </main>
      <KeysSheet />
    </>
  )
}
