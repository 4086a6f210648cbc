import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { KitSheet } from '@/components/kit/kit-sheet'
import { Page } from '@/components/shell/page'
import { getOwnKitPage } from '@/lib/question-set/kit-queries'

export const metadata: Metadata = { title: 'Interview kit', robots: { index: false } }

type Props = { params: Promise<{ id: string }> }

export default async function OwnKitPage({ params }: Props) {
  const { id } = await params
  const page = await getOwnKitPage(id)
  if (!page) notFound()
  return (
    <Page current="sets" skipTo="questions">
      <p className="sheet__bar no-print">
        <a href={`/my/sets/${id}`}>Back to the set</a>
        <a href={`/my/sets/${id}/share`}>Share this kit</a>
      </p>
      <KitSheet sheet={page.sheet} storageKey={page.storageKey} />
    </Page>
  )
}
