import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { MockRun } from '@/components/mock/mock-run'
import { KeysSheet } from '@/components/shell/keys-sheet'
import { getMockPage } from '@/lib/mock/mock-queries'

export const metadata: Metadata = { title: 'Mock interview', robots: { index: false } }

type Props = { params: Promise<{ sessionId: string }> }

export default async function MockPage({ params }: Props) {
  const page = await getMockPage((await params).sessionId, new Date())
  if (!page) notFound()
  return (
    <>
      <a className="skip-link" href="#main">
        Skip to the question
      </a>
      <MockRun page={page} />
      <KeysSheet />
    </>
  )
}
